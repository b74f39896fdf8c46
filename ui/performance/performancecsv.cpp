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
    const bool measured = point.latencyCount > 0;
    return {time.toString(Qt::ISODate).toLatin1(),
            QByteArray::number(point.succeeded),
            QByteArray::number(point.failed),
            measured ? milliseconds(point.p50) : QByteArray(),
            measured ? milliseconds(point.p95) : QByteArray(),
            measured ? milliseconds(point.p99) : QByteArray(),
            QByteArray::number(point.inFlight),
            QByteArray::number(point.queueDepth),
            QByteArray::number(point.failureRate(), 'f', 4)};
}

}  // namespace

QByteArray performanceCsv(std::span<const RatePoint> points, const QDateTime &newest)
{
    QByteArray csv("time,ok,failed,p50_ms,p95_ms,p99_ms,in_flight,queue_depth,failure_rate\n");
    for (const RatePoint &point : points) {
        const QDateTime time = newest.toUTC().addSecs(point.second - points.back().second);
        csv += row(point, time).join(',') + '\n';
    }
    return csv;
}

}  // namespace classiscope
