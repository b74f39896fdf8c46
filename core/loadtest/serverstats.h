// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>

#include <optional>

namespace classiscope {

/// What a load test needs of a server's GET /stats; counts and sums since its start.
struct ServerStats {
    qint64 requests = 0;  ///< over HTTP, answered or failed
    qint64 failures = 0;
    double cpuSeconds = 0;
    double residentBytes = 0;
    double inFlight = 0, queueDepth = 0;
    double queueMs = 0;    ///< sum of all pictures' waits for a worker
    qint64 queued = 0;     ///< pictures in it
    double computeMs = 0;  ///< sum of decode to postprocess
    qint64 computed = 0;
    qint64 cacheHits = 0, cacheMisses = 0;

    // For the report's configuration. Empty or negative: it does not say.
    QString model, backend;
    double cacheBytes = -1;
    int workers = 0;
    QStringList versions;
};

/// Nothing when it is not such an answer.
std::optional<ServerStats> readServerStats(const QByteArray &json);

}  // namespace classiscope
