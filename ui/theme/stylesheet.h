// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QPalette;

namespace classiscope {

/// What Fusion does not draw the way the window should look, in the colours of `palette`.
QString styleSheet(const QPalette &palette);

}  // namespace classiscope
