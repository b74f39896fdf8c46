// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/telemetry/traffic.h"

#include <algorithm>

using std::chrono::microseconds;

namespace classiscope {

bool isRefusal(Error::Code code)
{
    switch (code) {
    case Error::Code::Busy:
    case Error::Code::DeadlineExceeded:
    case Error::Code::ImageTooLarge:
    case Error::Code::BatchTooLarge:
    case Error::Code::NoModel:
    case Error::Code::Stopping: return true;
    default: return false;
    }
}

Traffic::Traffic(std::int64_t now)
    : series(now)
{
}

void Traffic::succeeded(std::int64_t now, microseconds latency,
                        std::span<const Classification> images)
{
    ++m_counted.succeeded;
    m_latency.record(latency);
    series.recordSuccess(now, latency);
    m_counted.images += qint64(images.size());
    for (const Classification &image : images) {
        m_counted.cacheHits += image.cached ? 1 : 0;
        m_counted.cacheMisses += image.cacheMiss ? 1 : 0;
        if (image.cached || image.cacheMiss)
            series.recordCacheAsked(now, image.cached);
        if (!image.cached)
            computed(now, image);
    }
}

// What came out of the cache was computed before: its zeros would make the stages look fast.
void Traffic::computed(std::int64_t now, const Classification &image)
{
    const StageTimings &stages = image.timings;
    const microseconds input = stages.decode + stages.preprocess;
    m_queue.record(stages.queue);
    m_decode.record(stages.decode);
    m_preprocess.record(stages.preprocess);
    m_computeInput.record(input);
    m_inference.record(stages.inference);
    m_postprocess.record(stages.postprocess);
    m_counted.lastInference = std::chrono::system_clock::now();

    const int size = std::max(1, image.batchSize);
    series.recordComputed(now, {stages.queue, input + stages.inference + stages.postprocess, size});
    BatchFigures &batch = m_batches[size];
    batch.size = size;
    ++batch.images;
    batch.computeInput += input;
    batch.computeInfer += stages.inference;
    batch.computeOutput += stages.postprocess;
}

// A failure's time is counted apart: refusals within microseconds would make an
// overloaded server look fast.
void Traffic::failed(std::int64_t now, microseconds duration, const QString &kind, bool refused)
{
    ++m_counted.failed;
    ++m_counted.failedByKind[kind];
    m_failure.record(duration);
    series.recordFailure(now, refused);
}

void Traffic::cancelled(std::int64_t now)
{
    ++m_counted.cancelled;
    series.recordCancelled(now);
}

void Traffic::turnedAway(std::int64_t now)
{
    ++m_counted.turnedAway;
    series.recordTurnedAway(now);
}

TrafficTotals Traffic::totals() const
{
    TrafficTotals result = m_counted;
    for (const auto &[size, batch] : m_batches) {
        result.batches.push_back(batch);
        // The images of a pass are counted one by one, so the last may be incomplete.
        result.batches.back().executions = (batch.images + size - 1) / size;
        result.executions += result.batches.back().executions;
    }
    result.latency = m_latency.summary();
    result.failure = m_failure.summary();
    result.queue = m_queue.summary();
    result.decode = m_decode.summary();
    result.preprocess = m_preprocess.summary();
    result.inference = m_inference.summary();
    result.postprocess = m_postprocess.summary();
    result.computeInput = m_computeInput.summary();
    return result;
}

}  // namespace classiscope
