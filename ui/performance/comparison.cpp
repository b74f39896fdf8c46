// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/performance/comparison.h"

#include "ui/performance/numberformat.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace classiscope {

namespace {

using std::chrono::microseconds;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(PerformancePage)
};

QString changeText(double now, double saved)
{
    if (saved == 0 || now == 0)
        return QStringLiteral("–");
    const double percent = 100 * (now / saved - 1);
    const int decimals = std::abs(percent) < 9.95 ? 1 : 0;
    const QString number = QLocale().toString(std::abs(percent), 'f', decimals);
    const QString sign = percent < 0 ? QStringLiteral("−") : QStringLiteral("+");
    return sign + number + QStringLiteral("\u00a0%");
}

ComparedFigure time(const QString &name, const QString &help, microseconds now, microseconds saved)
{
    const auto text = [](microseconds value) {
        return value.count() == 0 ? QStringLiteral("–") : responseTimeText(value);
    };
    return {name, help, text(now), text(saved),
            changeText(double(now.count()), double(saved.count()))};
}

}  // namespace

std::span<const RatePoint> comparedPart(std::span<const RatePoint> points)
{
    return points.subspan(lastRunStart(points).value_or(points.size()));
}

void addSavedRun(ChartContents &charts, const Run &saved, std::span<const RatePoint> current)
{
    PerformanceData data;
    data.newest = saved.newest;
    const auto part = comparedPart(saved.points);
    data.http.assign(part.begin(), part.end());
    const auto length = int(data.http.size());
    const auto now = int(comparedPart(current).size());
    // Seconds by which the saved run's last point lies after the newest second.
    const int shift = now == 0 ? 0 : length - now;
    ChartContents other = chartContents(data, Source::Http, length);
    for (std::size_t i = 0; i < charts.size(); ++i) {
        for (ChartLine &line : other[i].lines) {
            for (QPointF &point : line.points)
                point.rx() += shift;
        }
        charts[i].saved = std::move(other[i].lines);
    }
}

std::vector<ComparedFigure> compareRuns(const RunFigures &now, const RunFigures &saved)
{
    const QString mean = Words::tr("Mean over the run of what the charts show, by the number of "
                                   "answers");
    return {
        {Words::tr("Requests/s"), Words::tr("From the first second with a request to the last"),
         rateText(now.requestsPerSecond), rateText(saved.requestsPerSecond),
         changeText(now.requestsPerSecond, saved.requestsPerSecond)},
        time(Words::tr("p50"), mean, now.p50, saved.p50),
        time(Words::tr("p95"), mean, now.p95, saved.p95),
        time(Words::tr("p99"), mean, now.p99, saved.p99),
        time(Words::tr("Max"), Words::tr("The slowest successful answer"), now.slowest,
             saved.slowest),
        {Words::tr("Failed"),
         Words::tr("Requests that ended in an error, refused ones included, but not what was "
                   "turned away before it was accepted"),
         countText(now.failed), countText(saved.failed),
         changeText(double(now.failed), double(saved.failed))},
        {Words::tr("Failure rate"), Words::tr("Failed requests among all that were answered"),
         percentText(100 * now.failureRate()), percentText(100 * saved.failureRate()),
         changeText(now.failureRate(), saved.failureRate())},
    };
}

QString trafficText(TrafficFilter filter)
{
    if (filter == Source::Http)
        return Words::tr("HTTP only");
    return filter == Source::Window ? Words::tr("Window only") : Words::tr("All traffic");
}

QString describeRun(const Run &run)
{
    QStringList parts;
    if (!run.facts.model.isEmpty())
        parts << run.facts.model;
    if (run.facts.workers > 0)
        parts << (run.facts.workers == 1 ? Words::tr("1 worker")
                                         : Words::tr("%1 workers").arg(run.facts.workers));
    parts << trafficText(run.traffic);
    parts << QLocale().toString(run.newest.toLocalTime(), QLocale::ShortFormat);
    return parts.join(QStringLiteral(" · "));
}

}  // namespace classiscope
