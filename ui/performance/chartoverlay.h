// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/performance/chartcontent.h"

#include <QRectF>

#include <functional>
#include <optional>

class QPainter;
class QWidget;

namespace classiscope {

/// What lies over the lines of a chart: marks, the span being chosen, the cross-hair with its
/// values, and what an empty chart says.
struct ChartOverlay {
    std::vector<ChartMark> marks;
    std::optional<TimeSpan> chosen;  ///< while it is dragged
    std::optional<int> second;       ///< of the cross-hair
    QString text;                    ///< beside the cross-hair
    QString hint;                    ///< across the plot; empty for none
    bool focused = false;

    /// `plot`: where the lines are. `xOf`: the place of a second. `widget`: font and colours.
    void paint(QPainter &painter, const QRectF &plot, const QWidget &widget,
               const std::function<double(int)> &xOf) const;
};

}  // namespace classiscope
