// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/metrics.h"

#include <prometheus/metric_family.h>
#include <prometheus/text_serializer.h>

#include <array>
#include <string>
#include <utility>

namespace classiscope {

namespace {

using Labels = std::vector<prometheus::ClientMetric::Label>;
using Sources = std::array<std::pair<const char *, const TrafficTotals *>, 2>;

double inSeconds(std::int64_t microseconds)
{
    return double(microseconds) / 1e6;
}

prometheus::MetricFamily family(prometheus::MetricType type, const char *name, const char *help)
{
    return {std::string("classiscope_") + name, help, type, {}};
}

prometheus::ClientMetric counter(Labels labels, qint64 value)
{
    prometheus::ClientMetric metric;
    metric.label = std::move(labels);
    metric.counter.value = double(value);
    return metric;
}

prometheus::MetricFamily requests(const Sources &sources)
{
    auto result = family(prometheus::MetricType::Counter, "requests_total",
                         "Classification requests that ended, by result.");
    for (const auto &[source, totals] : sources) {
        result.metric.push_back(counter({{"source", source}, {"result", "ok"}}, totals->succeeded));
        result.metric.push_back(
            counter({{"source", source}, {"result", "failed"}}, totals->failed));
        result.metric.push_back(
            counter({{"source", source}, {"result", "cancelled"}}, totals->cancelled));
    }
    return result;
}

prometheus::MetricFamily failures(const Sources &sources)
{
    auto result = family(prometheus::MetricType::Counter, "failures_total",
                         "Classification requests that failed, by kind of error.");
    for (const auto &[source, totals] : sources) {
        const auto &kinds = totals->failedByKind;
        for (auto it = kinds.cbegin(); it != kinds.cend(); ++it)
            result.metric.push_back(
                counter({{"source", source}, {"kind", it.key().toStdString()}}, it.value()));
    }
    return result;
}

// The serializer adds the bucket +Inf.
prometheus::MetricFamily durations(const Sources &sources, const char *name, const char *help,
                                   LatencySummary TrafficTotals::*stage)
{
    auto result = family(prometheus::MetricType::Histogram, name, help);
    for (const auto &[source, totals] : sources) {
        const LatencySummary &summary = totals->*stage;
        prometheus::ClientMetric metric;
        metric.label = {{"source", source}};
        metric.histogram.sample_count = std::uint64_t(summary.count);
        metric.histogram.sample_sum = inSeconds(summary.sum.count());
        for (std::size_t i = 0; i < latencyBucketBounds.size(); ++i)
            metric.histogram.bucket.push_back(
                {std::uint64_t(summary.cumulative[i]), inSeconds(latencyBucketBounds[i])});
        result.metric.push_back(std::move(metric));
    }
    return result;
}

prometheus::MetricFamily counters(const Sources &sources, const char *name, const char *help,
                                  qint64 TrafficTotals::*count)
{
    auto result = family(prometheus::MetricType::Counter, name, help);
    for (const auto &[source, totals] : sources)
        result.metric.push_back(counter({{"source", source}}, totals->*count));
    return result;
}

prometheus::MetricFamily batchSizes(const Sources &sources)
{
    constexpr std::array bounds {1, 2, 4, 8, 16, 32, 64};
    auto result = family(prometheus::MetricType::Histogram, "batch_size",
                         "Images in a forward pass, of each forward pass.");
    for (const auto &[source, totals] : sources) {
        prometheus::ClientMetric metric;
        metric.label = {{"source", source}};
        for (const int bound : bounds)
            metric.histogram.bucket.push_back({0, double(bound)});
        for (const BatchFigures &batch : totals->batches) {
            const auto passes = std::uint64_t(batch.executions);
            metric.histogram.sample_count += passes;
            metric.histogram.sample_sum += double(batch.executions) * batch.size;
            for (auto &bucket : metric.histogram.bucket) {
                if (batch.size <= int(bucket.upper_bound))
                    bucket.cumulative_count += passes;
            }
        }
        result.metric.push_back(std::move(metric));
    }
    return result;
}

prometheus::MetricFamily httpResponses(const TelemetrySnapshot &snapshot)
{
    auto result = family(prometheus::MetricType::Counter, "http_responses_total",
                         "Answers of the server to requests of every kind, by status.");
    const auto &replies = snapshot.httpReplies;
    for (auto it = replies.cbegin(); it != replies.cend(); ++it)
        result.metric.push_back(counter({{"status", std::to_string(it.key())}}, it.value()));
    return result;
}

prometheus::MetricFamily turnedAway(const TelemetrySnapshot &snapshot)
{
    auto result = family(prometheus::MetricType::Counter, "turned_away_total",
                         "Connections and requests refused before they were accepted.");
    result.metric.push_back(counter({}, snapshot.http.turnedAway));
    return result;
}

prometheus::MetricFamily gauge(const char *name, const char *help, double value, Labels labels = {})
{
    auto result = family(prometheus::MetricType::Gauge, name, help);
    prometheus::ClientMetric metric;
    metric.label = std::move(labels);
    metric.gauge.value = value;
    result.metric.push_back(std::move(metric));
    return result;
}

// The stages of the images that were computed; Triton's names where it has one.
void appendStages(std::vector<prometheus::MetricFamily> &families, const Sources &sources)
{
    struct Stage {
        const char *name;
        const char *help;
        LatencySummary TrafficTotals::*summary;
    };
    static constexpr Stage stages[] = {
        {"queue_duration_seconds", "Time an image waited for a worker.", &TrafficTotals::queue},
        {"compute_input_duration_seconds",
         "Time making the network's input of an image took: decoding and preprocessing.",
         &TrafficTotals::computeInput},
        {"compute_infer_duration_seconds", "Time of an image's share of the forward pass.",
         &TrafficTotals::inference},
        {"compute_output_duration_seconds",
         "Time making probabilities and the best labels of the network's numbers took.",
         &TrafficTotals::postprocess},
        {"decode_duration_seconds", "Time decoding an image to pixels took.",
         &TrafficTotals::decode},
        {"preprocess_duration_seconds", "Time resizing and normalising an image took.",
         &TrafficTotals::preprocess},
        {"inference_duration_seconds", "The same as compute_infer_duration_seconds.",
         &TrafficTotals::inference},
    };
    for (const Stage &stage : stages)
        families.push_back(durations(sources, stage.name, stage.help, stage.summary));
}

void appendCache(std::vector<prometheus::MetricFamily> &families, const CacheFigures &cache)
{
    families.push_back(gauge("cache_entries", "Answers kept in memory.", double(cache.entries)));
    families.push_back(
        gauge("cache_bytes", "Memory that the kept answers take.", double(cache.bytes)));
    families.push_back(gauge("cache_limit_bytes", "Memory they may take; 0: the cache is off.",
                             double(cache.limitBytes)));
    const SharedCacheFigures &redis = cache.shared;
    if (redis.state == SharedCacheFigures::State::Off)
        return;
    families.push_back(gauge("cache_redis_connected",
                             "1 while Redis is asked, 0 while it is not there or left alone.",
                             redis.state == SharedCacheFigures::State::Connected ? 1 : 0));
    const auto append = [&families](const char *name, const char *help, qint64 value) {
        families.push_back(family(prometheus::MetricType::Counter, name, help));
        families.back().metric.push_back(counter({}, value));
    };
    append("cache_redis_hits_total", "Answers that Redis knew.", redis.hits);
    append("cache_redis_misses_total", "Answers that Redis was asked for in vain.", redis.misses);
    append("cache_redis_failures_total", "Lost connections to Redis, time-outs and refusals.",
           redis.failures);
    append("cache_redis_dropped_total", "Answers that were not written to Redis.", redis.dropped);
}

// Under the names that Prometheus' own client libraries use.
void appendProcess(std::vector<prometheus::MetricFamily> &families, const ProcessFigures &process)
{
    const auto append = [&](const char *name, const char *help, double value) {
        families.push_back(gauge("", help, value));
        families.back().name = name;
    };
    append("process_cpu_seconds_total", "User and system CPU time spent in seconds.",
           process.cpuSeconds);
    families.back().type = prometheus::MetricType::Counter;
    families.back().metric.front().counter.value = process.cpuSeconds;
    append("process_resident_memory_bytes", "Resident memory size in bytes.",
           double(process.residentBytes));
    append("process_virtual_memory_bytes", "Virtual memory size in bytes.",
           double(process.virtualBytes));
    append("process_open_fds", "Number of open file descriptors.", process.openFiles);
    append("process_max_fds", "Maximum number of open file descriptors.", double(process.maxFiles));
    append("process_start_time_seconds", "Start time of the process since unix epoch in seconds.",
           process.startTimeSeconds);
}

}  // namespace

QByteArray prometheusText(const TelemetrySnapshot &snapshot, const std::optional<ModelInfo> &model,
                          const CacheFigures &cache, std::optional<int> connections)
{
    const Sources sources {std::pair {"http", &snapshot.http}, {"window", &snapshot.window}};
    std::vector<prometheus::MetricFamily> families {
        requests(sources),
        failures(sources),
        durations(sources, "request_duration_seconds",
                  "Time from accepting a request to its answer, of those that succeeded.",
                  &TrafficTotals::latency),
        durations(sources, "failure_duration_seconds",
                  "Time from accepting a request to its answer, of those that failed.",
                  &TrafficTotals::failure),
        counters(sources, "images_total", "Images classified.", &TrafficTotals::images),
        counters(sources, "batch_executions_total", "Forward passes of the network.",
                 &TrafficTotals::executions),
        batchSizes(sources),
        counters(sources, "cache_hits_total", "Images answered out of the cache.",
                 &TrafficTotals::cacheHits),
        counters(sources, "cache_misses_total", "Images the cache was asked for in vain.",
                 &TrafficTotals::cacheMisses),
        httpResponses(snapshot),
        turnedAway(snapshot),
        gauge("in_flight", "Requests accepted and not yet answered, of all sources.",
              snapshot.inFlight),
        gauge("queue_depth", "Images waiting for a worker.", snapshot.queueDepth),
        gauge("ready", "1 when a model is loaded and can classify, else 0.", model ? 1 : 0),
        gauge("uptime_seconds", "Time since the program started.",
              double(snapshot.uptime.count()))};
    appendStages(families, sources);
    appendCache(families, cache);
    if (connections)
        families.push_back(gauge("connections", "Open connections to the server.", *connections));
    if (model)
        families.push_back(gauge("model_info", "The model in use; always 1.", 1,
                                 {{"name", model->name.toStdString()},
                                  {"version", model->version.toStdString()},
                                  {"platform", model->platform.toStdString()},
                                  {"backend", model->path.library.toStdString()},
                                  {"precision", model->path.precision.toStdString()},
                                  {"sha256", model->sha256.toStdString()}}));
    appendProcess(families, snapshot.process);
    return QByteArray::fromStdString(prometheus::TextSerializer().Serialize(families));
}

}  // namespace classiscope
