// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/performance/timespan.h"

#include <QString>

#include <limits>
#include <vector>

namespace classiscope {

/// A value axis that starts at 0.
struct AxisScale {
    double maximum = 5;   ///< a whole number of intervals
    double interval = 1;  ///< 1, 2 or 5 times a power of ten; at least 1

    int tickCount() const;
    bool operator==(const AxisScale &) const = default;
};

inline constexpr double noMost = std::numeric_limits<double>::infinity();

/// The smallest round scale of at most six intervals that holds `largest` with some room above:
/// a line along the top would look like one of the grid.
/// `least`: the maximum is never below that, however small the values are. `most`: no value can
/// be above, so there needs to be no room either.
AxisScale roundScale(double largest, double least, double most = noMost);

/// Keeps an axis still: it grows at once when a value does not fit, and
/// shrinks only when the values would fill less than 40 % of it.
class SteadyScale {
public:
    /// As roundScale().
    const AxisScale &fit(double largest, double least, double most = noMost);

private:
    AxisScale m_scale {0, 1};
};

/// A label on a time axis; `second` counts back from the newest second, which is 0.
struct TimeTick {
    int second = 0;
    QString label;
};

/// At most six round labels: "−45 s", "−7:30", or "−9 min" where all are whole minutes.
/// `newest`: the label of second 0, where the span reaches it.
std::vector<TimeTick> timeTicks(TimeSpan span, const QString &newest);

}  // namespace classiscope
