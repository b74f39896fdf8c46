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

prometheus::MetricFamily gauge(const char *name, const char *help, double value, Labels labels = {})
{
    auto result = family(prometheus::MetricType::Gauge, name, help);
    prometheus::ClientMetric metric;
    metric.label = std::move(labels);
    metric.gauge.value = value;
    result.metric.push_back(std::move(metric));
    return result;
}

}  // namespace

QByteArray prometheusText(const TelemetrySnapshot &snapshot, const std::optional<ModelInfo> &model,
                          std::optional<int> connections)
{
    const Sources sources {std::pair {"http", &snapshot.http}, {"window", &snapshot.window}};
    std::vector<prometheus::MetricFamily> families {
        requests(sources),
        failures(sources),
        durations(sources, "request_duration_seconds",
                  "Time from accepting a request to its answer, of those that succeeded.",
                  &TrafficTotals::latency),
        durations(sources, "queue_duration_seconds", "Time an image waited for a worker.",
                  &TrafficTotals::queue),
        durations(sources, "decode_duration_seconds", "Time decoding an image to pixels took.",
                  &TrafficTotals::decode),
        durations(sources, "preprocess_duration_seconds",
                  "Time resizing and normalising an image took.", &TrafficTotals::preprocess),
        durations(sources, "inference_duration_seconds",
                  "Time of an image's share of the forward pass.", &TrafficTotals::inference),
        gauge("in_flight", "Requests accepted and not yet answered, of all sources.",
              snapshot.inFlight),
        gauge("queue_depth", "Images waiting for a worker.", snapshot.queueDepth),
        gauge("ready", "1 when a model is loaded and can classify, else 0.", model ? 1 : 0),
        gauge("uptime_seconds", "Time since the program started.",
              double(snapshot.uptime.count()))};
    if (connections)
        families.push_back(gauge("connections", "Open connections to the server.", *connections));
    if (model)
        families.push_back(gauge("model_info", "The model in use; always 1.", 1,
                                 {{"name", model->name.toStdString()},
                                  {"version", model->version.toStdString()},
                                  {"sha256", model->sha256.toStdString()}}));
    return QByteArray::fromStdString(prometheus::TextSerializer().Serialize(families));
}

}  // namespace classiscope
