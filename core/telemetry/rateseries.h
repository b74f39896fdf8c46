// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/telemetry/latencyhistogram.h"

#include <array>
#include <chrono>
#include <cstdint>
#include <vector>

namespace classiscope {

/// What happened in one second.
struct RatePoint {
    std::int64_t second = 0;  ///< of the steady clock; consecutive points differ by 1
    int succeeded = 0;
    int failed = 0;
    int inFlight = 0;    ///< the most at any time in this second
    int queueDepth = 0;  ///< likewise
    /// Of the successes that ended within `RateSeries::latencyWindow` up to the
    /// end of this second (Locust's charts do the same); 0 when there were none.
    std::chrono::microseconds p50 {0}, p95 {0}, p99 {0};
    int latencyCount = 0;  ///< successes those percentiles are taken over

    double failureRate() const  ///< 0 to 1
    {
        const int finished = succeeded + failed;
        return finished == 0 ? 0.0 : double(failed) / finished;
    }
};

/// The last quarter of an hour, a point a second, in bounded memory.
///
/// Time is passed in as whole seconds; one that lies in the past counts as the
/// second in progress, which is not part of points(). Not thread-safe.
class RateSeries {
public:
    static constexpr int capacity = 900;      ///< seconds kept
    static constexpr int latencyWindow = 10;  ///< seconds a percentile looks back

    explicit RateSeries(std::int64_t now);

    void recordSuccess(std::int64_t now, std::chrono::microseconds latency);
    void recordFailure(std::int64_t now);
    void recordGauges(std::int64_t now, int inFlight, int queueDepth);

    /// Closes every second before `now`; gauges keep their last value in idle
    /// seconds. Costs at most `capacity` steps, however long the time between.
    void advanceTo(std::int64_t now);

    /// The newest `count` closed seconds, oldest first; fewer after the start.
    std::vector<RatePoint> points(int count) const;

private:
    void closeSecond();
    void startSecond(std::int64_t second);

    std::vector<RatePoint> m_points;  // ring of `capacity`
    std::size_t m_next = 0;
    RatePoint m_current;
    int m_lastInFlight = 0;
    int m_lastQueueDepth = 0;
    std::array<LatencyHistogram, latencyWindow> m_window;  // one a second, by second % window
    LatencyHistogram m_merged;  // of the whole window; a member so that it keeps its memory
};

}  // namespace classiscope
