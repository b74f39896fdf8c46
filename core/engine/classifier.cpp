// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/classifier.h"

#include "core/engine/cache/answercache.h"
#include "core/engine/cache/rediscache.h"
#include "core/engine/fast/fastnetwork.h"
#include "core/engine/jobqueue.h"
#include "core/engine/loadedmodel.h"
#include "core/engine/opencvthreads.h"

#include <QPromise>

#include <sys/resource.h>
#include <unistd.h>

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace classiscope {

namespace {

template <typename T>
QFuture<Result<T>> readyFuture(Result<T> result)
{
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(std::move(result));
    promise.finish();
    return promise.future();
}

Error stoppingError()
{
    return {Error::Code::Stopping, Text::marked("The program is shutting down.")};
}

Error overtakenError()
{
    return {Error::Code::Cancelled, Text::marked("Another model was chosen in the meantime.")};
}

/// Linux gives each thread a niceness of its own. Images go first; while cores
/// are idle, loading is as fast as ever.
void yieldToWorkers()
{
    constexpr int more = 5;  // under full load a swap takes some 4 times as long
    const auto self = id_t(gettid());
    setpriority(PRIO_PROCESS, self, getpriority(PRIO_PROCESS, self) + more);
}

/// Stands for a Redis whose address cannot be used.
class NoRedis : public SharedCache {
public:
    explicit NoRedis(const Error &error)
    {
        m_figures.state = SharedCacheFigures::State::CircuitOpen;
        m_figures.lastError = error.message;
    }

    std::optional<Value> find(const CacheKey &) override { return {}; }
    void store(const CacheKey &, const QByteArray &, std::chrono::milliseconds) override { }
    SharedCacheFigures figures() const override { return m_figures; }

private:
    SharedCacheFigures m_figures;
};

std::unique_ptr<SharedCache> sharedCache(const QString &redis, int workers)
{
    if (redis.isEmpty())
        return {};
    const auto address = RedisAddress::parse(redis);
    if (!address)
        return std::make_unique<NoRedis>(address.error());
    return std::make_unique<RedisCache>(*address, workers);
}

struct LoadRequest {
    ModelSource source;
    QPromise<Result<ModelInfo>> promise;
};

}  // namespace

QString openCvVersion()
{
    return QStringLiteral(CV_VERSION);
}

struct Classifier::Private {
    explicit Private(const ClassifierOptions &given);
    ~Private();

    std::vector<QFuture<Result<Classification>>> submit(std::vector<ClassifyInput> inputs,
                                                        const ClassifyOptions &options,
                                                        JobQueue::WhenFull whenFull);
    Result<std::shared_ptr<LoadedModel>> modelInUse() const;
    std::optional<Error> refusal(const ClassifyInput &input,
                                 const Result<std::shared_ptr<LoadedModel>> &inUse) const;
    void work(int worker);
    void answer(std::vector<Job> jobs, int worker);
    std::optional<Result<Classification>> knownAnswer(const Job &job);
    void finish(Job &job, const Result<Classification> &answer);
    void loadModels();
    NetworkOptions networkOptions() const;
    Result<ModelInfo> install(Result<std::shared_ptr<LoadedModel>> loaded);

    ClassifierOptions options;
    int workerCount = 1;
    int threadsPerWorker = 1;
    JobQueue queue;
    std::optional<AnswerCache> cache;  // always there after construction
    std::vector<std::thread> threads;
    std::thread loader;  // one: models load one after another

    mutable std::mutex m_mutex;
    std::condition_variable loadArrived;
    // guarded by m_mutex:
    std::shared_ptr<LoadedModel> model;
    Error notReady {Error::Code::NoModel, Text::marked("No model is loaded.")};
    std::deque<LoadRequest> loads;
    bool stopping = false;
};

Classifier::Private::Private(const ClassifierOptions &given)
    : options(given)
    , queue(given.queueLimit)
{
    const int cores = availableCores();
    workerCount = std::clamp(options.workers > 0 ? options.workers : cores, 1, cores);
    threadsPerWorker = std::clamp(options.threadsPerWorker, 1, std::max(1, cores / workerCount));
    options.batchSize = std::clamp(options.batchSize, 1, ClassifierOptions::maxBatchSize);
    options.batchDelay = std::clamp(options.batchDelay, {}, ClassifierOptions::maxBatchDelay);
    setOpenCvThreads(threadsPerWorker);  // of the whole process
    cache.emplace(AnswerCache::Options {options.cacheBytes, options.cacheTtl, options.topK,
                                        options.reducedDecoding, options.maxImagePixels},
                  sharedCache(options.redis, workerCount));
    loader = std::thread([this] { loadModels(); });
    for (int i = 0; i < workerCount; ++i)
        threads.emplace_back([this, i] { work(i); });
}

Classifier::Private::~Private()
{
    {
        const std::lock_guard lock(m_mutex);
        stopping = true;
    }
    queue.close();
    loadArrived.notify_all();
    for (std::thread &thread : threads)
        thread.join();
    loader.join();
}

Result<std::shared_ptr<LoadedModel>> Classifier::Private::modelInUse() const
{
    const std::lock_guard lock(m_mutex);
    if (stopping)
        return stoppingError();
    if (!model)
        return notReady;
    return model;
}

// Why it cannot even be queued. A bad image is said to be one, model or not.
std::optional<Error>
Classifier::Private::refusal(const ClassifyInput &input,
                             const Result<std::shared_ptr<LoadedModel>> &inUse) const
{
    if (auto error = complaintAbout(input, options))
        return error;
    if (!inUse)
        return inUse.error();
    return misfit(input, (*inUse)->info);
}

std::vector<QFuture<Result<Classification>>>
Classifier::Private::submit(std::vector<ClassifyInput> inputs,
                            const ClassifyOptions &classifyOptions, JobQueue::WhenFull whenFull)
{
    const auto inUse = modelInUse();
    std::vector<QFuture<Result<Classification>>> futures(inputs.size());
    std::vector<Job> jobs;
    std::vector<std::size_t> places;  // of the jobs' futures
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        if (auto error = refusal(inputs[i], inUse)) {
            futures[i] = readyFuture<Classification>(*std::move(error));
            continue;
        }
        Job job {std::move(inputs[i]), classifyOptions, *inUse, (*inUse)->info.path.batchSize};
        if (cache->takes(job)
            && std::get<QByteArray>(job.input).size() <= AnswerCache::maxInlineHashBytes) {
            job.key = cache->keyOf(job);
            if (auto known = cache->find(job)) {
                futures[i] = readyFuture<Classification>(*std::move(known));
                continue;
            }
        }
        jobs.push_back(std::move(job));
        places.push_back(i);
    }
    if (jobs.empty())
        return futures;  // and wake nobody
    auto queued = queue.push(std::move(jobs), whenFull);
    for (std::size_t i = 0; i < queued.size(); ++i)
        futures[places[i]] = std::move(queued[i]);
    return futures;
}

