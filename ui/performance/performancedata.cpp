// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/performance/performancedata.h"

#include <algorithm>

namespace classiscope {

namespace {

std::span<const RatePoint> newestOf(std::span<const RatePoint> points, int seconds)
{
    return points.last(std::min(points.size(), std::size_t(std::max(0, seconds))));
}

}  // namespace

std::span<const RatePoint> PerformanceData::points(TrafficFilter filter, int seconds) const
{
    if (filter == Source::Http)
        return newestOf(http, seconds);
    return newestOf(filter == Source::Window ? window : all, seconds);
}

const TrafficTotals &PerformanceData::totals(TrafficFilter filter) const
{
    if (filter == Source::Http)
        return snapshot.http;
    return filter == Source::Window ? snapshot.window : snapshot.all;
}

std::int64_t PerformanceData::newestSecond() const
{
    return all.empty() ? 0 : all.back().second;
}

bool PerformanceData::idle(TrafficFilter filter) const
{
    const TrafficTotals &counted = totals(filter);
    const int inFlight = !filter ? snapshot.inFlight
        : filter == Source::Http ? snapshot.inFlightHttp
                                 : snapshot.inFlight - snapshot.inFlightHttp;
    return counted.succeeded + counted.failed + counted.cancelled + counted.turnedAway + inFlight
        == 0;
}

PerformanceData takePerformanceData(const Telemetry &telemetry, const QDateTime &now)
{
    PerformanceData data;
    data.newest = now.addMSecs(-1000 - now.time().msec());
    data.snapshot = telemetry.snapshot();
    data.all = telemetry.series({}, RateSeries::capacity);
    data.http = telemetry.series(Source::Http, RateSeries::capacity);
    data.window = telemetry.series(Source::Window, RateSeries::capacity);
    data.events = telemetry.events();
    return data;
}

CurrentRate currentRate(std::span<const RatePoint> points)
{
    const auto recent = newestOf(points, RateSeries::latencyWindow);
    CurrentRate rate;
    for (const RatePoint &point : recent) {
        rate.finished += point.succeeded + point.failed;
        rate.failed += point.failed;
    }
    const double seconds = std::max<double>(1, double(recent.size()));
    return {rate.finished / seconds, rate.failed / seconds};
}

}  // namespace classiscope
