// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/classification.h"
#include "core/engine/classifyinput.h"
#include "core/engine/result.h"

#include <QFuture>
#include <QPromise>

#include <chrono>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace classiscope {

struct LoadedModel;

/// One image on its way to a worker.
struct Job {
    ClassifyInput input;
    ClassifyOptions options;
    std::shared_ptr<LoadedModel> model;  ///< which answers it, whatever is loaded later
    std::chrono::steady_clock::time_point accepted = std::chrono::steady_clock::now();
    QPromise<Result<Classification>> promise {};

    void answer(Result<Classification> result);
};

/// The images that wait for a worker: first in, first out, and never more than a limit.
///
/// A job leaves without a worker's doing once its future is cancelled or its
/// deadline is over: a thread of the queue's own looks every `sweepInterval`
/// while anything waits, and push() looks before it refuses. Every job that
/// came in is answered or taken. All functions may be called from any thread.
class JobQueue {
public:
    static constexpr std::chrono::milliseconds sweepInterval {10};
    enum class WhenFull { Refuse, Wait };

    explicit JobQueue(int limit);
    ~JobQueue();  ///< close()

    /// Takes the job in. Errors: Busy (never with WhenFull::Wait), Stopping.
    QFuture<Result<Classification>> push(Job job, WhenFull whenFull);

    /// The same of several, in their order: all of them or none.
    std::vector<QFuture<Result<Classification>>> push(std::vector<Job> jobs, WhenFull whenFull);

    /// Waits for the oldest job that somebody still wants; nothing once closed.
    std::optional<Job> take();

    /// Answers all that waits with Stopping, and from now on refuses everything.
    void close();

    int depth() const;

private:
    using Clock = std::chrono::steady_clock;

    static bool isAbandoned(const Job &job, Clock::time_point now);
    std::vector<Job> takeAbandoned();
    void sweep();

    const int m_limit;
    mutable std::mutex m_mutex;
    std::condition_variable m_jobArrived;   // for take()
    std::condition_variable m_roomArrived;  // for push()
    std::condition_variable m_sweeperWakes;
    // guarded by m_mutex:
    std::deque<Job> m_jobs;
    bool m_closed = false;

    std::thread m_sweeper;
};

}  // namespace classiscope
