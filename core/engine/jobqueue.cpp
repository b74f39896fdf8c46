// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/jobqueue.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace classiscope {

namespace {

Error stoppingError()
{
    return {Error::Code::Stopping, Text::marked("The program is shutting down.")};
}

Error busyError(int waiting)
{
    return {
        Error::Code::Busy,
        Text::marked("%1 images already wait (queueLimit); try again in a moment.").arg(waiting)};
}

Error lateError()
{
    return {Error::Code::DeadlineExceeded,
            Text::marked("No worker was free within the time limit (requestTimeout); the image "
                         "was not computed: try again in a moment.")};
}

/// Takes out of `jobs` those that are not `wanted`; the rest keep their order.
template <typename Wanted>
void moveUnwanted(std::deque<Job> &jobs, Wanted wanted, std::vector<Job> &unwanted)
{
    const auto first = std::stable_partition(jobs.begin(), jobs.end(), wanted);
    std::move(first, jobs.end(), std::back_inserter(unwanted));
    jobs.erase(first, jobs.end());
}

void answerAbandoned(std::vector<Job> jobs)
{
    for (Job &job : jobs)
        job.answer(lateError());
}

}  // namespace

bool Job::canJoin(const Job &other) const
{
    // A tensor comes in another layout than pictures are prepared in.
    return model == other.model
        && std::holds_alternative<InputTensor>(input)
        == std::holds_alternative<InputTensor>(other.input);
}

void Job::answer(Result<Classification> result)
{
    promise.addResult(std::move(result));  // nothing happens when it was cancelled
    promise.finish();
}

JobQueue::JobQueue(int limit)
    : m_limit(limit)
    , m_sweeper([this] { sweep(); })
{
}

JobQueue::~JobQueue()
{
    close();
    m_sweeper.join();
}

bool JobQueue::isAbandoned(const Job &job, Clock::time_point now)
{
    return job.promise.isCanceled() || (job.options.deadline && *job.options.deadline <= now);
}

// Requires, in the next three: m_mutex is held.
bool JobQueue::isAtWork(const Job &job) const
{
    return job.key && m_atWork.count(*job.key) > 0;
}

int JobQueue::waiting() const
{
    return int(m_jobs.size() + m_parked.size());
}

// Its jobs are to be answered without it: what waits
// for their futures may run at once, and ask for the depth.
std::vector<Job> JobQueue::takeAbandoned()
{
    const auto wanted = [now = Clock::now()](const Job &job) { return !isAbandoned(job, now); };
    std::vector<Job> abandoned;
    moveUnwanted(m_jobs, wanted, abandoned);
    moveUnwanted(m_parked, wanted, abandoned);
    if (!abandoned.empty())
        m_roomArrived.notify_all();
    return abandoned;
}

QFuture<Result<Classification>> JobQueue::push(Job job, WhenFull whenFull)
{
    std::vector<Job> one;
    one.push_back(std::move(job));
    return push(std::move(one), whenFull).front();
}

std::vector<QFuture<Result<Classification>>> JobQueue::push(std::vector<Job> jobs,
                                                            WhenFull whenFull)
{
    std::vector<QFuture<Result<Classification>>> futures;
    for (Job &job : jobs) {
        job.promise.start();
        futures.push_back(job.promise.future());
    }
    std::vector<Job> abandoned;
    std::unique_lock lock(m_mutex);
    const auto hasRoom = [&] { return waiting() + int(jobs.size()) <= m_limit; };
    if (!hasRoom())
        abandoned = takeAbandoned();
    if (whenFull == WhenFull::Wait)
        m_roomArrived.wait(lock, [&] { return m_closed || hasRoom(); });
    std::optional<Error> refusal;
    if (m_closed)
        refusal = stoppingError();
    else if (!hasRoom())
        refusal = busyError(waiting());
    else
        std::move(jobs.begin(), jobs.end(), std::back_inserter(m_jobs));
    lock.unlock();

    answerAbandoned(std::move(abandoned));
    if (refusal) {
        for (Job &job : jobs)
            job.answer(*refusal);
        return futures;
    }
    for (std::size_t i = 0; i < futures.size(); ++i)
        m_jobArrived.notify_one();
    m_batchGrows.notify_one();
    m_sweeperWakes.notify_one();  // costs nothing while it is awake
    return futures;
}

std::vector<Job> JobQueue::take(int most, std::chrono::milliseconds delay)
{
    while (true) {
        std::unique_lock lock(m_mutex);
        ++m_idle;
        m_jobArrived.wait(lock, [this] { return m_closed || (!m_jobs.empty() && !m_isFilling); });
        --m_idle;
        if (m_jobs.empty())
            return {};
        const bool waits = most > 1 && delay.count() > 0;
        const int share = (int(m_jobs.size()) + m_idle) / (1 + m_idle);  // rounded up
        std::vector<Job> batch, abandoned;
        takeJoining(batch, waits ? most : std::min(most, share), abandoned);
        if (waits && !batch.empty()) {
            fill(batch, most, delay, lock);
            dropCancelled(batch, abandoned);
        }
        lock.unlock();
        answerAbandoned(std::move(abandoned));
        if (!batch.empty())
            return batch;
    }
}

