// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loadtest/reportcharts.h"

#include "core/loadtest/loadtext.h"
#include "core/loadtest/reporttables.h"
#include "core/loadtest/svgchart.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace classiscope {

namespace {

using Value = std::function<double(const LoadSecond &)>;

constexpr double gap = std::numeric_limits<double>::quiet_NaN();

/// `value` of each second; that of the seconds before `at` counts for their length.
SvgSeries seriesOf(const QString &name, const LoadRun &run, const Value &value)
{
    SvgSeries series {name, {}, {}};
    for (const LoadSecond &second : run.timeline)
        series.points.emplace_back(second.at, value(second));
    return series;
}

/// A response time; a second in which nothing ended has none.
Value timeOf(std::chrono::microseconds LoadSecond::*member)
{
    return [member](const LoadSecond &second) {
        return second.requests > 0 ? millisecondsOf(second.*member) : gap;
    };
}

Value plain(double LoadSecond::*member)
{
    return [member](const LoadSecond &second) { return second.*member; };
}

bool isKnown(const SvgSeries &series)
{
    return std::any_of(series.points.begin(), series.points.end(),
                       [](const QPointF &point) { return point.y() >= 0; });
}

/// `most`: no value can be above.
QString lineChart(const QString &title, const QString &about, std::vector<SvgSeries> series,
                  double least, double most = std::numeric_limits<double>::infinity())
{
    const bool named = series.size() > 1;
    series.erase(std::remove_if(series.begin(), series.end(),
                                [](const SvgSeries &one) { return !isKnown(one); }),
                 series.end());
    if (series.empty())
        return {};
    QStringList names;
    for (const SvgSeries &one : series)
        names << one.name;
    SvgChart chart {title,
                    QStringLiteral("%1 over the time of the run: %2")
                        .arg(about, names.join(QStringLiteral(", "))),
                    std::move(series), least};
    chart.most = most;
    chart.named = named;
    return svgChart(chart);
}

/// Requests a second of a timeline whose points may be further apart than a second.
SvgSeries rates(const QString &name, const LoadRun &run, qint64 LoadSecond::*member)
{
    SvgSeries series {name, {}, {}};
    double before = 0;
    for (const LoadSecond &second : run.timeline) {
        const double length = second.at - before;
        series.points.emplace_back(second.at, length > 0 ? double(second.*member) / length : gap);
        before = second.at;
    }
    return series;
}

double failurePercent(const LoadSecond &second)
{
    return second.requests > 0 ? 100 * double(second.failures) / double(second.requests) : gap;
}

QStringList overlays(const ScenarioGroups &groups)
{
    std::vector<SvgSeries> rate, p95, users, failures;
    for (const RunGroup *group : groups) {
        const LoadRun &run = group->middle();
        const QString name = loadtext::instances(group->instances()).english();
        rate.push_back(rates(name, run, &LoadSecond::requests));
        p95.push_back(seriesOf(name, run, timeOf(&LoadSecond::p95)));
        users.push_back(
            seriesOf(name, run, [](const LoadSecond &second) { return double(second.users); }));
        failures.push_back(seriesOf(name, run, failurePercent));
    }
    const bool open = groups.front()->scenario().model == Scenario::Model::Open;
    return {
        lineChart(QStringLiteral("Requests/s"), QStringLiteral("Requests a second"), rate, 1),
        lineChart(QStringLiteral("Response time p95, ms"), QStringLiteral("Response time"), p95, 1),
        lineChart(open ? QStringLiteral("Requests in flight") : QStringLiteral("Users"),
                  QStringLiteral("Number of users"), users, 1),
        lineChart(QStringLiteral("Failure rate, %"), QStringLiteral("Failure rate"), failures, 1,
                  100)};
}

QStringList details(const RunGroup &group)
{
    const LoadRun &run = group.middle();
    const QString where = group.instances() > 0
        ? QStringLiteral(" · ") + loadtext::instances(group.instances()).english()
        : QString();
    constexpr double mega = 1e6;
    return {
        lineChart(QStringLiteral("Response time, ms") + where, QStringLiteral("Response time"),
                  {seriesOf(QStringLiteral("p50"), run, timeOf(&LoadSecond::p50)),
                   seriesOf(QStringLiteral("p95"), run, timeOf(&LoadSecond::p95)),
                   seriesOf(QStringLiteral("average"), run, timeOf(&LoadSecond::average)),
                   seriesOf(QStringLiteral("slowest"), run, timeOf(&LoadSecond::maximum))},
                  1),
        lineChart(QStringLiteral("Queue against computing, ms") + where,
                  QStringLiteral("Wait for a worker and computing of a picture"),
                  {seriesOf(QStringLiteral("queue"), run, plain(&LoadSecond::queueMs)),
                   seriesOf(QStringLiteral("computing"), run, plain(&LoadSecond::computeMs))},
                  1),
        lineChart(QStringLiteral("Processor, cores") + where, QStringLiteral("Processor time"),
                  {seriesOf(QStringLiteral("servers"), run, plain(&LoadSecond::serverCpu)),
                   seriesOf(QStringLiteral("proxy"), run, plain(&LoadSecond::proxyCpu)),
                   seriesOf(QStringLiteral("generator"), run, plain(&LoadSecond::generatorCpu))},
                  0.5),
        lineChart(QStringLiteral("Servers' memory, MB") + where, QStringLiteral("Memory"),
                  {seriesOf(QStringLiteral("memory"), run,
                            [](const LoadSecond &second) { return second.serverBytes / mega; })},
                  1)};
}

/// "heavy × 2"; of a long name its beginning, so that the number stays.
QString barName(const RunGroup &group)
{
    const QString number =
        group.instances() > 0 ? QStringLiteral(" × %1").arg(group.instances()) : QString();
    return elidedForSvg(group.scenario().name, maxSvgBarName - svgTextWidth(number)) + number;
}

}  // namespace

