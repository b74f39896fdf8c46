// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loadtest/jsonfields.h"
#include "core/loadtest/loadreportjson.h"
#include "core/loadtest/scenariofields.h"

#include <QJsonDocument>

namespace classiscope {

namespace {

using namespace std::chrono_literals;

constexpr qint64 largestCount = qint64 {1} << 53;
constexpr int largestInt = 1'000'000'000;
constexpr double largestRate = 1e12;
constexpr std::chrono::microseconds unknown {-1};

int whole(const JsonFields &in, const char *key, int low, int fallback)
{
    return int(in.integer(QLatin1String(key), low, largestInt, fallback));
}

qint64 count(const JsonFields &in, const char *key)
{
    return in.integer(QLatin1String(key), 0, largestCount, 0);
}

QDateTime date(const JsonFields &in, const QString &key)
{
    const QString text = in.text(key);
    const QDateTime result = QDateTime::fromString(text, Qt::ISODateWithMs).toUTC();
    if (!text.isEmpty() && !result.isValid())
        in.complain(key, QStringLiteral("must be a time such as 2026-01-31T12:00:00Z."));
    return result;
}

LoadFigures readFigures(const JsonFields &in)
{
    LoadFigures figures;
    if (!in.has(QStringLiteral("requests")))
        in.complain(QStringLiteral("requests"), QStringLiteral("is missing; a run needs it."));
    figures.requests = count(in, "requests");
    figures.failures = count(in, "failures");
    figures.aborted = count(in, "aborted");
    if (figures.failures > figures.requests)
        in.complain(QStringLiteral("failures"), QStringLiteral("must not exceed the requests."));
    figures.average = in.time(QStringLiteral("average_ms"), unknown);
    figures.minimum = in.time(QStringLiteral("min_ms"), unknown);
    figures.maximum = in.time(QStringLiteral("max_ms"), unknown);
    const JsonFields percentiles = in.object(QStringLiteral("percentiles_ms"));
    for (std::size_t i = 0; i < loadPercentiles.size(); ++i)
        figures.percentiles[i] = percentiles.time(QString::number(loadPercentiles[i]), unknown);
    figures.requestsPerSecond = in.real(QStringLiteral("requests_per_second"), 0, largestRate, 0);
    figures.failuresPerSecond = in.real(QStringLiteral("failures_per_second"), 0, largestRate, 0);
    figures.averageBytes = in.known(QStringLiteral("average_bytes"));
    return figures;
}

LoadServer readServer(const JsonFields &in)
{
    LoadServer server;
    server.url = in.text(QStringLiteral("url"));
    server.workers = whole(in, "workers", 0, 0);
    server.requests = count(in, "requests");
    server.failures = count(in, "failures");
    server.cpu = in.known(QStringLiteral("cpu"));
    server.maxBytes = in.known(QStringLiteral("max_bytes"));
    server.queueMs = in.known(QStringLiteral("queue_ms"));
    server.computeMs = in.known(QStringLiteral("compute_ms"));
    server.cacheHitShare = in.real(QStringLiteral("cache_hit_share"), 0, 1, -1);
    return server;
}

LoadSecond readSecond(const JsonFields &in)
{
    LoadSecond second;
    second.at = in.real(QStringLiteral("at"), 0, 1e9, 0);
    second.users = whole(in, "users", 0, 0);
    second.inFlight = whole(in, "in_flight", 0, 0);
    second.requests = count(in, "requests");
    second.failures = count(in, "failures");
    second.average = in.time(QStringLiteral("average_ms"), unknown);
    second.p50 = in.time(QStringLiteral("p50_ms"), unknown);
    second.p95 = in.time(QStringLiteral("p95_ms"), unknown);
    second.maximum = in.time(QStringLiteral("max_ms"), unknown);
    second.generatorCpu = in.known(QStringLiteral("generator_cpu"));
    second.serverCpu = in.known(QStringLiteral("server_cpu"));
    second.proxyCpu = in.known(QStringLiteral("proxy_cpu"));
    second.serverBytes = in.known(QStringLiteral("server_bytes"));
    second.queueMs = in.known(QStringLiteral("queue_ms"));
    second.computeMs = in.known(QStringLiteral("compute_ms"));
    second.queueDepth = in.known(QStringLiteral("queue_depth"));
    return second;
}

LoadRun readRun(const JsonFields &in)
{
    LoadRun run;
    for (const auto &key : {QStringLiteral("scenario"), QStringLiteral("figures")}) {
        if (!in.has(key))
            in.complain(key, QStringLiteral("is missing; a run needs it."));
    }
    run.scenario = readScenarioFields(in.object(QStringLiteral("scenario")));
    run.instances = whole(in, "instances", 0, 0);
    run.repetition = whole(in, "repetition", 1, 1);
    run.started = date(in, QStringLiteral("started"));
    run.seconds = in.real(QStringLiteral("seconds"), 0, 1e9, 0);
    run.cancelled = in.boolean(QStringLiteral("cancelled"));
    run.fromLocust = in.boolean(QStringLiteral("from_locust"));
    run.figures = readFigures(in.object(QStringLiteral("figures")));
    in.objects(QStringLiteral("errors"), maxLoadListed, [&](const JsonFields &error) {
        run.errors.push_back({error.text(QStringLiteral("kind")),
                              error.text(QStringLiteral("message")), count(error, "count")});
    });
    in.objects(QStringLiteral("servers"), maxLoadListed,
               [&](const JsonFields &server) { run.servers.push_back(readServer(server)); });
    run.generatorCpu = in.known(QStringLiteral("generator_cpu"));
    run.generatorCpuMax = in.known(QStringLiteral("generator_cpu_max"));
    run.proxyCpu = in.known(QStringLiteral("proxy_cpu"));
    run.unanswered = whole(in, "unanswered", 0, -1);
    run.oldestUnanswered = in.time(QStringLiteral("oldest_unanswered_ms"), unknown);
    run.lateMs = in.known(QStringLiteral("late_ms"));
    run.notes = in.texts(QStringLiteral("notes"), maxLoadListed);
    in.objects(QStringLiteral("timeline"), maxLoadSeconds,
               [&](const JsonFields &second) { run.timeline.push_back(readSecond(second)); });
    return run;
}

LimitSearch::Step readLimitStep(const JsonFields &in)
{
    LimitSearch::Step step;
    step.rate = in.real(QStringLiteral("rate"), 0, largestRate, 0);
    step.achieved = in.real(QStringLiteral("achieved"), 0, largestRate, 0);
    step.p95 = in.time(QStringLiteral("p95_ms"), unknown);
    step.failureShare = in.real(QStringLiteral("failure_share"), 0, 1, 0);
    step.stable = in.boolean(QStringLiteral("stable"));
    step.backlog = in.boolean(QStringLiteral("backlog"));
    step.passed = in.boolean(QStringLiteral("passed"));
    return step;
}

LimitSearch readLimit(const JsonFields &in)
{
    LimitSearch search;
    search.instances = whole(in, "instances", 0, 0);
    search.budget = std::chrono::milliseconds(whole(in, "budget_ms", 1, 3000));
    search.rate = in.real(QStringLiteral("rate"), 0, largestRate, 0);
    search.atCeiling = in.boolean(QStringLiteral("at_ceiling"));
    search.generatorLimited = in.boolean(QStringLiteral("generator_limited"));
    search.stopped = in.boolean(QStringLiteral("stopped"));
    in.objects(QStringLiteral("steps"), maxLoadListed,
               [&](const JsonFields &step) { search.steps.push_back(readLimitStep(step)); });
    return search;
}

LoadConfiguration readConfiguration(const JsonFields &in)
{
    LoadConfiguration with;
    with.target = in.text(QStringLiteral("target"));
    with.generator = in.text(QStringLiteral("generator"));
    with.cpu = in.text(QStringLiteral("cpu"));
    with.system = in.text(QStringLiteral("system"));
    with.cores = whole(in, "cores", 0, 0);
    with.memoryBytes = in.known(QStringLiteral("memory_bytes"));
    with.model = in.text(QStringLiteral("model"));
    with.backend = in.text(QStringLiteral("backend"));
    with.workers = whole(in, "workers", 0, 0);
    with.cacheBytes = in.known(QStringLiteral("cache_bytes"));
    with.pictures = in.text(QStringLiteral("pictures"));
    with.generatorCpus = in.text(QStringLiteral("generator_cpus"));
    with.command = in.text(QStringLiteral("command"));
    with.versions = in.texts(QStringLiteral("versions"), maxLoadListed);
    return with;
}

/// What is wrong with the whole before its parts are looked at.
std::optional<Error> formatMistake(const JsonFields &in)
{
    if (in.text(QStringLiteral("format")) != loadReportFormat)
        return Error {Error::Code::BadRequest,
                      QStringLiteral("This is no report of a load test: its “format” is not “%1”.")
                          .arg(loadReportFormat)};
    const auto version = in.integer(QStringLiteral("version"), 1, largestInt, 0);
    if (version == 0)
        in.complain(QStringLiteral("version"), QStringLiteral("is missing."));
    if (version > loadReportVersion)
        return Error {Error::Code::BadRequest,
                      QStringLiteral("The report is of version %1, this program reads version %2: "
                                     "open it with a newer Classiscope.")
                          .arg(version)
                          .arg(loadReportVersion)};
    return {};
}

}  // namespace

LoadSecond readSecond(const QJsonObject &object)
{
    std::optional<Error> mistake;
    return readSecond(JsonFields(object, {}, mistake));
}

Result<LoadRun> readRun(const QJsonObject &object)
{
    std::optional<Error> mistake;
    LoadRun run = readRun(JsonFields(object, {}, mistake));
    if (mistake)
        return *mistake;
    return run;
}

LimitSearch::Step readLimitStep(const QJsonObject &object)
{
    std::optional<Error> mistake;
    return readLimitStep(JsonFields(object, {}, mistake));
}

LimitSearch readLimit(const QJsonObject &object)
{
    std::optional<Error> mistake;
    return readLimit(JsonFields(object, {}, mistake));
}

Result<LoadReport> readLoadReport(const QByteArray &json)
{
    const auto document = readJsonObject(json, maxLoadReportBytes);
    if (!document)
        return document.error();
    std::optional<Error> mistake;
    const JsonFields in(*document, {}, mistake);
    if (const auto error = formatMistake(in))
        return mistake ? *mistake : *error;
    LoadReport report;
    report.title = in.text(QStringLiteral("title"));
    report.date = date(in, QStringLiteral("date"));
    report.configuration = readConfiguration(in.object(QStringLiteral("configuration")));
    in.objects(QStringLiteral("limits"), maxLoadListed,
               [&](const JsonFields &limit) { report.limits.push_back(readLimit(limit)); });
    report.notes = in.texts(QStringLiteral("notes"), maxLoadListed);
    in.objects(QStringLiteral("runs"), maxLoadRuns,
               [&](const JsonFields &run) { report.runs.push_back(readRun(run)); });
    if (mistake)
        return *mistake;
    return report;
}

}  // namespace classiscope
