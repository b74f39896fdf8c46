// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/bench/pipelinerun.h"

#include "core/engine/opencvthreads.h"

#include <deque>

namespace classiscope {

namespace {

using Clock = std::chrono::steady_clock;

}  // namespace

PipelineRun::PipelineRun(const ClassifierOptions &options)
    : m_classifier(options)
{
}

Result<std::unique_ptr<PipelineRun>>
PipelineRun::load(const ModelSource &source, const BenchSetting &setting, ClassifierOptions options)
{
    options.workers = setting.workers;
    options.threadsPerWorker = setting.threads;
    options.backend = backendOf(setting.path);
    options.precision = precisionOf(setting.path);
    options.batchSize = setting.batch;
    options.queueLimit = 2 * setting.workers * setting.batch;  // enough that none is ever idle
    options.cacheBytes = 0;                                    // every picture is to be computed
    auto run = std::unique_ptr<PipelineRun>(new PipelineRun(options));
    const auto loaded = run->m_classifier.loadModel(source).result();
    if (!loaded)
        return loaded.error();
    if (!computesBy(loaded->path, setting.path))
        return {Error::Code::BadModel,
                Text::marked("Loaded again, the model is computed by %1: %2")
                    .arg(loaded->path.text(), loaded->path.reason)};
    if (loaded->path.batchSize < setting.batch)
        return {Error::Code::BadModel,
                Text::marked("Loaded again, the model takes %1 images in a forward pass: %2")
                    .arg(loaded->path.batchSize)
                    .arg(loaded->path.batchReason)};
    return run;
}

const LatencyHistogram &PipelineRun::latency() const
{
    return m_latency;
}

std::optional<Error> PipelineRun::take(const QFuture<Result<Classification>> &future)
{
    const auto result = future.result();
    if (!result)
        return result.error();
    if (result->cached)
        return Error {Error::Code::Internal,
                      Text::marked("An answer came from the cache; it measures nothing.")};
    m_latency.record(result->timings.total - result->timings.queue);
    return {};
}

std::optional<Error> PipelineRun::warmUp(const std::vector<QByteArray> &pictures)
{
    std::vector<QFuture<Result<Classification>>> futures;
    const int images = m_classifier.workers() * m_classifier.options().batchSize;
    for (int i = 0; i < images; ++i)
        futures.push_back(m_classifier.submitWhenRoom(pictures[std::size_t(i) % pictures.size()]));
    for (const auto &future : futures) {
        const auto result = future.result();
        if (!result)
            return result.error();
    }
    return {};
}

Result<double> PipelineRun::measure(const std::vector<QByteArray> &pictures,
                                    std::chrono::milliseconds duration,
                                    const std::function<bool()> &cancelled)
{
    setOpenCvThreads(m_classifier.threadsPerWorker());
    if (auto error = warmUp(pictures))
        return *std::move(error);
    std::deque<QFuture<Result<Classification>>> futures;
    std::int64_t answered = 0;
    std::optional<Error> error;
    const auto takeFirst = [&] {
        if (auto found = take(futures.front()))
            error = std::move(found);
        futures.pop_front();
        ++answered;
    };
    const std::size_t most =
        4 * std::size_t(m_classifier.workers()) * std::size_t(m_classifier.options().batchSize);
    const auto start = Clock::now();
    do {
        futures.push_back(m_classifier.submitWhenRoom(pictures[m_next++ % pictures.size()]));
        while (!futures.empty() && (futures.size() > most || futures.front().isFinished()))
            takeFirst();
    } while (!error && Clock::now() - start < duration && !cancelled());
    while (!futures.empty())
        takeFirst();
    const std::chrono::duration<double> elapsed = Clock::now() - start;
    if (error)
        return *std::move(error);
    return double(answered) / elapsed.count();
}

}  // namespace classiscope
