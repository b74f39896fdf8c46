// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>
#include <optional>

namespace classiscope {

/// How long a benchmark still takes, from how long its measurements took so far.
/// The time in which models are loaded counts for nothing.
class TimeLeft {
public:
    using Clock = std::chrono::steady_clock;

    /// `perMeasurement`: what one takes at least.
    explicit TimeLeft(std::chrono::milliseconds perMeasurement);

    /// `done` of `total` measurements at `now`; `total` 0: not known yet.
    void update(int done, int total, Clock::time_point now);

    /// Nothing while the number of measurements is not known.
    std::optional<std::chrono::milliseconds> at(Clock::time_point now) const;

private:
    Clock::duration average() const;

    Clock::duration m_atLeast;
    int m_done = 0;
    int m_total = 0;
    Clock::time_point m_updated;
    Clock::duration m_measuring {0};
    int m_measured = 0;
};

/// "40 s", "1 min 20 s", "12 min": rounded up to 5 seconds from 10 on, to minutes from 10 min on.
QString roughTimeText(std::chrono::milliseconds time);

}  // namespace classiscope
