// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace classiscope {

/// Part of a time axis: seconds that count back from the newest one, which is 0.
struct TimeSpan {
    int from = -60;
    int to = 0;  ///< above `from`

    int length() const { return to - from; }
    bool contains(int second) const { return from <= second && second <= to; }
    bool operator==(const TimeSpan &) const = default;
};

}  // namespace classiscope
