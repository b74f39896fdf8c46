// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loadtest/loadtimeline.h"

#include <algorithm>
#include <numeric>

namespace classiscope {

namespace {

/// The mean of what is known.
double mean(double a, double b)
{
    return a < 0 ? b : b < 0 ? a : (a + b) / 2;
}

}  // namespace

LoadSecond merged(const LoadSecond &earlier, const LoadSecond &later)
{
    LoadSecond both = later;  // the end and the gauges
    both.requests += earlier.requests;
    both.failures += earlier.failures;
    if (both.requests > 0)
        both.average =
            (earlier.average * earlier.requests + later.average * later.requests) / both.requests;
    both.p50 = std::max(earlier.p50, later.p50);
    both.p95 = std::max(earlier.p95, later.p95);
    both.maximum = std::max(earlier.maximum, later.maximum);
    both.generatorCpu = mean(earlier.generatorCpu, later.generatorCpu);
    both.serverCpu = mean(earlier.serverCpu, later.serverCpu);
    both.proxyCpu = mean(earlier.proxyCpu, later.proxyCpu);
    both.serverBytes = std::max(earlier.serverBytes, later.serverBytes);
    both.queueMs = mean(earlier.queueMs, later.queueMs);
    both.computeMs = mean(earlier.computeMs, later.computeMs);
    both.queueDepth = std::max(earlier.queueDepth, later.queueDepth);
    return both;
}

void LoadTimeline::add(const LoadSecond &second)
{
    if (m_points.size() == std::size_t(maxPoints)) {
        for (std::size_t i = 0; i < m_points.size() / 2; ++i)
            m_points[i] = merged(m_points[2 * i], m_points[2 * i + 1]);
        m_points.resize(m_points.size() / 2);
        m_secondsOfPoint *= 2;
    }
    m_waiting.push_back(second);
    if (m_waiting.size() < m_secondsOfPoint)
        return;
    m_points.push_back(
        std::accumulate(m_waiting.begin() + 1, m_waiting.end(), m_waiting.front(), merged));
    m_waiting.clear();
}

std::vector<LoadSecond> LoadTimeline::take() const
{
    std::vector<LoadSecond> points = m_points;
    points.insert(points.end(), m_waiting.begin(), m_waiting.end());
    return points;
}

}  // namespace classiscope
