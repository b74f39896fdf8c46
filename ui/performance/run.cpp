// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/performance/run.h"

#include <algorithm>

namespace classiscope {

namespace {

bool busy(const RatePoint &point)
{
    return point.succeeded + point.failed + point.cancelled + point.turnedAway + point.inFlight > 0;
}

/// From the first busy second to the last one.
std::span<const RatePoint> busyPart(std::span<const RatePoint> points)
{
    const auto first = std::ranges::find_if(points, busy);
    auto last = points.end();
    while (last != first && !busy(*(last - 1)))
        --last;
    return {first, last};
}

std::chrono::microseconds mean(double weightedSum, qint64 weight)
{
    return std::chrono::microseconds(weight == 0 ? 0 : qint64(weightedSum / double(weight)));
}

}  // namespace

std::optional<std::size_t> lastRunStart(std::span<const RatePoint> points)
{
    std::optional<std::size_t> start;
    int idle = idleBetweenRuns;
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (!busy(points[i])) {
            ++idle;
            continue;
        }
        if (idle >= idleBetweenRuns)
            start = i;
        idle = 0;
    }
    return start;
}

RunFigures runFigures(std::span<const RatePoint> points)
{
    const auto part = busyPart(points);
    RunFigures figures;
    for (const RatePoint &point : part) {
        figures.finished += point.succeeded + point.failed;
        figures.failed += point.failed;
        figures.refused += point.refused;
        figures.turnedAway += point.turnedAway;
        figures.slowest = std::max(figures.slowest, point.slowest);
    }
    if (!part.empty())
        figures.requestsPerSecond = double(figures.finished) / double(part.size());
    // Every tenth point from the last one back: their windows do not overlap.
    double p50 = 0, p95 = 0, p99 = 0;
    qint64 weight = 0;
    for (auto i = std::ptrdiff_t(part.size()) - 1; i >= 0; i -= RateSeries::latencyWindow) {
        const RatePoint &point = part[std::size_t(i)];
        p50 += double(point.p50.count()) * point.latencyCount;
        p95 += double(point.p95.count()) * point.latencyCount;
        p99 += double(point.p99.count()) * point.latencyCount;
        weight += point.latencyCount;
    }
    figures.p50 = mean(p50, weight);
    figures.p95 = mean(p95, weight);
    figures.p99 = mean(p99, weight);
    return figures;
}

QString trafficName(TrafficFilter filter)
{
    if (filter == Source::Http)
        return QStringLiteral("http");
    return filter == Source::Window ? QStringLiteral("window") : QStringLiteral("all");
}

}  // namespace classiscope