void Classifier::Private::work(int worker)
{
    fast::setThreads(threadsPerWorker);
    while (true) {
        auto jobs = queue.take(options.batchSize, options.batchDelay);
        if (jobs.empty())
            return;
        answer(std::move(jobs), worker);
    }
}

void Classifier::Private::answer(std::vector<Job> jobs, int worker)
{
    std::vector<Job> unknown;
    for (Job &job : jobs) {
        if (!job.key && cache->takes(job)) {
            job.key = cache->keyOf(job);
            if (!queue.claim(job))
                continue;
        }
        if (const auto known = knownAnswer(job))
            finish(job, *known);
        else
            unknown.push_back(std::move(job));
    }
    if (unknown.empty())
        return;
    auto answers = classify(unknown, worker, options);
    for (std::size_t i = 0; i < unknown.size(); ++i) {
        if (!unknown[i].key || !answers[i]) {
            finish(unknown[i], answers[i]);
            continue;
        }
        Classification computed = std::move(answers[i]).value();
        cache->store(unknown[i], computed);
        computed.cacheMiss = cache->isOn();
        finish(unknown[i], std::move(computed));
    }
}

std::optional<Result<Classification>> Classifier::Private::knownAnswer(const Job &job)
{
    if (!job.key)
        return {};
    auto known = cache->find(job);  // it may have been answered while this one waited
    if (!known)
        known = cache->findShared(job);
    if (!known)
        return {};
    return Result<Classification>(*std::move(known));
}

// Is kept already, so that who comes after release() finds it.
void Classifier::Private::finish(Job &job, const Result<Classification> &answer)
{
    auto others = job.key ? queue.release(*job.key) : std::vector<Job>();
    job.answer(answer);
    for (Job &other : others)
        other.answer(cache->joined(other, answer));
}

