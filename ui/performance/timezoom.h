// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/performance/timespan.h"

#include <cstdint>
#include <optional>

namespace classiscope {

/// Which part of the chosen time range the charts show; all of it at first.
///
/// A part that ends in the newest second goes along with the time; any other
/// stays with what it shows until that has left the range.
class TimeZoom {
public:
    static constexpr int least = 10;  ///< seconds; nothing closer is shown

    /// `seconds`: the chosen range. `newest`: the newest second, of the steady clock.
    void setRange(int seconds, std::int64_t newest);

    /// Shows `factor` times as much; `around` keeps its place.
    void scale(double factor, int around);
    /// Widened to `least` and moved into the range where it does not fit.
    void show(TimeSpan span);
    void move(int seconds);
    void reset();

    bool zoomed() const { return m_part.has_value(); }
    TimeSpan span() const;

private:
    int m_seconds = 60;
    std::int64_t m_newest = 0;
    std::optional<TimeSpan> m_part;
};

}  // namespace classiscope
