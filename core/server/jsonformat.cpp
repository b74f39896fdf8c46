// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/jsonformat.h"

#include "core/jsonwriter.h"

namespace classiscope {

namespace {

void writeMilliseconds(JsonWriter &json, QByteArrayView key, std::chrono::microseconds time)
{
    json.key(key).real(double(time.count()) / 1000, 3);
}

void writeLatency(JsonWriter &json, QByteArrayView key, const LatencySummary &latency)
{
    json.key(key).begin('{');
    json.key("count").integer(latency.count);
    writeMilliseconds(json, "sum", latency.sum);
    writeMilliseconds(json, "mean", latency.mean);
    writeMilliseconds(json, "min", latency.min);
    writeMilliseconds(json, "max", latency.max);
    writeMilliseconds(json, "p50", latency.p50);
    writeMilliseconds(json, "p95", latency.p95);
    writeMilliseconds(json, "p99", latency.p99);
    json.end('}');
}

qint64 milliseconds(std::chrono::system_clock::time_point time)
{
    return std::chrono::floor<std::chrono::milliseconds>(time.time_since_epoch()).count();
}

void writeImages(JsonWriter &json, const TrafficTotals &traffic)
{
    json.key("images").integer(traffic.images);
    json.key("executions").integer(traffic.executions);
    json.key("cache_hits").integer(traffic.cacheHits);
    json.key("cache_misses").integer(traffic.cacheMisses);
    json.key("batches").begin('[');
    for (const BatchFigures &batch : traffic.batches) {
        json.begin('{');
        json.key("size").integer(batch.size);
        json.key("images").integer(batch.images);
        json.key("executions").integer(batch.executions);
        json.end('}');
    }
    json.end(']');
    json.key("last_inference");
    if (traffic.lastInference)
        json.integer(milliseconds(*traffic.lastInference));
    else
        json.null();
}

void writeTraffic(JsonWriter &json, QByteArrayView key, const TrafficTotals &traffic)
{
    json.key(key).begin('{');
    json.key("succeeded").integer(traffic.succeeded);
    json.key("failed").integer(traffic.failed);
    json.key("cancelled").integer(traffic.cancelled);
    json.key("turned_away").integer(traffic.turnedAway);
    json.key("failed_by_kind").begin('{');
    for (auto it = traffic.failedByKind.cbegin(); it != traffic.failedByKind.cend(); ++it)
        json.key(it.key().toUtf8()).integer(it.value());
    json.end('}');
    writeImages(json, traffic);
    writeLatency(json, "latency_ms", traffic.latency);
    writeLatency(json, "failure_ms", traffic.failure);
    writeLatency(json, "queue_ms", traffic.queue);
    writeLatency(json, "decode_ms", traffic.decode);
    writeLatency(json, "preprocess_ms", traffic.preprocess);
    writeLatency(json, "inference_ms", traffic.inference);
    writeLatency(json, "postprocess_ms", traffic.postprocess);
    json.end('}');
}

void writeProcess(JsonWriter &json, const ProcessFigures &process)
{
    json.key("process").begin('{');
    json.key("resident_bytes").integer(process.residentBytes);
    json.key("virtual_bytes").integer(process.virtualBytes);
    json.key("open_files").integer(process.openFiles);
    json.key("max_files").integer(process.maxFiles);
    json.key("cpu_seconds").real(process.cpuSeconds, 3);
    json.key("start_time_seconds").real(process.startTimeSeconds, 3);
    json.end('}');
}

void writeServer(JsonWriter &json, const ServerFacts &server)
{
    json.key("server").begin('{');
    json.key("version").string(server.version);
    json.key("workers").integer(server.workers);
    json.key("threads").integer(server.threads);
    json.key("cores").integer(server.cores);
    json.key("cpu").string(server.cpu);
    json.key("qt").string(server.qt);
    json.key("opencv").string(server.openCv);
    json.end('}');
}

void writeModel(JsonWriter &json, const ModelInfo &model)
{
    json.begin('{');
    json.key("name").string(model.name);
    json.key("version").string(model.version);
    json.key("classes").integer(model.classCount);
    json.key("input_width").integer(model.inputSize.width());
    json.key("input_height").integer(model.inputSize.height());
    const InferencePath &path = model.path;
    json.key("backend").string(path.library);
    json.key("precision").string(path.precision);
    json.key("fast_path").boolean(path.fast);
    json.key("reason").string(path.reason.english());
    json.key("agreement");
    if (path.agreement < 0)
        json.null();
    else
        json.real(path.agreement, 4);
    json.key("batch_size").integer(path.batchSize);
    json.key("batch_reason").string(path.batchReason.english());
    json.end('}');
}

void writeRedis(JsonWriter &json, const SharedCacheFigures &redis)
{
    json.key("redis").begin('{');
    json.key("state").string(cacheStateName(redis.state));
    json.key("address").string(redis.address);
    json.key("hits").integer(redis.hits);
    json.key("misses").integer(redis.misses);
    json.key("failures").integer(redis.failures);
    json.key("stored").integer(redis.stored);
    json.key("dropped").integer(redis.dropped);
    json.key("last_error").string(redis.lastError);
    json.end('}');
}

void writeCache(JsonWriter &json, const CacheFigures &cache)
{
    json.key("cache").begin('{');
    json.key("limit_bytes").integer(cache.limitBytes);
    json.key("ttl_ms").integer(cache.timeToLive.count());
    json.key("bytes").integer(cache.bytes);
    json.key("entries").integer(cache.entries);
    json.key("hits").integer(cache.hits);
    json.key("shared_hits").integer(cache.sharedHits);
    json.key("joined").integer(cache.joined);
    json.key("misses").integer(cache.misses);
    writeRedis(json, cache.shared);
    json.end('}');
}

void writeDuration(JsonWriter &json, QByteArrayView key, qint64 count,
                   std::chrono::nanoseconds together)
{
    json.key(key).begin('{');
    json.key("count").integer(count);
    json.key("ns").integer(together.count());
    json.end('}');
}

void writeInferenceStats(JsonWriter &json, const TrafficTotals &traffic)
{
    const auto write = [&json](QByteArrayView key, const LatencySummary &summary) {
        writeDuration(json, key, summary.count, summary.sum);
    };
    json.key("inference_stats").begin('{');
    write("success", traffic.latency);
    write("fail", traffic.failure);
    write("queue", traffic.queue);
    write("compute_input", traffic.computeInput);
    write("compute_infer", traffic.inference);
    write("compute_output", traffic.postprocess);
    // Asking the cache takes no time worth measuring.
    writeDuration(json, "cache_hit", traffic.cacheHits, {});
    writeDuration(json, "cache_miss", traffic.cacheMisses, {});
    json.end('}');
}

void writeBatchStats(JsonWriter &json, const std::vector<BatchFigures> &batches)
{
    json.key("batch_stats").begin('[');
    for (const BatchFigures &batch : batches) {
        json.begin('{');
        json.key("batch_size").integer(batch.size);
        writeDuration(json, "compute_input", batch.executions, batch.computeInput);
        writeDuration(json, "compute_infer", batch.executions, batch.computeInfer);
        writeDuration(json, "compute_output", batch.executions, batch.computeOutput);
        json.end('}');
    }
    json.end(']');
}

}  // namespace

QByteArray toJson(const Classification &classification)
{
    JsonWriter json;
    json.begin('{');
    json.key("model").string(classification.model);
    json.key("model_version").string(classification.modelVersion);
    json.key("predictions").begin('[');
    for (const Candidate &candidate : classification.top) {
        json.begin('{');
        json.key("label").string(candidate.label);
        json.key("index").integer(candidate.index);
        json.key("confidence").real(double(candidate.confidence), 6);
        json.end('}');
    }
    json.end(']');
    json.key("timing_ms").begin('{');
    writeMilliseconds(json, "queue", classification.timings.queue);
    writeMilliseconds(json, "decode", classification.timings.decode);
    writeMilliseconds(json, "preprocess", classification.timings.preprocess);
    writeMilliseconds(json, "inference", classification.timings.inference);
    writeMilliseconds(json, "postprocess", classification.timings.postprocess);
    writeMilliseconds(json, "total", classification.timings.total);
    json.end('}');
    json.key("batch_size").integer(classification.batchSize);
    json.key("cached").boolean(classification.cached);
    json.end('}');
    return json.take();
}

QByteArray toJson(const TelemetrySnapshot &snapshot, const std::optional<ModelInfo> &model,
                  const CacheFigures &cache, const ServerFacts &server)
{
    JsonWriter json;
    json.begin('{');
    json.key("uptime_seconds").integer(snapshot.uptime.count());
    writeServer(json, server);
    json.key("model");
    if (model)
        writeModel(json, *model);
    else
        json.null();
    json.key("in_flight").integer(snapshot.inFlight);
    json.key("queue_depth").integer(snapshot.queueDepth);
    json.key("requests_per_second").real(snapshot.requestsPerSecond, 3);
    json.key("failures_per_second").real(snapshot.failuresPerSecond, 3);
    json.key("http_responses").begin('{');
    for (auto it = snapshot.httpReplies.cbegin(); it != snapshot.httpReplies.cend(); ++it)
        json.key(QByteArray::number(it.key())).integer(it.value());
    json.end('}');
    writeProcess(json, snapshot.process);
    writeCache(json, cache);
    json.key("traffic").begin('{');
    writeTraffic(json, "all", snapshot.all);
    writeTraffic(json, "http", snapshot.http);
    writeTraffic(json, "window", snapshot.window);
    json.end('}');
    json.end('}');
    return json.take();
}

QByteArray tritonStatsJson(const TelemetrySnapshot &snapshot, const ModelInfo &model)
{
    const TrafficTotals &traffic = snapshot.all;
    JsonWriter json;
    json.begin('{');
    json.key("model_stats").begin('[');
    json.begin('{');
    json.key("name").string(model.name);
    json.key("version").string(model.version);
    json.key("last_inference")
        .integer(traffic.lastInference ? milliseconds(*traffic.lastInference) : 0);
    json.key("inference_count").integer(traffic.images);
    json.key("execution_count").integer(traffic.executions);
    writeInferenceStats(json, traffic);
    writeBatchStats(json, traffic.batches);
    json.end('}');
    json.end(']');
    json.end('}');
    return json.take();
}

QByteArray problemJson(int status, const QString &title, const QString &detail, const QString &kind,
                       const QString &instance, const QString &requestId)
{
    JsonWriter json;
    json.begin('{');
    json.key("type").string(kind.isEmpty() ? QStringLiteral("about:blank")
                                           : QStringLiteral("urn:classiscope:error:") + kind);
    json.key("title").string(title);
    json.key("status").integer(status);
    json.key("detail").string(detail);
    if (!instance.isEmpty())
        json.key("instance").string(instance);
    if (!requestId.isEmpty())
        json.key("request_id").string(requestId);
    json.end('}');
    return json.take();
}

}  // namespace classiscope