NetworkOptions Classifier::Private::networkOptions() const
{
    return {workerCount,     threadsPerWorker,  options.batchSize,
            options.backend, options.precision, options.calibrationImages};
}

void Classifier::Private::loadModels()
{
    bool yields = false;
    while (true) {
        std::unique_lock lock(m_mutex);
        loadArrived.wait(lock, [this] { return stopping || !loads.empty(); });
        if (loads.empty())
            return;
        LoadRequest request = std::move(loads.front());
        loads.pop_front();
        const bool overtaken = !loads.empty();
        const bool refuse = stopping;
        const bool besideAnother = model != nullptr;
        lock.unlock();
        if (besideAnother && !std::exchange(yields, true))
            yieldToWorkers();  // there is no way back, so not for the first one
        if (refuse)
            request.promise.addResult(Result<ModelInfo>(stoppingError()));
        else
            request.promise.addResult(
                overtaken ? Result<ModelInfo>(overtakenError())
                          : install(LoadedModel::load(request.source, networkOptions())));
        request.promise.finish();
    }
}

Result<ModelInfo> Classifier::Private::install(Result<std::shared_ptr<LoadedModel>> loaded)
{
    std::shared_ptr<LoadedModel> previous;  // freed after the lock is released
    const std::lock_guard lock(m_mutex);
    if (!loads.empty())
        return overtakenError();
    if (!loaded) {
        notReady = {Error::Code::NoModel, loaded.error().text};
        return loaded.error();
    }
    previous = std::exchange(model, std::move(loaded).value());
    if (!previous || previous->fingerprint != model->fingerprint)
        cache->clear();  // nobody asks for those answers any more
    return model->info;
}

Classifier::Classifier(const ClassifierOptions &options)
    : d(std::make_unique<Private>(options))
{
}

Classifier::~Classifier() = default;

QFuture<Result<ModelInfo>> Classifier::loadModel(const ModelSource &source)
{
    LoadRequest request {source, {}};
    request.promise.start();
    auto future = request.promise.future();
    {
        const std::lock_guard lock(d->m_mutex);
        if (d->stopping)
            return readyFuture<ModelInfo>(stoppingError());
        d->notReady = {
            Error::Code::NoModel,
            Text::marked("The model %1 is still loading; try again in a moment.").arg(source.path)};
        d->loads.push_back(std::move(request));
    }
    d->loadArrived.notify_one();
    return future;
}

std::optional<ModelInfo> Classifier::model() const
{
    const std::lock_guard lock(d->m_mutex);
    return d->model ? std::optional(d->model->info) : std::nullopt;
}

std::optional<Error> Classifier::unreadyReason() const
{
    const std::lock_guard lock(d->m_mutex);
    return d->model ? std::nullopt : std::optional(d->notReady);
}

QFuture<Result<Classification>> Classifier::submit(ClassifyInput input,
                                                   const ClassifyOptions &options)
{
    std::vector<ClassifyInput> one;
    one.push_back(std::move(input));
    return submitTogether(std::move(one), options).front();
}

QFuture<Result<Classification>> Classifier::submit(const QByteArray &image, int topK)
{
    return submit(ClassifyInput(image), {.topK = topK});
}

std::vector<QFuture<Result<Classification>>>
Classifier::submitTogether(std::vector<ClassifyInput> inputs, const ClassifyOptions &options)
{
    return d->submit(std::move(inputs), options, JobQueue::WhenFull::Refuse);
}

QFuture<Result<Classification>> Classifier::submitWhenRoom(const QByteArray &image, int topK)
{
    return d->submit({ClassifyInput(image)}, {.topK = topK}, JobQueue::WhenFull::Wait).front();
}

void Classifier::setQueueLimit(int limit)
{
    d->queue.setLimit(limit);
}

int Classifier::queueLimit() const
{
    return d->queue.limit();
}

int Classifier::queueDepth() const
{
    return d->queue.depth();
}

void Classifier::setCacheLimits(qint64 bytes, std::chrono::milliseconds timeToLive)
{
    d->cache->setLimits(bytes, timeToLive);
}

CacheFigures Classifier::cache() const
{
    return d->cache->figures();
}

int Classifier::workers() const
{
    return d->workerCount;
}

int Classifier::threadsPerWorker() const
{
    return d->threadsPerWorker;
}

const ClassifierOptions &Classifier::options() const
{
    return d->options;
}

}  // namespace classiscope
