// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/telemetry/latencyhistogram.h"

#include <algorithm>
#include <bit>
#include <cmath>

using std::chrono::microseconds;

namespace classiscope {

namespace {

constexpr int partBits = 10;  // 1024 parts of each power of two
constexpr std::int64_t parts = std::int64_t {1} << partBits;
constexpr std::int64_t longest = (std::int64_t {1} << 31) - 1;

// Below `parts` a value is its own index; above, the index is the power of two
// followed by the `partBits` bits after the leading one.
int bucketIndex(std::int64_t value)
{
    if (value < parts)
        return int(value);
    const int shift = int(std::bit_width(std::uint64_t(value))) - 1 - partBits;
    return int(shift * parts + (value >> shift));
}

std::int64_t bucketStart(int index)
{
    if (index < parts)
        return index;
    const int shift = int(index / parts) - 1;
    return (index - shift * parts) << shift;
}

// The nearest rank, from 1. Rounding must not turn 0.07 * 100 into rank 8.
std::int64_t rankOf(double q, std::int64_t count)
{
    constexpr double rounding = 1e-12;
    const double rank = std::ceil(q * double(count) * (1 - rounding));
    return std::clamp<std::int64_t>(std::int64_t(rank), 1, count);
}

}  // namespace

void LatencyHistogram::record(microseconds value)
{
    const std::int64_t clamped = std::clamp<std::int64_t>(value.count(), 0, longest);
    const int index = bucketIndex(clamped);
    reserveBucket(index);
    ++m_buckets[std::size_t(index)];
    m_min = m_count == 0 ? clamped : std::min(m_min, clamped);
    m_max = std::max(m_max, clamped);
    m_sum += clamped;
    ++m_count;
}

void LatencyHistogram::add(const LatencyHistogram &other)
{
    if (other.m_count == 0)
        return;
    reserveBucket(other.m_lowest);
    reserveBucket(other.m_highest);
    for (auto i = std::size_t(other.m_lowest); i <= std::size_t(other.m_highest); ++i)
        m_buckets[i] += other.m_buckets[i];
    m_min = m_count == 0 ? other.m_min : std::min(m_min, other.m_min);
    m_max = std::max(m_max, other.m_max);
    m_sum += other.m_sum;
    m_count += other.m_count;
}

void LatencyHistogram::clear()
{
    if (m_count > 0)
        std::fill(m_buckets.begin() + m_lowest, m_buckets.begin() + m_highest + 1, 0);
    m_count = m_sum = m_min = m_max = 0;
    m_lowest = 0;
    m_highest = -1;
}

microseconds LatencyHistogram::quantile(double q) const
{
    if (m_count == 0)
        return microseconds {0};
    std::int64_t left = rankOf(q, m_count);
    int index = m_lowest;
    for (; index < m_highest; ++index) {
        left -= m_buckets[std::size_t(index)];
        if (left <= 0)
            break;
    }
    return bucketValue(index);
}

LatencySummary LatencyHistogram::summary() const
{
    LatencySummary result;
    if (m_count == 0)
        return result;
    result.count = m_count;
    result.sum = microseconds {m_sum};
    result.min = microseconds {m_min};
    result.max = microseconds {m_max};
    result.mean = microseconds {(m_sum + m_count / 2) / m_count};

    // One pass for all: a lock is held around this.
    const std::array ranks {rankOf(0.50, m_count), rankOf(0.95, m_count), rankOf(0.99, m_count)};
    const std::array targets {&result.p50, &result.p95, &result.p99};
    std::size_t nextRank = 0;
    std::size_t nextBound = 0;
    std::int64_t passed = 0;
    for (int index = m_lowest; index <= m_highest; ++index) {
        const std::int64_t here = m_buckets[std::size_t(index)];
        if (here == 0)
            continue;
        for (; nextBound < latencyBucketBounds.size()
             && latencyBucketBounds[nextBound] < bucketStart(index);
             ++nextBound)
            result.cumulative[nextBound] = passed;
        passed += here;
        for (; nextRank < ranks.size() && ranks[nextRank] <= passed; ++nextRank)
            *targets[nextRank] = bucketValue(index);
    }
    for (; nextBound < latencyBucketBounds.size(); ++nextBound)
        result.cumulative[nextBound] = passed;
    return result;
}

void LatencyHistogram::reserveBucket(int index)
{
    if (std::size_t(index) >= m_buckets.size()) {
        const auto powers = std::size_t(index / parts) + 1;
        m_buckets.resize(powers * std::size_t(parts));
    }
    const bool unused = m_highest < m_lowest;
    m_lowest = unused ? index : std::min(m_lowest, index);
    m_highest = unused ? index : std::max(m_highest, index);
}

// The largest value the bucket may hold, but none that was never recorded.
microseconds LatencyHistogram::bucketValue(int index) const
{
    return microseconds {std::clamp(bucketStart(index + 1) - 1, m_min, m_max)};
}

}  // namespace classiscope
