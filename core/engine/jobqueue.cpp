// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/jobqueue.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace classiscope {

namespace {

Error stoppingError()
{
    return {Error::Code::Stopping, QStringLiteral("The program is shutting down.")};
}

Error busyError(int waiting)
{
    return {
        Error::Code::Busy,
        QStringLiteral("%1 images already wait (queueLimit); try again in a moment.").arg(waiting)};
}

Error lateError()
{
    return {Error::Code::DeadlineExceeded,
            QStringLiteral("No worker was free within the time limit (requestTimeout); the image "
                           "was not computed: try again in a moment.")};
}

void answerAbandoned(std::vector<Job> jobs)
{
    for (Job &job : jobs)
        job.answer(lateError());
}

}  // namespace

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

// Requires: m_mutex is held. Its jobs are to be answered without it: what waits
// for their futures may run at once, and ask for the depth.
std::vector<Job> JobQueue::takeAbandoned()
{
    const auto wanted = [now = Clock::now()](const Job &job) { return !isAbandoned(job, now); };
    const auto first = std::stable_partition(m_jobs.begin(), m_jobs.end(), wanted);
    std::vector<Job> abandoned(std::make_move_iterator(first),
                               std::make_move_iterator(m_jobs.end()));
    m_jobs.erase(first, m_jobs.end());
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
    const auto hasRoom = [&] { return int(m_jobs.size() + jobs.size()) <= m_limit; };
    if (!hasRoom())
        abandoned = takeAbandoned();
    if (whenFull == WhenFull::Wait)
        m_roomArrived.wait(lock, [&] { return m_closed || hasRoom(); });
    std::optional<Error> refusal;
    if (m_closed)
        refusal = stoppingError();
    else if (!hasRoom())
        refusal = busyError(int(m_jobs.size()));
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
    m_sweeperWakes.notify_one();  // costs nothing while it is awake
    return futures;
}

std::optional<Job> JobQueue::take()
{
    while (true) {
        std::unique_lock lock(m_mutex);
        m_jobArrived.wait(lock, [this] { return m_closed || !m_jobs.empty(); });
        if (m_jobs.empty())
            return {};
        Job job = std::move(m_jobs.front());
        m_jobs.pop_front();
        lock.unlock();
        m_roomArrived.notify_one();
        if (!isAbandoned(job, Clock::now()))
            return job;
        job.answer(lateError());
    }
}

void JobQueue::close()
{
    std::deque<Job> left;
    {
        const std::lock_guard lock(m_mutex);
        m_closed = true;
        left.swap(m_jobs);
    }
    m_jobArrived.notify_all();
    m_roomArrived.notify_all();
    m_sweeperWakes.notify_all();
    for (Job &job : left)
        job.answer(stoppingError());
}

int JobQueue::depth() const
{
    const std::lock_guard lock(m_mutex);
    return int(m_jobs.size());
}

void JobQueue::sweep()
{
    std::unique_lock lock(m_mutex);
    while (true) {
        m_sweeperWakes.wait(lock, [this] { return m_closed || !m_jobs.empty(); });
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
