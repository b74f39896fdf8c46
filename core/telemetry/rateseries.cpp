// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/telemetry/rateseries.h"

#include <algorithm>

namespace classiscope {

namespace {

std::size_t windowSlot(std::int64_t second)
{
    // A fake clock may start below 0.
    constexpr std::int64_t window = RateSeries::latencyWindow;
    return std::size_t((second % window + window) % window);
}

}  // namespace

RateSeries::RateSeries(std::int64_t now)
{
    m_points.reserve(capacity);
    m_current.second = now;
}

void RateSeries::recordSuccess(std::int64_t now, std::chrono::microseconds latency)
{
    advanceTo(now);
    ++m_current.succeeded;
    m_window[windowSlot(m_current.second)].record(latency);
}

void RateSeries::recordFailure(std::int64_t now, bool refused)
{
    advanceTo(now);
    ++m_current.failed;
    m_current.refused += refused ? 1 : 0;
}

void RateSeries::recordCancelled(std::int64_t now)
{
    advanceTo(now);
    ++m_current.cancelled;
}

void RateSeries::recordTurnedAway(std::int64_t now)
{
    advanceTo(now);
    ++m_current.turnedAway;
}

void RateSeries::recordComputed(std::int64_t now, const ImageWork &work)
{
    advanceTo(now);
    WorkSums &sums = m_work[windowSlot(m_current.second)];
    sums.queue += work.queue;
    sums.compute += work.compute;
    ++sums.images;
    sums.passes += 1.0 / work.batchSize;
}

void RateSeries::recordCacheAsked(std::int64_t now, bool hit)
{
    advanceTo(now);
    ++(hit ? m_current.cacheHits : m_current.cacheMisses);
}

void RateSeries::recordGauges(std::int64_t now, int inFlight, int queueDepth)
{
    advanceTo(now);
    m_lastInFlight = inFlight;
    m_lastQueueDepth = queueDepth;
    m_current.inFlight = std::max(m_current.inFlight, inFlight);
    m_current.queueDepth = std::max(m_current.queueDepth, queueDepth);
}

void RateSeries::advanceTo(std::int64_t now)
{
    if (now - m_current.second > capacity) {
        // All that is kept becomes idle seconds: skip those nobody will see.
        for (LatencyHistogram &second : m_window)
            second.clear();
        m_work = {};
        startSecond(now - capacity);
    }
    while (m_current.second < now)
        closeSecond();
}

std::vector<RatePoint> RateSeries::points(int count) const
{
    const std::size_t size = m_points.size();
    const std::size_t wanted = std::min(std::size_t(std::max(count, 0)), size);
    std::vector<RatePoint> result;
    result.reserve(wanted);
    for (std::size_t back = wanted; back > 0; --back)
        result.push_back(m_points[(m_next + size - back) % size]);
    return result;
}

void RateSeries::closeLatency()
{
    m_merged.clear();
    for (const LatencyHistogram &second : m_window)
        m_merged.add(second);
    if (m_merged.count() == 0)
        return;
    m_current.p50 = m_merged.quantile(0.50);
    m_current.p95 = m_merged.quantile(0.95);
    m_current.p99 = m_merged.quantile(0.99);
    m_current.slowest = m_merged.max();
    m_current.latencyCount = int(m_merged.count());
}

void RateSeries::closeWork()
{
    const WorkSums &now = m_work[windowSlot(m_current.second)];
    if (now.images > 0)
        m_current.batchSize = now.images / now.passes;
    WorkSums merged;
    for (const WorkSums &second : m_work) {
        merged.queue += second.queue;
        merged.compute += second.compute;
        merged.images += second.images;
    }
    if (merged.images == 0)
        return;
    m_current.queueTime = merged.queue / merged.images;
    m_current.computeTime = merged.compute / merged.images;
    m_current.computedCount = merged.images;
}

void RateSeries::closeSecond()
{
    closeLatency();
    closeWork();
    if (m_points.size() < capacity)
        m_points.push_back(m_current);
    else
        m_points[m_next] = m_current;
    m_next = (m_next + 1) % capacity;
    startSecond(m_current.second + 1);
}

void RateSeries::startSecond(std::int64_t second)
{
    m_current = {};
    m_current.second = second;
    m_current.inFlight = m_lastInFlight;
    m_current.queueDepth = m_lastQueueDepth;
    m_window[windowSlot(second)].clear();
    m_work[windowSlot(second)] = {};
}

}  // namespace classiscope
