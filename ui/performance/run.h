// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/performance/performancedata.h"

namespace classiscope {

/// What figures are measured with.
struct RunFacts {
    QString program;  ///< version of Classiscope
    QString machine;  ///< CPU and cores
    QString model;    ///< name and version; empty for none
    int workers = 0;  ///< 0: unknown
};

/// What was measured during some time, to be kept and compared.
struct Run {
    RunFacts facts;
    QDateTime newest;  ///< wall-clock time of the last point
    TrafficFilter traffic;
    std::vector<RatePoint> points;  ///< consecutive seconds, at most RateSeries::capacity
    std::vector<Event> events;      ///< at most EventLog::capacity
    TrafficTotals sinceStart;       ///< written, not read
};

/// Seconds in which nothing happened, so many in a row, part two runs.
inline constexpr int idleBetweenRuns = 10;

/// The index of the first second of the last run in `points`, if there is one.
std::optional<std::size_t> lastRunStart(std::span<const RatePoint> points);

/// The figures of a whole run.
struct RunFigures {
    double requestsPerSecond = 0;  ///< first busy second to the last one
    /// Means over the run's stretches of RateSeries::latencyWindow, by their successes.
    std::chrono::microseconds p50 {0}, p95 {0}, p99 {0};
    std::chrono::microseconds slowest {0};
    qint64 finished = 0;  ///< ok and failed
    qint64 failed = 0;
    qint64 refused = 0;     ///< of the failed
    qint64 turnedAway = 0;  ///< before they were accepted

    double failureRate() const { return finished == 0 ? 0 : double(failed) / double(finished); }
};
RunFigures runFigures(std::span<const RatePoint> points);

/// "http", "window" or "all".
QString trafficName(TrafficFilter filter);

}  // namespace classiscope