QStringList scenarioCharts(const ScenarioGroups &groups)
{
    QStringList charts = overlays(groups);
    for (const RunGroup *group : groups)
        charts += details(*group);
    charts.removeAll(QString());
    return charts;
}

QStringList overviewCharts(const std::vector<RunGroup> &groups)
{
    std::vector<SvgBar> rates;
    std::vector<SvgBar> times;
    for (const RunGroup &group : groups) {
        const QString name = barName(group);
        const double rate = group.median(figure::rate);
        const double p95 = group.median(figure::p95);
        rates.push_back({name, rate, loadtext::rate(rate)});
        times.push_back({name, p95, loadtext::duration(p95)});
    }
    return {svgBars(QStringLiteral("Requests/s, by scenario × instances"),
                    QStringLiteral("Requests a second of each scenario and number of instances"),
                    rates),
            svgBars(QStringLiteral("Response time p95, by scenario × instances"),
                    QStringLiteral("p95 of each scenario and number of instances"), times)};
}

QString limitChart(const LimitSearch &search)
{
    SvgSeries passed {QStringLiteral("within the budget"), {}, {}};
    SvgSeries failed {QStringLiteral("not"), {}, {}};
    const double budget = double(search.budget.count());
    constexpr double mostOfBudget = 2;  // slower steps are drawn there
    for (const LimitSearch::Step &step : search.steps) {
        const double p95 = std::min(millisecondsOf(step.p95), mostOfBudget * budget);
        SvgSeries &series = step.passed ? passed : failed;
        series.points.emplace_back(step.rate, p95);
        series.hollow.push_back(!step.passed);
    }
    const QString where = search.instances > 0
        ? QStringLiteral(" · ") + loadtext::instances(search.instances).english()
        : QString();
    SvgChart chart {QStringLiteral("p95 in ms against the rate, budget %1%2")
                        .arg(loadtext::duration(budget), where),
                    QStringLiteral("Each step of the search: the rate that was asked for and its "
                                   "p95. %1.")
                        .arg(limitText(search).english()),
                    {passed, failed},
                    budget,
                    false,
                    QStringLiteral("requests/s asked for"),
                    true};
    chart.budget = budget;
    return svgChart(chart);
}

}  // namespace classiscope
