// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loadtest/loadreportjson.h"

#include "core/loadtest/jsonfields.h"

namespace classiscope {

namespace {

constexpr int rateDecimals = 6;

class Writer {
public:
    explicit Writer(JsonWriter &json)
        : m_json(json)
    {
    }

    void text(QByteArrayView key, const QString &value)
    {
        m_json.key(key).string(value.left(maxLoadText));
    }
    void integer(QByteArrayView key, qint64 value) { m_json.key(key).integer(value); }
    void rate(QByteArrayView key, double value) { m_json.key(key).real(value, rateDecimals); }
    /// Null when it is negative.
    void known(QByteArrayView key, double value, int decimals = rateDecimals)
    {
        m_json.key(key);
        if (value >= 0)
            m_json.real(value, decimals);
        else
            m_json.null();
    }
    void time(QByteArrayView key, std::chrono::microseconds value)
    {
        known(key, double(value.count()) / 1000, 3);
    }
    void boolean(QByteArrayView key, bool value) { m_json.key(key).boolean(value); }
    void date(QByteArrayView key, const QDateTime &value)
    {
        m_json.key(key);
        if (value.isValid())
            m_json.string(value.toUTC().toString(Qt::ISODateWithMs));
        else
            m_json.null();
    }
    void texts(QByteArrayView key, const QStringList &values)
    {
        list(key, values, [this](const QString &value) { m_json.string(value.left(maxLoadText)); });
    }

