// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/performance/chartstyle.h"
#include "ui/performance/timespan.h"

#include <QDateTime>
#include <QList>
#include <QPointF>

#include <vector>

namespace classiscope {

struct ChartLine {
    QString name;
    LineKind kind = LineKind::Succeeded;
    /// x: seconds before the newest one, which is 0; y: NaN where there is nothing to say.
    QList<QPointF> points;

    double valueAt(int second) const;  ///< NaN where there is no point
};

/// Something that happened, at its second.
struct ChartMark {
    int second = 0;  ///< as the points' x
    QString label;

    bool operator==(const ChartMark &) const = default;
};

/// One chart, ready to be drawn.
struct ChartContent {
    enum class Unit { Count, Number, Milliseconds, Percent };

    QString title;
    QString help;
    Unit unit = Unit::Count;
    double leastMaximum = 5;  ///< the value axis reaches at least to here
    std::vector<ChartLine> lines;
    std::vector<ChartLine> saved;  ///< of another run, for comparison
    std::vector<ChartMark> marks;  ///< oldest first

    double largest(TimeSpan span) const;
    double mostPossible() const;  ///< no value is above; infinity where there is no such limit
    QString valueText(double value) const;  ///< with the unit; "–" for NaN

    /// The values of one second, a line each; `newest`: the time of second 0, for a first
    /// line with the time and with what happened then; none of that when it is null.
    QString textAt(int second, const QDateTime &newest) const;
};

}  // namespace classiscope
