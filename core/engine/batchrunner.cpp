// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/batchrunner.h"

#include "core/engine/classifier.h"
#include "core/telemetry/telemetry.h"

#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <variant>

namespace classiscope {

namespace {

using Clock = std::chrono::steady_clock;
using ClassificationResult = Result<Classification>;

constexpr int announceAtOnce = 256;

Result<QByteArray> readImage(const ImageInput &image, qint64 maxBytes)
{
    if (image.path.isEmpty())
        return image.bytes;
    QFile file(image.path);
    if (QFileInfo(image.path).isDir() || !file.open(QIODevice::ReadOnly))
        return {Error::Code::FileUnreadable,
                Text::marked("Cannot read %1: %2.").arg(image.path, file.errorString())};
    if (file.size() > maxBytes)
        return {Error::Code::ImageTooLarge,
                Text::marked("%1 has %2 bytes; the limit is %3 (maxImageBytes).")
                    .arg(image.path)
                    .arg(file.size())
                    .arg(maxBytes)};
    return file.readAll();
}

struct Found {
    int firstIndex;
    QList<ImageInput> images;
};

struct Finished {
    int index;
    ClassificationResult result;
};

/// Images or paths that one call added.
struct Task {
    int id;
    QList<ImageInput> images;
    QStringList paths;
    int topK;
};

}  // namespace

const QStringList &imageNameFilters()
{
    static const QStringList filters {QStringLiteral("*.jpg"),  QStringLiteral("*.jpeg"),
                                      QStringLiteral("*.jpe"),  QStringLiteral("*.png"),
                                      QStringLiteral("*.webp"), QStringLiteral("*.bmp"),
                                      QStringLiteral("*.tif"),  QStringLiteral("*.tiff")};
    return filters;
}

/// Shared by the runner, its feeding thread and the classifier's workers.
struct BatchRunner::Private {
    Private(BatchRunner *runner, Classifier &, Telemetry &, Source);
    ~Private();

    void feed();
    void runTask(const Task &task);
    void announce(const QList<ImageInput> &images);
    void classify(int index, const ImageInput &image, int k);
    QList<ImageInput> list(const QString &path, int task);
    bool isCancelled(int task) const;
    void push(std::variant<Found, Finished> event);
    void deliver();

    BatchRunner *q;
    Classifier &classifier;
    Telemetry &telemetry;
    Source source;

    mutable std::mutex m_mutex;
    std::condition_variable changed;
    // guarded by m_mutex:
    std::deque<Task> tasks;
    std::vector<std::variant<Found, Finished>> events;
    bool deliveryPosted = false;
    bool feeding = false;  // a task is being worked on
    bool quitting = false;
    int nextTask = 0;
    int cancelledBelow = 0;  // tasks with a smaller id are dropped
    int outstanding = 0;     // submitted, not yet answered

    // the feeding thread's:
    int foundByFeeder = 0;

    // the owner's thread's:
    int found = 0;
    int done = 0;
    bool running = false;
    bool wasCancelled = false;

