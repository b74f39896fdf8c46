// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/loadtest/loadevent.h"

namespace classiscope {

/// How far a load test is and what came of it, from what it tells.
class LabProgress {
public:
    using Clock = std::chrono::steady_clock;

    static constexpr std::size_t liveSeconds = 900;  ///< of the present run; older ones go
    static constexpr double generatorLimit = 0.85;   ///< cores; it has one thread
    static constexpr int mostNotes = 50;

    void take(const LoadEvent &event, Clock::time_point now);

    QString what() const { return m_what; }
    QString position() const;  ///< "run 3 of 12"; empty: no run yet
    std::optional<std::chrono::milliseconds> left(Clock::time_point now) const;
    double share(Clock::time_point now) const;  ///< done, 0 to 1; negative: not known

    const std::vector<LoadSecond> &seconds() const { return m_seconds; }
    /// In each of the last seconds its share of a core was above `generatorLimit`.
    bool generatorIsLimit() const;

    const std::vector<LoadRun> &runs() const { return m_report.runs; }
    std::vector<LoadError> errors() const;  ///< of the finished runs; most frequent first
    QString lastStep() const { return m_step; }
    QString failure() const { return m_failure; }

    /// What there is, when the load test itself left no report.
    const LoadReport &report() const { return m_report; }

private:
    QString m_what;
    QString m_step;  // of a search
    QString m_failure;
    int m_index = 0, m_count = 0;
    double m_total = 0;  // seconds of the whole plan
    double m_left = 0;   // at m_since
    Clock::time_point m_since;
    std::vector<LoadSecond> m_seconds;
    LoadReport m_report;
};

/// "timed out: 12, status 429: 3" in the window's language, at most `most` kinds; empty when there
/// are none.
QString loadErrorsText(const std::vector<LoadError> &errors, int most);

}  // namespace classiscope
