// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loadtest/reporttables.h"

#include "core/loadtest/loadtext.h"

#include <algorithm>

namespace classiscope {

namespace {

using namespace loadtext;

bool repeated(const LoadReport &report)
{
    return std::any_of(report.runs.begin(), report.runs.end(),
                       [](const LoadRun &run) { return run.repetition > 1; });
}

/// Who a row is about: scenario, instances and, where there are several, the repetition.
QStringList runHead(const LoadReport &report)
{
    QStringList head {QStringLiteral("Scenario"), QStringLiteral("Instances")};
    if (repeated(report))
        head << QStringLiteral("Run");
    return head;
}

QStringList runCells(const LoadReport &report, const LoadRun &run)
{
    QStringList cells {run.scenario.name
                           + (run.cancelled ? QStringLiteral(" (stopped)") : QString()),
                       run.instances > 0 ? QString::number(run.instances) : loadtext::unknown};
    if (repeated(report))
        cells << QString::number(run.repetition);
    return cells;
}

QString time(const LoadRun &run, std::chrono::microseconds value)
{
    return run.figures.requests > 0 ? milliseconds(value) : loadtext::unknown;
}

QString kindText(const LoadError &error)
{
    return error.kind.isEmpty() ? QStringLiteral("not told") : error.kind;
}

QString pauseOf(const Scenario &scenario)
{
    if (scenario.model == Scenario::Model::Open)
        return QStringLiteral("none: arrivals do not wait");
    return QStringLiteral("%1 to %2")
        .arg(duration(double(scenario.waitMin.count())),
             duration(double(scenario.waitMax.count())));
}

}  // namespace

ReportTable figuresTable(const LoadReport &report)
{
    ReportTable table {QStringLiteral("Figures"), runHead(report), 1, {}, {}};
    table.head << QStringLiteral("Total") << QStringLiteral("Successful")
               << QStringLiteral("Failed") << QStringLiteral("Success rate")
               << QStringLiteral("Average ms") << QStringLiteral("Min ms")
               << QStringLiteral("Max ms") << QStringLiteral("Requests/s")
               << QStringLiteral("p50 ms") << QStringLiteral("p95 ms") << QStringLiteral("p99 ms");
    for (const LoadRun &run : report.runs) {
        const LoadFigures &of = run.figures;
        table.rows.push_back(runCells(report, run)
                             << count(double(of.requests)) << count(double(of.successes()))
                             << count(double(of.failures))
                             << (of.requests > 0 ? percent(of.successRate()) : loadtext::unknown)
                             << time(run, of.average) << time(run, of.minimum)
                             << time(run, of.maximum) << rate(of.requestsPerSecond)
                             << time(run, of.p50()) << time(run, of.p95()) << time(run, of.p99()));
    }
    return table;
}

ReportTable percentilesTable(const LoadReport &report)
{
    ReportTable table {
        QStringLiteral("Response times by percentile, ms"), runHead(report), 1, {}, {}};
    for (const double percentile : loadPercentiles)
        table.head << QStringLiteral("%1 %").arg(percentile);
    table.head << QStringLiteral("Failures/s") << QStringLiteral("Answer, bytes")
               << QStringLiteral("Aborted") << QStringLiteral("Unanswered at the end");
    for (const LoadRun &run : report.runs) {
        const bool toldAll = !run.fromLocust;
        QStringList row = runCells(report, run);
        for (const auto value : run.figures.percentiles)
            row << time(run, value);
        table.rows.push_back(
            row << rate(run.figures.failuresPerSecond) << count(run.figures.averageBytes)
                << (toldAll ? count(double(run.figures.aborted)) : unknown)
                << (toldAll && run.unanswered >= 0 ? count(run.unanswered) : unknown));
    }
    return table;
}

ReportTable resourcesTable(const LoadReport &report)
{
    ReportTable table {
        QStringLiteral("Where the time and the processors went"), runHead(report), 1, {}, {}};
    table.head << QStringLiteral("Queue ms") << QStringLiteral("Computing ms")
               << QStringLiteral("Servers, cores") << QStringLiteral("Proxy, cores")
               << QStringLiteral("Generator, cores") << QStringLiteral("Servers' memory")
               << QStringLiteral("From cache");
    for (const LoadRun &run : report.runs) {
        const double hits = figure::cacheHitShare(run);
        table.rows.push_back(runCells(report, run)
                             << milliseconds(figure::queueMs(run))
                             << milliseconds(figure::computeMs(run))
                             << cores(figure::serverCpu(run)) << cores(figure::proxyCpu(run))
                             << cores(figure::generatorCpu(run)) << bytes(figure::serverBytes(run))
                             << percent(hits));
    }
    const qsizetype told = runHead(report).size();
    const auto isEmpty = [told](const QStringList &row) {
        return row.mid(told).count(loadtext::unknown) == row.size() - told;
    };
    if (std::all_of(table.rows.begin(), table.rows.end(), isEmpty))
        return {};  // Locust, for one, tells nothing of this
    table.note = QStringLiteral(
        "Queue and computing: mean of a picture, by the servers. Cores: mean processor time a "
        "second; 1 is one core fully used. Memory: largest resident size, all servers.");
    return table;
}

ReportTable serversTable(const LoadReport &report)
{
    ReportTable table {QStringLiteral("Each server"), runHead(report), 1, {}, {}};
    table.head << QStringLiteral("Server") << QStringLiteral("Workers")
               << QStringLiteral("Requests") << QStringLiteral("Failed") << QStringLiteral("Cores")
               << QStringLiteral("Memory") << QStringLiteral("Queue ms")
               << QStringLiteral("Computing ms");
    for (const LoadRun &run : report.runs) {
        for (const LoadServer &server : run.servers) {
            table.rows.push_back(
                runCells(report, run)
                << server.url
                << (server.workers > 0 ? QString::number(server.workers) : loadtext::unknown)
                << count(double(server.requests)) << count(double(server.failures))
                << cores(server.cpu) << bytes(server.maxBytes) << milliseconds(server.queueMs)
                << milliseconds(server.computeMs));
        }
    }
    return table;
}

ReportTable errorsTable(const LoadReport &report)
{
    const QStringList head = runHead(report);
    ReportTable table {QStringLiteral("Errors by kind"), head, int(head.size()) + 2, {}, {}};
    table.head << QStringLiteral("Kind") << QStringLiteral("First message")
               << QStringLiteral("Count");
    for (const LoadRun &run : report.runs) {
        for (const LoadError &error : run.errors)
            table.rows.push_back(runCells(report, run)
                                 << kindText(error) << error.message.simplified().left(300)
                                 << count(double(error.count)));
    }
    return table;
}

bool isAtLeast(const LimitSearch &search)
{
    return search.atCeiling || search.generatorLimited || search.stopped;
}

Text limitText(const LimitSearch &search)
{
    const Text budget = durationText(double(search.budget.count()));
    const Text where = search.instances > 0
        ? Text(QStringLiteral(" (%1)")).arg(instances(search.instances))
        : Text();
    if (search.rate <= 0)
        return (search.stopped
                    ? Text::marked("No rate that was tried stayed within %1%2")
                    : Text::marked("Not even the lowest rate that was tried stayed within %1%2"))
            .arg(budget, where);
    return (isAtLeast(search) ? Text::marked("At least %1 requests/s with p95 within %2%3")
                              : Text::marked("Up to %1 requests/s with p95 within %2%3"))
        .arg(rateText(search.rate), budget, where);
}

ReportTable limitsTable(const LoadReport &report)
{
    ReportTable table {QStringLiteral("The limit"),
                       {QStringLiteral("Instances"), QStringLiteral("p95 within"),
                        QStringLiteral("Requests/s"), QStringLiteral("Steps tried"),
                        QStringLiteral("Remark")},
                       0,
                       {},
                       {}};
    for (const LimitSearch &search : report.limits) {
        const QString remark = search.stopped ? QStringLiteral("stopped before its end")
            : search.generatorLimited ? QStringLiteral("the generator was the limit: at least this")
            : search.atCeiling        ? QStringLiteral("highest rate tried: at least this")
            : search.rate <= 0        ? QStringLiteral("no rate passed")
                                      : QString();
        table.rows.push_back(
            {search.instances > 0 ? QString::number(search.instances) : loadtext::unknown,
             duration(double(search.budget.count())),
             search.rate > 0 ? rate(search.rate) : loadtext::unknown,
             QString::number(search.steps.size()), remark});
    }
    if (std::all_of(table.rows.begin(), table.rows.end(),
                    [](const QStringList &row) { return row.last().isEmpty(); })) {
        table.head.removeLast();
        for (QStringList &row : table.rows)
            row.removeLast();
    }
    table.note = QStringLiteral("The highest arrival rate at which 95 of 100 requests are answered "
                                "within the budget, found by doubling and halving.");
    return table;
}

ReportTable stepsTable(const LimitSearch &search)
{
    ReportTable table {limitText(search).english(),
                       {QStringLiteral("Asked/s"), QStringLiteral("Answered/s"),
                        QStringLiteral("p95 ms"), QStringLiteral("Failed"),
                        QStringLiteral("Stable"), QStringLiteral("Backlog"),
                        QStringLiteral("Passed")},
                       0,
                       {},
                       {}};
    const auto yes = [](bool is) { return is ? QStringLiteral("yes") : QStringLiteral("no"); };
    for (const LimitSearch::Step &step : search.steps)
        table.rows.push_back({rate(step.rate), rate(step.achieved), milliseconds(step.p95),
                              percent(step.failureShare), yes(step.stable), yes(step.backlog),
                              yes(step.passed)});
    return table;
}

ReportTable scenariosTable(const LoadReport &report)
{
    ReportTable table {QStringLiteral("Scenarios"),
                       {QStringLiteral("Scenario"), QStringLiteral("Load"), QStringLiteral("Pause"),
                        QStringLiteral("Repeated pictures"), QStringLiteral("Aborted on purpose")},
                       3,
                       {},
                       {}};
    std::vector<Scenario> seen;
    for (const LoadRun &run : report.runs) {
        const Scenario &scenario = run.scenario;
        if (std::find(seen.begin(), seen.end(), scenario) != seen.end())
            continue;
        seen.push_back(scenario);
        const bool told = !run.fromLocust;
        table.rows.push_back({scenario.name, scenario.text(), told ? pauseOf(scenario) : unknown,
                              told ? percent(scenario.repeatShare) : unknown,
                              told ? percent(scenario.abortShare) : unknown});
    }
    return table;
}

ReportTable configurationTable(const LoadReport &report)
{
    const LoadConfiguration &with = report.configuration;
    ReportTable table {QStringLiteral("Configuration"),
                       {QStringLiteral("What"), QStringLiteral("Value")},
                       2,
                       {},
                       {}};
    const auto add = [&table](const char *name, const QString &value) {
        if (!value.isEmpty() && value != loadtext::unknown)
            table.rows.push_back({QLatin1String(name), value});
    };
    add("Target", with.target);
    add("Model", with.model);
    add("Computed by", with.backend);
    add("Workers of each server", with.workers > 0 ? QString::number(with.workers) : QString());
    add("Cache of each server",
        with.cacheBytes == 0 ? QStringLiteral("off") : bytes(with.cacheBytes));
    add("Pictures", with.pictures);
    add("Load generator", with.generator);
    add("Generator pinned to", with.generatorCpus);
    add("Processor", with.cpu);
    add("Cores", with.cores > 0 ? QString::number(with.cores) : QString());
    add("Memory", bytes(with.memoryBytes));
    add("System", with.system);
    add("Versions", with.versions.join(QStringLiteral(", ")));
    return table;
}

QStringList measuringNotes(const LoadReport &report)
{
    const bool open = std::any_of(report.runs.begin(), report.runs.end(), [](const LoadRun &run) {
        return run.scenario.model == Scenario::Model::Open;
    });
    QStringList notes {
        QStringLiteral("Response time: from sending a request to the last byte of its answer, as "
                       "the load generator saw it.")};
    if (open || !report.limits.empty())
        notes << QStringLiteral("Where requests arrive at a rate, it counts from the moment a "
                                "request was meant to leave, so a stalled server cannot hide the "
                                "requests it held up.");
    notes << QStringLiteral("Failed: no answer, a status other than the expected one, or an answer "
                            "without the expected content. Failed requests count in the total and "
                            "in the response times.")
          << QStringLiteral(
                 "Aborted: broken off on purpose by the scenario; neither successful nor "
                 "failed. Unanswered at the end: on their way when the run ended; in no other "
                 "figure.")
          << QStringLiteral("p95: 95 of 100 requests took at most this long. 100 % is the slowest.")
          << QStringLiteral("Requests/s: requests that ended, by the length of the run with its "
                            "start, while users are still coming.");
    return notes;
}

}  // namespace classiscope
