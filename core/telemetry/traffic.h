// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/classification.h"
#include "core/engine/result.h"
#include "core/telemetry/latencyhistogram.h"
#include "core/telemetry/rateseries.h"

#include <QMap>

#include <chrono>
#include <map>
#include <optional>
#include <span>
#include <vector>

namespace classiscope {

/// True for the errors of requests that were in order and came at a bad moment or were too
/// large: a limit turned them away, with status 413, 429 or 503.
bool isRefusal(Error::Code code);

/// The forward passes with one number of images.
struct BatchFigures {
    int size = 1;
    qint64 images = 0;
    qint64 executions = 0;
    std::chrono::microseconds computeInput {0};  ///< all of them together, as the next two
    std::chrono::microseconds computeInfer {0};
    std::chrono::microseconds computeOutput {0};
};

/// Figures of one source, or of all together, since the start.
struct TrafficTotals {
    qint64 succeeded = 0;
    qint64 failed = 0;                   ///< every error but Cancelled
    qint64 cancelled = 0;                ///< the client left or the user pressed Cancel
    qint64 turnedAway = 0;               ///< by the server, before it accepted them
    QMap<QString, qint64> failedByKind;  ///< errorKind() of the failures
    LatencySummary latency;              ///< of the successes: accepted until answered
    LatencySummary failure;              ///< of the failures, likewise

    qint64 images = 0;                  ///< classified, in requests that succeeded
    qint64 executions = 0;              ///< forward passes that computed them
    std::vector<BatchFigures> batches;  ///< the sizes that occurred, smallest first
    qint64 cacheHits = 0;
    qint64 cacheMisses = 0;
    std::optional<std::chrono::system_clock::time_point> lastInference;

    // Of each image that was computed (none of those out of the cache):
    LatencySummary queue, decode, preprocess, inference, postprocess;
    LatencySummary computeInput;  ///< decode and preprocess
};

/// Counts the requests of one source. Not thread-safe; memory is bounded by the
/// histograms and by the number of batch sizes.
///
/// `now`: whole seconds of the steady clock, for the series.
class Traffic {
public:
    explicit Traffic(std::int64_t now);

    void succeeded(std::int64_t now, std::chrono::microseconds latency,
                   std::span<const Classification> images);
    void failed(std::int64_t now, std::chrono::microseconds duration, const QString &kind,
                bool refused);
    void cancelled(std::int64_t now);
    void turnedAway(std::int64_t now);

    TrafficTotals totals() const;

    RateSeries series;
    int inFlight = 0;

private:
    void computed(std::int64_t now, const Classification &image);

    TrafficTotals m_counted;                // but for what totals() takes from the members below
    std::map<int, BatchFigures> m_batches;  // by size
    LatencyHistogram m_latency, m_failure, m_queue, m_decode, m_preprocess, m_inference,
        m_postprocess, m_computeInput;
};

}  // namespace classiscope
