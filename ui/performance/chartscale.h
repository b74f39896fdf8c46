// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace classiscope {

/// A value axis that starts at 0.
struct AxisScale {
    double maximum = 5;   ///< a whole number of intervals
    double interval = 1;  ///< 1, 2 or 5 times a power of ten; at least 1

    int tickCount() const;
    bool operator==(const AxisScale &) const = default;
};

/// The smallest round scale of at most six intervals that holds `largest`.
/// `least`: the maximum is never below that, however small the values are.
AxisScale roundScale(double largest, double least);

/// Keeps an axis still: it grows at once when a value does not fit, and
/// shrinks only when the values would fill less than 40 % of it.
class SteadyScale {
public:
    const AxisScale &fit(double largest, double least);

private:
    AxisScale m_scale {0, 1};
};

/// A label on a time axis; `second` counts back from the newest second, which is 0.
struct TimeTick {
    int second = 0;
    QString label;
};

/// "−60 s … now" for up to two minutes, "−15 min … now" above. `newest`: the last label.
std::vector<TimeTick> timeTicks(int seconds, const QString &newest);

}  // namespace classiscope
