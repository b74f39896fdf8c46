// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/performance/performancecsv.h"

namespace classiscope {

namespace {

QByteArray milliseconds(std::chrono::microseconds time)
{
    return QByteArray::number(double(time.count()) / 1000, 'f', 3);
}

QByteArrayList row(const RatePoint &point, const QDateTime &time)
{
    const bool measured = point.hasLatencies();
    const bool computed = point.hasWork();
    return {time.toString(Qt::ISODate).toLatin1(),
            QByteArray::number(point.succeeded),
            QByteArray::number(point.failed),
            measured ? milliseconds(point.p50) : QByteArray(),
            measured ? milliseconds(point.p95) : QByteArray(),
            measured ? milliseconds(point.p99) : QByteArray(),
            QByteArray::number(point.inFlight),
            QByteArray::number(point.queueDepth),
            point.hasFinished() ? QByteArray::number(point.failureRate(), 'f', 4) : QByteArray(),
            measured ? milliseconds(point.slowest) : QByteArray(),
            QByteArray::number(point.refused),
            QByteArray::number(point.cancelled),
            computed ? milliseconds(point.queueTime) : QByteArray(),
            computed ? milliseconds(point.computeTime) : QByteArray(),
            point.hasBatches() ? QByteArray::number(point.batchSize, 'f', 2) : QByteArray(),
            QByteArray::number(point.cacheHits),
            QByteArray::number(point.cacheMisses),
            QByteArray::number(point.turnedAway)};
}

}  // namespace

QByteArray performanceCsv(std::span<const RatePoint> points, const QDateTime &newest)
{
    QByteArray csv("time,ok,failed,p50_ms,p95_ms,p99_ms,in_flight,queue_depth,failure_rate,"
                   "max_ms,refused,cancelled,queue_ms,compute_ms,batch_size,cache_hits,"
                   "cache_misses,turned_away\n");
    for (const RatePoint &point : points) {
        const QDateTime time = newest.toUTC().addSecs(point.second - points.back().second);
        csv += row(point, time).join(',') + '\n';
    }
    return csv;
}

}  // namespace classiscope
