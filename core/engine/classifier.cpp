// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/classifier.h"

#include "core/engine/imagedecoder.h"
#include "core/engine/network.h"
#include "core/engine/postprocess.h"
#include "core/engine/preprocessor.h"

#include <QFile>
#include <QPromise>
#include <QThread>

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace classiscope {

namespace {

using Clock = std::chrono::steady_clock;

std::chrono::microseconds since(Clock::time_point start)
{
    return std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - start);
}

template <typename T>
QFuture<Result<T>> readyFuture(Error error)
{
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(Result<T>(std::move(error)));
    promise.finish();
    return promise.future();
}

Error stoppingError()
{
    return {Error::Code::Stopping, QStringLiteral("The program is shutting down.")};
}

Error overtakenError()
{
    return {Error::Code::Cancelled, QStringLiteral("Another model was chosen in the meantime.")};
}

/// What one worker needs of a model; used by that worker only.
struct WorkerNet {
    std::unique_ptr<Network> network;
    Preprocessor preprocessor;
};

/// A model ready for all workers. Jobs share it, so that it lives until the
/// last image that was queued for it is answered.
struct LoadedModel {
    ModelInfo info;
    QStringList labels;
    QSize inputSize;
    OutputFormat output;
    std::vector<WorkerNet> nets;  // one a worker
};

struct Job {
    QByteArray image;
    int topK = 0;
    std::shared_ptr<LoadedModel> model;
    Clock::time_point accepted;
    QPromise<Result<Classification>> promise;
};

struct LoadRequest {
    ModelSource source;
    QPromise<Result<ModelInfo>> promise;
};

Result<std::shared_ptr<LoadedModel>> load(const ModelSource &source, int workers)
{
    const auto start = Clock::now();
    auto package = ModelPackage::open(source);
    if (!package)
        return package.error();
    auto model = std::make_shared<LoadedModel>();
    for (int i = 0; i < workers; ++i) {
        auto network = Network::load(*package);
        if (!network)
            return network.error();
        model->nets.push_back({std::move(network).value(), Preprocessor(package->preprocessing)});
    }
    model->labels = package->labels;
    model->inputSize = package->preprocessing.inputSize;
    model->output = package->output;
    ModelInfo &info = model->info;
    info.name = package->name;
    info.version = package->version;
    info.sourcePath = package->sourcePath;
    info.sha256 = package->sha256;
    info.weightsBytes = package->weights.size();
    info.inputSize = package->preprocessing.inputSize;
    info.classCount = int(package->labels.size());
    info.labels = package->labels;
    info.loadTime = std::chrono::duration_cast<std::chrono::milliseconds>(since(start));
    return model;
}

Result<Classification> classify(const Job &job, WorkerNet &net, const ClassifierOptions &options)
{
    Classification result;
    StageTimings &timings = result.timings;
    timings.queue = since(job.accepted);

    auto start = Clock::now();
    const auto header = readImageHeader(job.image, options.maxImagePixels);
    if (!header)
        return header.error();
    const auto pixels =
        decodeImage(job.image, *header, options.reducedDecoding ? job.model->inputSize : QSize());
    if (!pixels)
        return pixels.error();
    timings.decode = since(start);

    start = Clock::now();
    const cv::Mat &tensor = net.preprocessor(*pixels);
    timings.preprocess = since(start);

    start = Clock::now();
    auto outputs = net.network->forward(tensor);
    if (!outputs)
        return outputs.error();
    result.top = topCandidates(std::move(outputs).value(), job.model->output, job.model->labels,
                               job.topK > 0 ? job.topK : options.topK);
    timings.inference = since(start);

    result.model = job.model->info.name;
    result.modelVersion = job.model->info.version;
    result.imageSize = header->uprightSize();
    timings.total = since(job.accepted);
    return result;
}

/// Whole cores of the cgroup's CPU quota; nothing when there is none.
std::optional<int> cgroupCores()
{
    const auto read = [](const QString &path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll().simplified().split(' ')
                                              : QByteArrayList();
    };
    QByteArrayList quota = read(QStringLiteral("/sys/fs/cgroup/cpu.max"));  // version 2
    if (quota.size() != 2)
        quota = read(QStringLiteral("/sys/fs/cgroup/cpu/cpu.cfs_quota_us"))
            + read(QStringLiteral("/sys/fs/cgroup/cpu/cpu.cfs_period_us"));
    bool isNumber = false;
    const double time = quota.value(0).toDouble(&isNumber);
    const double period = quota.value(1).toDouble();
    if (!isNumber || time <= 0 || period <= 0)
        return {};
    return std::max(1, int(time / period));
}

}  // namespace

int availableCores()
{
    const int threads = std::max(1, QThread::idealThreadCount());
    return std::min(threads, cgroupCores().value_or(threads));
}

QString openCvVersion()
{
    return QStringLiteral(CV_VERSION);
}

struct Classifier::Private {
    explicit Private(const ClassifierOptions &given);
    ~Private();

