// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loadtest/serverstats.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace classiscope {

namespace {

double number(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1String(key)).toDouble();
}

qint64 count(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1String(key)).toInteger();
}

QJsonObject child(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1String(key)).toObject();
}

QString text(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1String(key)).toString();
}

double sum(const QJsonObject &traffic, const char *key)
{
    return number(child(traffic, key), "sum");
}

void takeTraffic(ServerStats &stats, const QJsonObject &traffic)
{
    stats.failures = count(traffic, "failed");
    stats.requests = count(traffic, "succeeded") + stats.failures;
    stats.queueMs = sum(traffic, "queue_ms");
    stats.queued = count(child(traffic, "queue_ms"), "count");
    stats.computeMs = sum(traffic, "decode_ms") + sum(traffic, "preprocess_ms")
        + sum(traffic, "inference_ms") + sum(traffic, "postprocess_ms");
    stats.computed = count(child(traffic, "inference_ms"), "count");
}

void takeModel(ServerStats &stats, const QJsonObject &model)
{
    if (model.isEmpty())
        return;
    stats.model = QStringLiteral("%1 version %2").arg(text(model, "name"), text(model, "version"));
    stats.backend = QStringLiteral("%1, %2").arg(text(model, "backend"), text(model, "precision"));
}

void takeProgram(ServerStats &stats, const QJsonObject &program)
{
    stats.workers = int(count(program, "workers"));
    const auto version = [&](const char *key, const char *name) {
        if (const QString value = text(program, key); !value.isEmpty())
            stats.versions << QStringLiteral("%1 %2").arg(QLatin1String(name), value);
    };
    version("version", "Classiscope");
    version("qt", "Qt");
    version("opencv", "OpenCV");
}

}  // namespace

std::optional<ServerStats> readServerStats(const QByteArray &json)
{
    const QJsonObject root = QJsonDocument::fromJson(json).object();
    const QJsonObject traffic = child(child(root, "traffic"), "http");
    if (traffic.isEmpty())
        return {};
    ServerStats stats;
    stats.inFlight = number(root, "in_flight");
    stats.queueDepth = number(root, "queue_depth");
    const QJsonObject process = child(root, "process");
    stats.cpuSeconds = number(process, "cpu_seconds");
    stats.residentBytes = number(process, "resident_bytes");
    const QJsonObject cache = child(root, "cache");
    stats.cacheHits = count(cache, "hits");
    stats.cacheMisses = count(cache, "misses");
    stats.cacheBytes = cache.isEmpty() ? -1 : number(cache, "limit_bytes");
    takeTraffic(stats, traffic);
    takeModel(stats, child(root, "model"));
    takeProgram(stats, child(root, "server"));
    return stats;
}

}  // namespace classiscope
