// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <vector>

namespace classiscope {

/// Upper bounds of the cumulative buckets in LatencySummary, microseconds; the
/// spacing follows Prometheus' usual 1-2.5-5 series.
inline constexpr std::array<std::int64_t, 15> latencyBucketBounds {
    250,     500,     1'000,   2'500,     5'000,     10'000,    25'000,    50'000,
    100'000, 250'000, 500'000, 1'000'000, 2'500'000, 5'000'000, 10'000'000};

/// The figures people ask of a latency distribution. All zero when `count` is 0.
struct LatencySummary {
    std::int64_t count = 0;
    std::chrono::microseconds sum {0}, min {0}, max {0};
    std::chrono::microseconds mean {0}, p50 {0}, p95 {0}, p99 {0};
    /// Values at or below latencyBucketBounds[i]; can be added up over processes.
    std::array<std::int64_t, latencyBucketBounds.size()> cumulative {};
};

/// A histogram of durations with a fixed relative error and bounded memory.
///
/// Log-linear buckets as in HdrHistogram (Gil Tene, hdrhistogram.org): below
/// 1024 microseconds each value has its own, and each power of two above is cut
/// into 1024 equal parts, so a quantile is off by less than 0.1 %. Range 0 to
/// 2^31 - 1 microseconds (36 minutes): longer counts as that, negative as 0.
/// Memory: 8 bytes for each bucket up to the longest value seen, at most 176 KiB.
/// Not thread-safe.
class LatencyHistogram {
public:
    void record(std::chrono::microseconds value);
    void add(const LatencyHistogram &other);
    void clear();  ///< keeps the memory

    std::int64_t count() const { return m_count; }
    std::chrono::microseconds max() const { return std::chrono::microseconds {m_max}; }  ///< exact

    /// The smallest recorded value (up to the error) that at least `q` of the
    /// values do not exceed: the nearest-rank definition. `q`: 0 to 1.
    /// 0 when nothing is recorded.
    std::chrono::microseconds quantile(double q) const;

    /// Count, sum, mean, min and max are exact; the rest is so up to the error.
    LatencySummary summary() const;

private:
    void reserveBucket(int index);
    std::chrono::microseconds bucketValue(int index) const;

    std::vector<std::int64_t> m_buckets;
    std::int64_t m_count = 0;
    std::int64_t m_sum = 0;
    std::int64_t m_min = 0;
    std::int64_t m_max = 0;
    int m_lowest = 0;  // first and last bucket in use: loops touch only these
    int m_highest = -1;
};

}  // namespace classiscope
