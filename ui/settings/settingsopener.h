// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/desktop/autostart.h"
#include "ui/settings/generalsettings.h"
#include "ui/settings/settingsdialog.h"

#include <QObject>

class QSettings;

namespace classiscope {

class Classifier;
class ServerHost;
class ServerPage;

/// Opens the settings dialog, keeps what was entered and applies what can be at once.
class SettingsOpener : public QObject {
    Q_OBJECT

public:
    struct Parts {
        QSettings &settings;
        Classifier &classifier;
        ServerHost &host;
        ServerPage &server;
        ClassifierOptions engine;  ///< with what the command line says; see `typed`
        QStringList typed;         ///< the command line's options that were given
        Autostart autostart;
        bool (*hasTray)();
    };

    /// What `parts` refers to, and `window`, must outlive it.
    SettingsOpener(const Parts &parts, QWidget &window);

    void open();
    /// At the server's access; `atKey`: with the focus on the API key.
    void openServer(bool atKey);

signals:
    /// Something could not be kept; the message names it.
    void failed(const QString &message);

private:
    SettingsDialog::Sources sources() const;
    SettingsDialog *makeDialog();
    void apply(const SettingsDialog &dialog);

    Parts m_parts;
    QWidget &m_window;
};

}  // namespace classiscope
