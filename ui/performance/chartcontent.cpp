// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/performance/chartcontent.h"

#include "ui/performance/numberformat.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>
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
        made.points.append({double(point.second - points.back().second), value(point)});
    return made;
}

ChartLine percentile(const QString &name, LineKind kind, Points points,
                     std::chrono::microseconds RatePoint::*which)
{
    return line(name, kind, points, [which](const RatePoint &point) {
        return point.latencyCount == 0 ? std::numeric_limits<double>::quiet_NaN()
                                       : double((point.*which).count()) / 1000;
    });
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
    chart.lines = {line(Words::tr("ok"), LineKind::Succeeded, points,
                        [](const RatePoint &point) { return double(point.succeeded); }),
                   line(Words::tr("failed"), LineKind::Failed, points,
                        [](const RatePoint &point) { return double(point.failed); })};
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
                           "at most as slow as p50, 95 % as p95 and 99 % as p99.")
                     .arg(RateSeries::latencyWindow);
    chart.unit = ChartContent::Unit::Milliseconds;
    chart.lines = {
        percentile(Words::tr("p50"), LineKind::Median, points, &RatePoint::p50),
        percentile(Words::tr("p95"), LineKind::Percentile95, points, &RatePoint::p95),
        percentile(Words::tr("p99"), LineKind::Percentile99, points, &RatePoint::p99),
    };
    return chart;
}

ChartContent load(Points points)
{
    ChartContent chart;
    chart.title = Words::tr("Requests at work");
    chart.help = Words::tr("In flight: accepted and not yet answered. Queue: waiting for a worker. "
                           "Each point is the most at any time in that second.");
    chart.lines = {line(Words::tr("in flight"), LineKind::InFlight, points,
                        [](const RatePoint &point) { return double(point.inFlight); }),
                   line(Words::tr("queue"), LineKind::Queued, points,
                        [](const RatePoint &point) { return double(point.queueDepth); })};
    return chart;
}

ChartContent failures(Points points)
{
    ChartContent chart;
    chart.title = Words::tr("Failure rate (%)");
    chart.help = Words::tr("Failed requests among those that ended in each second.");
    chart.unit = ChartContent::Unit::Percent;
    chart.lines = {line(Words::tr("failed"), LineKind::FailureRate, points,
                        [](const RatePoint &point) { return 100 * point.failureRate(); })};
    return chart;
}

}  // namespace

double ChartContent::largest() const
{
    double most = 0;
    for (const ChartLine &line : lines) {
        for (const QPointF &point : line.points)
            most = std::fmax(most, point.y());  // passes over NaN
    }
    return most;
}

QString ChartContent::valueText(double value) const
{
    if (std::isnan(value))
        return QStringLiteral("–");
    switch (unit) {
    case Unit::Milliseconds: return millisecondsText(value);
    case Unit::Percent: return percentText(value);
    case Unit::Count: break;
    }
    return countText(std::llround(value));
}

QString ChartContent::textAt(int second, const QDateTime &newest) const
{
    QStringList texts {
        QLocale().toString(newest.addSecs(second).time(), QStringLiteral("HH:mm:ss"))};
    for (const ChartLine &line : lines) {
        const qsizetype index = line.points.size() - 1 + second;
        if (index >= 0 && index < line.points.size())
            texts.append(Words::tr("%1: %2").arg(line.name, valueText(line.points[index].y())));
    }
    return texts.join(u'\n');
}

std::array<ChartContent, 4> chartContents(const PerformanceData &data, TrafficFilter filter,
                                          int seconds)
{
    const Points points = data.points(filter, seconds);
    return {requests(data, filter, seconds), responseTime(points), load(points), failures(points)};
}

}  // namespace classiscope
