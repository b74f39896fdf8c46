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

void RateSeries::recordFailure(std::int64_t now)
{
    advanceTo(now);
    ++m_current.failed;
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

void RateSeries::closeSecond()
{
    m_merged.clear();
    for (const LatencyHistogram &second : m_window)
        m_merged.add(second);
    if (m_merged.count() > 0) {
        m_current.p50 = m_merged.quantile(0.50);
        m_current.p95 = m_merged.quantile(0.95);
        m_current.p99 = m_merged.quantile(0.99);
        m_current.latencyCount = int(m_merged.count());
    }
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
}

}  // namespace classiscope
