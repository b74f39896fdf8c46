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
    int latencyCount = 0;                   ///< successes those percentiles are taken over
    std::chrono::microseconds slowest {0};  ///< over the same window
    int refused = 0;                        ///< of the failed: stopped by a limit, see isRefusal()
    int cancelled = 0;                      ///< neither succeeded nor failed
    int turnedAway = 0;  ///< by the server, before it accepted them: in none of the others
    /// Means of the images computed within that window; 0 when `computedCount` is.
    std::chrono::microseconds queueTime {0};    ///< accepted until a worker took it
    std::chrono::microseconds computeTime {0};  ///< decoding until the answer
    int computedCount = 0;
    double batchSize = 0;  ///< images in a forward pass of this second, mean; 0: there was none
    int cacheHits = 0;
    int cacheMisses = 0;

    // Whether there was something to measure: a figure of nothing is a gap, not 0.
    bool hasLatencies() const { return latencyCount > 0; }       ///< p50 to slowest
    bool hasWork() const { return computedCount > 0; }           ///< queueTime, computeTime
    bool hasBatches() const { return batchSize > 0; }            ///< batchSize
    bool hasFinished() const { return succeeded + failed > 0; }  ///< failureRate()

    double failureRate() const  ///< 0 to 1
    {
        const int finished = succeeded + failed;
        return finished == 0 ? 0.0 : double(failed) / finished;
    }
};

/// What one image that was computed took.
struct ImageWork {
    std::chrono::microseconds queue {0};    ///< until a worker took it
    std::chrono::microseconds compute {0};  ///< from there
    int batchSize = 1;                      ///< images in its forward pass
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
    /// `refused`: because of a limit.
    void recordFailure(std::int64_t now, bool refused = false);
    void recordCancelled(std::int64_t now);
    void recordTurnedAway(std::int64_t now);
    void recordComputed(std::int64_t now, const ImageWork &work);
    void recordCacheAsked(std::int64_t now, bool hit);
    void recordGauges(std::int64_t now, int inFlight, int queueDepth);

    /// Closes every second before `now`; gauges keep their last value in idle
    /// seconds. Costs at most `capacity` steps, however long the time between.
    void advanceTo(std::int64_t now);

    /// The newest `count` closed seconds, oldest first; fewer after the start.
    std::vector<RatePoint> points(int count) const;

private:
    void closeSecond();
    void startSecond(std::int64_t second);
    void closeLatency();
    void closeWork();

    std::vector<RatePoint> m_points;  // ring of `capacity`
    std::size_t m_next = 0;
    RatePoint m_current;
    int m_lastInFlight = 0;
    int m_lastQueueDepth = 0;
    std::array<LatencyHistogram, latencyWindow> m_window;  // one a second, by second % window
    LatencyHistogram m_merged;  // of the whole window; a member so that it keeps its memory
    struct WorkSums {
        std::chrono::microseconds queue {0}, compute {0};
        int images = 0;
        double passes = 0;  // an image is its share of one
    };
    std::array<WorkSums, latencyWindow> m_work;  // as m_window
};

}  // namespace classiscope
