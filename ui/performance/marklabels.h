// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/performance/chartcontent.h"

#include <functional>

namespace classiscope {

/// A label above the plot. It names the mark whose line it stands beside, or several of them
/// where labels of their own would cover each other.
struct MarkLabel {
    QString text;          ///< of the marks, oldest first, with commas
    double firstLine = 0;  ///< where the lines of its marks are
    double lastLine = 0;
    double wanted = 0;  ///< the width of the whole text
    double from = 0;    ///< its ends; nearer than `wanted` only where there is no more room
    double to = 0;
    bool before = false;  ///< it ends at its last line; otherwise it begins at its first
};

/// Labels for all marks between `left` and `right`, the ends of the plot.
/// `xOf`: the place of a second. `widthOf`: the width of a text, with what must stay free of it.
std::vector<MarkLabel> markLabels(const std::vector<ChartMark> &marks, double left, double right,
                                  const std::function<double(int)> &xOf,
                                  const std::function<double(const QString &)> &widthOf);

}  // namespace classiscope
