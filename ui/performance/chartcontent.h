// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/performance/chartstyle.h"
#include "ui/performance/performancedata.h"

#include <QList>
#include <QPointF>

#include <array>

namespace classiscope {

struct ChartLine {
    QString name;
    LineKind kind = LineKind::Succeeded;
    /// x: seconds before the newest one, which is 0; y: NaN where there is nothing to say.
    QList<QPointF> points;
};

/// One chart, ready to be drawn.
struct ChartContent {
    enum class Unit { Count, Milliseconds, Percent };

    QString title;
    QString help;
    Unit unit = Unit::Count;
    double leastMaximum = 5;  ///< the value axis reaches at least to here
    std::vector<ChartLine> lines;

    double largest() const;
    QString valueText(double value) const;  ///< with the unit; "–" for NaN

    /// The values of one second, a line each, below its time.
    QString textAt(int second, const QDateTime &newest) const;
};

/// Requests per second, response time, load, failure rate: in this order.
/// Without a filter the requests of HTTP and of the window have lines of their own.
std::array<ChartContent, 4> chartContents(const PerformanceData &data, TrafficFilter filter,
                                          int seconds);

}  // namespace classiscope