    template <typename List, typename WriteOne>
    void list(QByteArrayView key, const List &values, const WriteOne &writeOne)
    {
        m_json.key(key).begin('[');
        for (const auto &value : values)
            writeOne(value);
        m_json.end(']');
    }

private:
    JsonWriter &m_json;
};

void writeFigures(JsonWriter &json, const LoadFigures &figures)
{
    Writer out(json);
    json.begin('{');
    out.integer("requests", figures.requests);
    out.integer("failures", figures.failures);
    out.integer("aborted", figures.aborted);
    out.time("average_ms", figures.average);
    out.time("min_ms", figures.minimum);
    out.time("max_ms", figures.maximum);
    json.key("percentiles_ms").begin('{');
    for (std::size_t i = 0; i < loadPercentiles.size(); ++i)
        out.time(QByteArray::number(loadPercentiles[i]), figures.percentiles[i]);
    json.end('}');
    out.rate("requests_per_second", figures.requestsPerSecond);
    out.rate("failures_per_second", figures.failuresPerSecond);
    out.known("average_bytes", figures.averageBytes, 1);
    json.end('}');
}

void writeServer(JsonWriter &json, const LoadServer &server)
{
    Writer out(json);
    json.begin('{');
    out.text("url", server.url);
    out.integer("workers", server.workers);
    out.integer("requests", server.requests);
    out.integer("failures", server.failures);
    out.known("cpu", server.cpu);
    out.known("max_bytes", server.maxBytes, 0);
    out.known("queue_ms", server.queueMs);
    out.known("compute_ms", server.computeMs);
    out.known("cache_hit_share", server.cacheHitShare);
    json.end('}');
}

void writeError(JsonWriter &json, const LoadError &error)
{
    Writer out(json);
    json.begin('{');
    out.text("kind", error.kind);
    out.text("message", error.message);
    out.integer("count", error.count);
    json.end('}');
}

void writeConfiguration(JsonWriter &json, const LoadConfiguration &with)
{
    Writer out(json);
    json.begin('{');
    out.text("target", with.target);
    out.text("generator", with.generator);
    out.text("cpu", with.cpu);
    out.text("system", with.system);
    out.integer("cores", with.cores);
    out.known("memory_bytes", with.memoryBytes, 0);
    out.text("model", with.model);
    out.text("backend", with.backend);
    out.integer("workers", with.workers);
    out.known("cache_bytes", with.cacheBytes, 0);
    out.text("pictures", with.pictures);
    out.text("generator_cpus", with.generatorCpus);
    out.text("command", with.command);
    out.texts("versions", with.versions);
    json.end('}');
}

}  // namespace

void writeSecond(JsonWriter &json, const LoadSecond &second)
{
    Writer out(json);
    json.begin('{');
    out.known("at", second.at, 3);
    out.integer("users", second.users);
    out.integer("in_flight", second.inFlight);
    out.integer("requests", second.requests);
    out.integer("failures", second.failures);
    out.time("average_ms", second.average);
    out.time("p50_ms", second.p50);
    out.time("p95_ms", second.p95);
    out.time("max_ms", second.maximum);
    out.known("generator_cpu", second.generatorCpu, 4);
    out.known("server_cpu", second.serverCpu, 4);
    out.known("proxy_cpu", second.proxyCpu, 4);
    out.known("server_bytes", second.serverBytes, 0);
    out.known("queue_ms", second.queueMs, 3);
    out.known("compute_ms", second.computeMs, 3);
    out.known("queue_depth", second.queueDepth, 3);
    json.end('}');
}

void writeRun(JsonWriter &json, const LoadRun &run)
{
    Writer out(json);
    json.begin('{');
    json.key("scenario");
    writeScenario(json, run.scenario);
    out.integer("instances", run.instances);
    out.integer("repetition", run.repetition);
    out.date("started", run.started);
    out.known("seconds", run.seconds, 3);
    out.boolean("cancelled", run.cancelled);
    out.boolean("from_locust", run.fromLocust);
    json.key("figures");
    writeFigures(json, run.figures);
    out.known("unanswered", run.unanswered, 0);
    out.time("oldest_unanswered_ms", run.oldestUnanswered);
    out.list("errors", run.errors, [&](const LoadError &error) { writeError(json, error); });
    out.list("servers", run.servers, [&](const LoadServer &server) { writeServer(json, server); });
    out.known("generator_cpu", run.generatorCpu);
    out.known("generator_cpu_max", run.generatorCpuMax);
    out.known("proxy_cpu", run.proxyCpu);
    out.known("late_ms", run.lateMs, 3);
    out.texts("notes", run.notes);
    out.list("timeline", run.timeline,
             [&](const LoadSecond &second) { writeSecond(json, second); });
    json.end('}');
}

void writeLimitStep(JsonWriter &json, const LimitSearch::Step &step)
{
    Writer out(json);
    json.begin('{');
    out.rate("rate", step.rate);
    out.rate("achieved", step.achieved);
    out.time("p95_ms", step.p95);
    out.rate("failure_share", step.failureShare);
    out.boolean("stable", step.stable);
    out.boolean("backlog", step.backlog);
    out.boolean("passed", step.passed);
    json.end('}');
}

void writeLimit(JsonWriter &json, const LimitSearch &search)
{
    Writer out(json);
    json.begin('{');
    out.integer("instances", search.instances);
    out.integer("budget_ms", search.budget.count());
    out.rate("rate", search.rate);
    out.boolean("at_ceiling", search.atCeiling);
    out.boolean("generator_limited", search.generatorLimited);
    out.boolean("stopped", search.stopped);
    out.list("steps", search.steps,
             [&](const LimitSearch::Step &step) { writeLimitStep(json, step); });
    json.end('}');
}

QByteArray loadReportJson(const LoadReport &report)
{
    JsonWriter json;
    Writer out(json);
    json.begin('{');
    out.text("format", loadReportFormat);
    out.integer("version", loadReportVersion);
    out.text("title", report.title);
    out.date("date", report.date);
    json.key("configuration");
    writeConfiguration(json, report.configuration);
    out.list("limits", report.limits, [&](const LimitSearch &limit) { writeLimit(json, limit); });
    out.texts("notes", report.notes);
    out.list("runs", report.runs, [&](const LoadRun &run) { writeRun(json, run); });
    json.end('}');
    return json.take() + '\n';
}

}  // namespace classiscope