    QFuture<Result<Classification>> submit(const QByteArray &image, int topK, bool wait);
    std::optional<Error> refusal(const QByteArray &image) const;
    void work(int worker);
    void loadModels();
    Result<ModelInfo> install(Result<std::shared_ptr<LoadedModel>> loaded);

    ClassifierOptions options;
    int workerCount = 1;
    int threadsPerWorker = 1;
    std::vector<std::thread> threads;
    std::thread loader;  // one: models load one after another

    mutable std::mutex m_mutex;
    std::condition_variable workArrived;
    std::condition_variable roomArrived;
    std::condition_variable loadArrived;
    // guarded by m_mutex:
    std::deque<Job> queue;
    std::shared_ptr<LoadedModel> model;
    Error notReady {Error::Code::NoModel, QStringLiteral("No model is loaded.")};
    std::deque<LoadRequest> loads;
    bool stopping = false;
};

Classifier::Private::Private(const ClassifierOptions &given)
    : options(given)
{
    const int cores = availableCores();
    workerCount = std::clamp(options.workers > 0 ? options.workers : cores, 1, cores);
    threadsPerWorker = std::max(1, cores / workerCount);
    cv::setNumThreads(threadsPerWorker);  // of the whole process
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
    workArrived.notify_all();
    roomArrived.notify_all();
    loadArrived.notify_all();
    for (std::thread &thread : threads)
        thread.join();
    loader.join();
}

std::optional<Error> Classifier::Private::refusal(const QByteArray &image) const
{
    if (image.size() > options.maxImageBytes)
        return Error {Error::Code::ImageTooLarge,
                      QStringLiteral("The image has %1 bytes; the limit is %2 (maxImageBytes).")
                          .arg(image.size())
                          .arg(options.maxImageBytes)};
    // The first bytes are enough to refuse most of what is not an image.
    if (image.isEmpty() || !imageFormat(image))
        return readImageHeader(image, options.maxImagePixels).error();
    return {};
}

QFuture<Result<Classification>> Classifier::Private::submit(const QByteArray &image, int topK,
                                                            bool wait)
{
    if (auto error = refusal(image))
        return readyFuture<Classification>(*std::move(error));
    std::unique_lock lock(m_mutex);
    const auto hasRoom = [this] { return int(queue.size()) < options.queueLimit; };
    if (wait)
        roomArrived.wait(lock, [&] { return hasRoom() || stopping; });
    if (stopping)
        return readyFuture<Classification>(stoppingError());
    if (!model)
        return readyFuture<Classification>(notReady);
    if (!hasRoom())
        return readyFuture<Classification>(
            {Error::Code::Busy,
             QStringLiteral("%1 images already wait (queueLimit); try again in a moment.")
                 .arg(queue.size())});
    Job job {image, topK, model, Clock::now(), {}};
    job.promise.start();
    auto future = job.promise.future();
    queue.push_back(std::move(job));
    lock.unlock();
    workArrived.notify_one();
    return future;
}

void Classifier::Private::work(int worker)
{
    while (true) {
        std::unique_lock lock(m_mutex);
        workArrived.wait(lock, [this] { return stopping || !queue.empty(); });
        if (queue.empty())
            return;
        Job job = std::move(queue.front());
        queue.pop_front();
        const bool refuse = stopping;
        lock.unlock();
        roomArrived.notify_one();
        if (refuse) {
            job.promise.addResult(Result<Classification>(stoppingError()));
        } else if (!job.promise.isCanceled()) {
            WorkerNet &net = job.model->nets[std::size_t(worker)];
            job.promise.addResult(classify(job, net, options));
        }
        job.promise.finish();
    }
}

void Classifier::Private::loadModels()
{
    while (true) {
        std::unique_lock lock(m_mutex);
        loadArrived.wait(lock, [this] { return stopping || !loads.empty(); });
        if (loads.empty())
            return;
        LoadRequest request = std::move(loads.front());
        loads.pop_front();
        const bool overtaken = !loads.empty();
        const bool refuse = stopping;
        lock.unlock();
        if (refuse)
            request.promise.addResult(Result<ModelInfo>(stoppingError()));
        else
            request.promise.addResult(overtaken ? Result<ModelInfo>(overtakenError())
                                                : install(load(request.source, workerCount)));
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
        notReady = {Error::Code::NoModel, loaded.error().message};
        return loaded.error();
    }
    previous = std::exchange(model, std::move(loaded).value());
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
        d->notReady = {Error::Code::NoModel,
                       QStringLiteral("The model %1 is still loading; try again in a moment.")
                           .arg(source.path)};
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
    const auto *image = std::get_if<QByteArray>(&input);
    return d->submit(image ? *image : QByteArray(), options.topK, false);
}

QFuture<Result<Classification>> Classifier::submit(const QByteArray &image, int topK)
{
    return d->submit(image, topK, false);
}

QFuture<Result<Classification>> Classifier::submitWhenRoom(const QByteArray &image, int topK)
{
    return d->submit(image, topK, true);
}

int Classifier::queueDepth() const
{
    const std::lock_guard lock(d->m_mutex);
    return int(d->queue.size());
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
