// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

class QPalette;

namespace classiscope {

/// The program's own palettes. Every text colour has a contrast of at least
/// 4.5:1 on the grounds it is used on (WCAG 2.1, level AA).
QPalette lightPalette();
QPalette darkPalette();

/// True when `palette` puts light text on a dark ground.
bool isDark(const QPalette &palette);

// Colours that QPalette has no role for, in the tone that goes with `palette`:
QColor mutedText(const QPalette &palette);   ///< less important, still readable
QColor accentText(const QPalette &palette);  ///< the accent colour, dark or light enough for text
QColor errorText(const QPalette &palette);
QColor hairline(const QPalette &palette);  ///< a line between areas
QColor barTrack(const QPalette &palette);  ///< the empty part of a bar
QColor hoverGround(const QPalette &palette);
QColor chosenGround(const QPalette &palette);  ///< of a chosen row or place; text stays readable

}  // namespace classiscope
