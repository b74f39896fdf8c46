// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/performance/chartcontents.h"

#include "ui/performance/chartmarks.h"

#include <QCoreApplication>

#include <limits>

namespace classiscope {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(PerformancePage)
};

using Points = std::span<const RatePoint>;

template <typename Value>
ChartLine line(const QString &name, LineKind kind, Points points, Value value)
{
    ChartLine made {name, kind, {}};
    made.points.reserve(qsizetype(points.size()));
    for (const RatePoint &point : points)
        made.points.append({double(point.second - points.back().second), double(value(point))});
    return made;
}

ChartLine counted(const QString &name, LineKind kind, Points points, int RatePoint::*which)
{
    return line(name, kind, points, [which](const RatePoint &point) { return point.*which; });
}

/// A gap where the second has nothing to measure.
template <typename Value>
ChartLine measured(const QString &name, LineKind kind, Points points,
                   bool (RatePoint::*has)() const, Value value)
{
    return line(name, kind, points, [has, value](const RatePoint &point) {
        return (point.*has)() ? double(value(point)) : std::numeric_limits<double>::quiet_NaN();
    });
}

/// Milliseconds.
ChartLine timed(const QString &name, LineKind kind, Points points,
                std::chrono::microseconds RatePoint::*which, bool (RatePoint::*has)() const)
{
    return measured(name, kind, points, has, [which](const RatePoint &point) {
        return double((point.*which).count()) / 1000;
    });
}

ChartLine percentile(const QString &name, LineKind kind, Points points,
                     std::chrono::microseconds RatePoint::*which)
{
    return timed(name, kind, points, which, &RatePoint::hasLatencies);
}

ChartContent requests(const PerformanceData &data, TrafficFilter filter, int seconds)
{
    const auto finished = [](const RatePoint &point) {
        return double(point.succeeded + point.failed);
    };
    const Points points = data.points(filter, seconds);
    ChartContent chart;
    chart.title = Words::tr("Requests per second");
    chart.help = Words::tr("Requests that were answered in each second.");
    chart.lines = {counted(Words::tr("ok"), LineKind::Succeeded, points, &RatePoint::succeeded),
                   counted(Words::tr("failed"), LineKind::Failed, points, &RatePoint::failed)};
    if (!filter) {
        chart.lines.push_back(
            line(Words::tr("HTTP"), LineKind::Http, data.points(Source::Http, seconds), finished));
        chart.lines.push_back(line(Words::tr("window"), LineKind::Window,
                                   data.points(Source::Window, seconds), finished));
    }
    return chart;
}

ChartContent responseTime(Points points)
{
    ChartContent chart;
    chart.title = Words::tr("Response time (ms), last %1 s").arg(RateSeries::latencyWindow);
    chart.help = Words::tr("Of the requests answered in the %1 seconds up to each point, half were "
                           "at most as slow as p50, 95 % as p95, 99 % as p99 and all as max.")
                     .arg(RateSeries::latencyWindow);
    chart.unit = ChartContent::Unit::Milliseconds;
    chart.lines = {
        percentile(Words::tr("p50"), LineKind::Median, points, &RatePoint::p50),
        percentile(Words::tr("p95"), LineKind::Percentile95, points, &RatePoint::p95),
        percentile(Words::tr("p99"), LineKind::Percentile99, points, &RatePoint::p99),
        percentile(Words::tr("max"), LineKind::Slowest, points, &RatePoint::slowest),
    };
    return chart;
}

ChartContent load(Points points)
{
    ChartContent chart;
    chart.title = Words::tr("Requests at work");
    chart.help = Words::tr("In flight: accepted and not yet answered. Queue: waiting for a worker. "
                           "Each point is the most at any time in that second.");
    chart.lines = {
        counted(Words::tr("in flight"), LineKind::InFlight, points, &RatePoint::inFlight),
        counted(Words::tr("queue"), LineKind::Queued, points, &RatePoint::queueDepth)};
    return chart;
}

