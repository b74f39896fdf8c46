// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QApplication;

namespace classiscope {

enum class ColorScheme { System, Light, Dark };

/// Gives the application the Fusion style with the program's palette.
///
/// `System` follows the desktop's light or dark scheme, also while the program
/// runs. May be called again at any time; widgets get QEvent::PaletteChange.
void applyColorScheme(QApplication &application, ColorScheme scheme);

/// What was last applied; System before that.
ColorScheme appliedColorScheme();

}  // namespace classiscope
