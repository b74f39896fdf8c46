// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/colorscheme.h"

#include <QString>

class QSettings;

namespace classiscope {

/// How the program behaves as a window among others.
struct GeneralSettings {
    QString language {};  ///< "en" or "de"; empty: the system's
    ColorScheme colorScheme = ColorScheme::System;
    bool closeToTray = false;      ///< closing the window leaves the program in the tray
    bool singleInstance = true;    ///< a second start hands over to the window that is open
    bool restorePlace = true;      ///< the window opens where it was closed
    bool restorePictures = false;  ///< and classifies the pictures of its list again
    bool serveAtStart = false;     ///< the server is switched on with the window

    bool operator==(const GeneralSettings &) const = default;
};

/// As kept; the default for what is not, or cannot be used.
GeneralSettings generalSettings(const QSettings &settings);

/// Keeps what differs from the defaults.
void keepGeneralSettings(QSettings &settings, const GeneralSettings &general);

}  // namespace classiscope