ChartContent stages(Points points)
{
    ChartContent chart;
    chart.title = Words::tr("Waiting and computing (ms), last %1 s").arg(RateSeries::latencyWindow);
    chart.help = Words::tr("Means of the pictures computed in the %1 seconds up to each point. "
                           "Waiting: until a worker took the picture. Computing: decoding, "
                           "preparing, the network and its answer.")
                     .arg(RateSeries::latencyWindow);
    chart.unit = ChartContent::Unit::Milliseconds;
    chart.lines = {timed(Words::tr("waiting"), LineKind::Waiting, points, &RatePoint::queueTime,
                         &RatePoint::hasWork),
                   timed(Words::tr("computing"), LineKind::Computing, points,
                         &RatePoint::computeTime, &RatePoint::hasWork)};
    return chart;
}

ChartContent refusals(Points points)
{
    ChartContent chart;
    chart.title = Words::tr("Refused, failed, cancelled per second");
    chart.help = Words::tr("Refused: a limit stopped an accepted request (status 413, 429 or 503). "
                           "Failed: every other error, such as a damaged picture. Cancelled: the "
                           "client left, or Cancel was pressed. Turned away: never accepted, for "
                           "too many connections, or as it was too large, too slow or not "
                           "understood; counted nowhere else.");
    chart.lines = {
        counted(Words::tr("refused"), LineKind::Refused, points, &RatePoint::refused),
        line(Words::tr("failed"), LineKind::Broken, points,
             [](const RatePoint &point) { return point.failed - point.refused; }),
        counted(Words::tr("cancelled"), LineKind::Cancelled, points, &RatePoint::cancelled),
        counted(Words::tr("turned away"), LineKind::TurnedAway, points, &RatePoint::turnedAway)};
    return chart;
}

ChartContent cache(Points points)
{
    ChartContent chart;
    chart.title = Words::tr("Cache, pictures per second");
    chart.help = Words::tr("Pictures whose answer was still known (hits), and that had "
                           "to be computed although the cache was asked (misses).");
    chart.lines = {
        counted(Words::tr("hits"), LineKind::CacheHits, points, &RatePoint::cacheHits),
        counted(Words::tr("misses"), LineKind::CacheMisses, points, &RatePoint::cacheMisses)};
    return chart;
}

ChartContent batches(Points points)
{
    ChartContent chart;
    chart.title = Words::tr("Pictures per forward pass");
    chart.help =
        Words::tr("Mean of each second in which something was computed. More than one only "
                  "where pictures are computed together (batch size).");
    chart.unit = ChartContent::Unit::Number;
    chart.leastMaximum = 2;
    chart.lines = {measured(Words::tr("batch size"), LineKind::BatchSize, points,
                            &RatePoint::hasBatches,
                            [](const RatePoint &point) { return point.batchSize; })};
    return chart;
}

ChartContent failures(Points points)
{
    ChartContent chart;
    chart.title = Words::tr("Failure rate (%)");
    chart.help = Words::tr("Failed requests among those that ended in each second.");
    chart.unit = ChartContent::Unit::Percent;
    chart.lines = {measured(Words::tr("failed"), LineKind::FailureRate, points,
                            &RatePoint::hasFinished,
                            [](const RatePoint &point) { return 100 * point.failureRate(); })};
    return chart;
}

}  // namespace

ChartContents chartContents(const PerformanceData &data, TrafficFilter filter, int seconds)
{
    const Points points = data.points(filter, seconds);
    ChartContents charts {requests(data, filter, seconds),
                          responseTime(points),
                          load(points),
                          stages(points),
                          refusals(points),
                          failures(points),
                          cache(points),
                          batches(points)};
    const auto marks = chartMarks(data.events, data.newestSecond(), seconds);
    for (ChartContent &chart : charts)
        chart.marks = marks;
    return charts;
}

}  // namespace classiscope