// Requires: m_mutex is held. Its abandoned jobs are to be answered without it.
void JobQueue::takeJoining(std::vector<Job> &batch, int most, std::vector<Job> &abandoned)
{
    const auto now = Clock::now();
    while (!m_jobs.empty()) {
        Job &next = m_jobs.front();
        if (isAbandoned(next, now)) {
            abandoned.push_back(std::move(next));
        } else if (isAtWork(next)) {
            m_parked.push_back(std::move(next));
        } else {
            if (!batch.empty()
                && (int(batch.size()) >= std::min(most, batch.front().batchLimit)
                    || !next.canJoin(batch.front())))
                break;
            if (next.key)
                m_atWork.insert(*next.key);
            batch.push_back(std::move(next));
        }
        m_jobs.pop_front();
    }
    m_roomArrived.notify_all();
}

// Requires: m_mutex is held. What waited for one of them is next.
void JobQueue::dropCancelled(std::vector<Job> &batch, std::vector<Job> &abandoned)
{
    const auto cancelled = std::stable_partition(
        batch.begin(), batch.end(), [](const Job &job) { return !job.promise.isCanceled(); });
    for (auto job = cancelled; job != batch.end(); ++job) {
        if (!job->key)
            continue;
        m_atWork.erase(*job->key);
        std::vector<Job> waiting;
        moveUnwanted(
            m_parked, [&](const Job &other) { return other.key != job->key; }, waiting);
        m_jobs.insert(m_jobs.begin(), std::make_move_iterator(waiting.begin()),
                      std::make_move_iterator(waiting.end()));
    }
    std::move(cancelled, batch.end(), std::back_inserter(abandoned));
    batch.erase(cancelled, batch.end());
    if (!m_jobs.empty())
        m_jobArrived.notify_all();
}

// Requires: `lock` holds m_mutex. Whoever was in time for the batch is not late any more.
void JobQueue::fill(std::vector<Job> &batch, int most, std::chrono::milliseconds delay,
                    std::unique_lock<std::mutex> &lock)
{
    m_isFilling = true;
    const auto isFull = [&] {
        return int(batch.size()) >= std::min(most, batch.front().batchLimit);
    };
    while (!isFull() && m_jobs.empty()) {
        auto due = batch.front().accepted + delay;
        for (const Job &job : batch)
            due = std::min(due, job.options.deadline.value_or(due));
        if (!m_batchGrows.wait_until(lock, due, [this] { return m_closed || !m_jobs.empty(); })
            || m_closed)
            break;
        std::vector<Job> abandoned;
        takeJoining(batch, most, abandoned);
        lock.unlock();
        answerAbandoned(std::move(abandoned));
        lock.lock();
    }
    m_isFilling = false;
    if (!m_jobs.empty())
        m_jobArrived.notify_all();  // of what came meanwhile, nobody else was to know
}

bool JobQueue::claim(Job &job)
{
    const std::lock_guard lock(m_mutex);
    if (!isAtWork(job) || m_closed) {
        m_atWork.insert(*job.key);
        return true;
    }
    m_parked.push_back(std::move(job));
    m_sweeperWakes.notify_one();
    return false;
}

std::vector<Job> JobQueue::release(const CacheKey &key)
{
    std::vector<Job> others;
    {
        const auto isAnother = [&key](const Job &job) { return job.key != key; };
        const std::lock_guard lock(m_mutex);
        m_atWork.erase(key);
        moveUnwanted(m_parked, isAnother, others);  // the older ones
        moveUnwanted(m_jobs, isAnother, others);
    }
    if (!others.empty())
        m_roomArrived.notify_all();
    return others;
}

void JobQueue::close()
{
    std::deque<Job> left, parked;
    {
        const std::lock_guard lock(m_mutex);
        m_closed = true;
        left.swap(m_jobs);
        parked.swap(m_parked);
    }
    m_jobArrived.notify_all();
    m_batchGrows.notify_all();
    m_roomArrived.notify_all();
    m_sweeperWakes.notify_all();
    for (auto *jobs : {&left, &parked}) {
        for (Job &job : *jobs)
            job.answer(stoppingError());
    }
}

void JobQueue::setLimit(int limit)
{
    {
        const std::lock_guard lock(m_mutex);
        m_limit = limit;
    }
    m_roomArrived.notify_all();
}

int JobQueue::limit() const
{
    const std::lock_guard lock(m_mutex);
    return m_limit;
}

int JobQueue::depth() const
{
    const std::lock_guard lock(m_mutex);
    return waiting();
}

int JobQueue::idleThreads() const
{
    const std::lock_guard lock(m_mutex);
    return m_idle;
}

void JobQueue::sweep()
{
    std::unique_lock lock(m_mutex);
    while (true) {
        m_sweeperWakes.wait(lock, [this] { return m_closed || waiting() > 0; });
        // Not sooner: a job that a free worker takes at once needs no look.
        if (m_sweeperWakes.wait_for(lock, sweepInterval, [this] { return m_closed; }))
            return;
        auto abandoned = takeAbandoned();
        lock.unlock();
        answerAbandoned(std::move(abandoned));
        lock.lock();
    }
}

}  // namespace classiscope