    std::thread thread;
};

BatchRunner::Private::Private(BatchRunner *runner, Classifier &givenClassifier,
                              Telemetry &givenTelemetry, Source givenSource)
    : q(runner)
    , classifier(givenClassifier)
    , telemetry(givenTelemetry)
    , source(givenSource)
{
    QObject::connect(
        q, &BatchRunner::eventsPending, q, [this] { deliver(); }, Qt::QueuedConnection);
    thread = std::thread([this] { feed(); });
}

BatchRunner::Private::~Private()
{
    {
        const std::lock_guard lock(m_mutex);
        quitting = true;
        cancelledBelow = nextTask;
    }
    changed.notify_all();
    thread.join();
    std::unique_lock lock(m_mutex);
    changed.wait(lock, [this] { return outstanding == 0; });
}

void BatchRunner::Private::push(std::variant<Found, Finished> event)
{
    events.push_back(std::move(event));
    if (!std::exchange(deliveryPosted, true))
        emit q->eventsPending(QPrivateSignal());
}

void BatchRunner::Private::feed()
{
    while (true) {
        std::unique_lock lock(m_mutex);
        changed.wait(lock, [this] { return quitting || !tasks.empty(); });
        if (quitting)
            return;
        const Task task = std::move(tasks.front());
        tasks.pop_front();
        feeding = true;
        lock.unlock();
        runTask(task);
        lock.lock();
        feeding = false;
        push(Found {0, {}});  // tells deliver() to look whether all is done
    }
}

bool BatchRunner::Private::isCancelled(int task) const
{
    const std::lock_guard lock(m_mutex);
    return task < cancelledBelow;
}

QList<ImageInput> BatchRunner::Private::list(const QString &path, int task)
{
    const QFileInfo info(path);
    if (!info.isDir())
        return {{info.fileName(), info.absoluteFilePath(), {}}};
    QStringList files;
    QDirIterator walk(info.absoluteFilePath(), imageNameFilters(), QDir::Files,
                      QDirIterator::Subdirectories);
    while (walk.hasNext() && !isCancelled(task))
        files << walk.next();
    files.sort();
    QList<ImageInput> images;
    images.reserve(files.size());
    for (const QString &file : std::as_const(files))
        images.append({QFileInfo(file).fileName(), file, {}});
    return images;
}

void BatchRunner::Private::announce(const QList<ImageInput> &images)
{
    const std::lock_guard lock(m_mutex);
    for (int at = 0; at < images.size(); at += announceAtOnce)
        push(Found {foundByFeeder + at, images.mid(at, announceAtOnce)});
}

void BatchRunner::Private::runTask(const Task &task)
{
    QList<ImageInput> images = task.images;
    for (const QString &path : task.paths)
        images += list(path, task.id);
    announce(images);
    const int first = foundByFeeder;
    foundByFeeder += int(images.size());
    for (int i = 0; i < images.size(); ++i) {
        std::unique_lock lock(m_mutex);
        // Enough to keep every worker busy while the next file is read.
        const int most = 2 * classifier.workers() + 1;
        changed.wait(lock, [&] { return outstanding < most || task.id < cancelledBelow; });
        if (task.id < cancelledBelow) {
            push(Finished {first + i,
                           {Error::Code::Cancelled, Text::marked("Cancelled before its turn.")}});
            continue;
        }
        ++outstanding;
        lock.unlock();
        classify(first + i, images.at(i), task.topK);
    }
}

void BatchRunner::Private::classify(int index, const ImageInput &image, int k)
{
    const auto start = Clock::now();
    telemetry.requestStarted(source);
    const auto finish = [this, index, start](const ClassificationResult &result) {
        const auto latency =
            std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - start);
        if (result)
            telemetry.requestSucceeded(source, latency, {&*result, 1});
        else
            telemetry.requestFailed(source, result.error().code, latency);
        // Under the lock to the end: the destructor may go on once `outstanding` is 0.
        const std::lock_guard lock(m_mutex);
        push(Finished {index, result});
        --outstanding;
        changed.notify_all();
    };
    auto bytes = readImage(image, classifier.options().maxImageBytes);
    if (!bytes)
        finish(bytes.error());
    else
        classifier.submitWhenRoom(*bytes, k).then(finish);
}

void BatchRunner::Private::deliver()
{
    std::unique_lock lock(m_mutex);
    deliveryPosted = false;
    const auto batch = std::exchange(events, {});
    lock.unlock();
    for (const auto &event : batch) {
        if (const auto *announced = std::get_if<Found>(&event)) {
            if (announced->images.isEmpty())
                continue;
            found += int(announced->images.size());
            emit q->imagesFound(announced->firstIndex, announced->images);
        } else {
            ++done;
            const auto &finished = std::get<Finished>(event);
            emit q->imageFinished(finished.index, finished.result);
        }
    }
    lock.lock();
    const bool idle = tasks.empty() && !feeding && events.empty() && outstanding == 0;
    lock.unlock();
    if (idle && running) {
        running = false;
        emit q->finished(std::exchange(wasCancelled, false));
    }
}

BatchRunner::BatchRunner(Classifier &classifier, Telemetry &telemetry, Source source,
                         QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, classifier, telemetry, source))
{
}

BatchRunner::~BatchRunner() = default;

void BatchRunner::add(const QList<ImageInput> &images)
{
    d->running = true;
    const std::lock_guard lock(d->m_mutex);
    d->tasks.push_back({d->nextTask++, images, {}, topK});
    d->changed.notify_all();
}

void BatchRunner::addPaths(const QStringList &paths)
{
    d->running = true;
    const std::lock_guard lock(d->m_mutex);
    d->tasks.push_back({d->nextTask++, {}, paths, topK});
    d->changed.notify_all();
}

void BatchRunner::cancel()
{
    if (!d->running)
        return;
    d->wasCancelled = true;
    const std::lock_guard lock(d->m_mutex);
    d->cancelledBelow = d->nextTask;
    d->changed.notify_all();
}

bool BatchRunner::running() const
{
    return d->running;
}

int BatchRunner::done() const
{
    return d->done;
}

int BatchRunner::found() const
{
    return d->found;
}

}  // namespace classiscope
