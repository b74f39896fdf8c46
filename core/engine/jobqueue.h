// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/cache/cachekey.h"
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
#include <unordered_set>
#include <vector>

namespace classiscope {

struct LoadedModel;

/// One image on its way to a worker.
struct Job {
    ClassifyInput input;
    ClassifyOptions options;
    std::shared_ptr<LoadedModel> model;  ///< which answers it, whatever is loaded later
    int batchLimit = 1;                  ///< images that the model computes in one forward pass
    std::chrono::steady_clock::time_point accepted = std::chrono::steady_clock::now();
    QPromise<Result<Classification>> promise {};
    /// Of the answer; nothing: it is nobody else's. Given by who submits it, or by a
    /// worker before claim().
    std::optional<CacheKey> key {};

    void answer(Result<Classification> result);

    /// Whether one forward pass can compute both.
    bool canJoin(const Job &other) const;
};

/// The images that wait for a worker: first in, first out, and never more than a limit.
///
/// A job leaves without a worker's doing once its future is cancelled or its
/// deadline is over: a thread of the queue's own looks every `sweepInterval`
/// while anything waits, and push() looks before it refuses. Every job that
/// came in is answered or taken. All functions may be called from any thread.
///
/// Of the jobs with one key, one is computed at a time: from take() or claim() until
/// release() the others wait, each with its own deadline and its place under the limit.
/// Whether the one at work is still wanted changes nothing for them.
class JobQueue {
public:
    static constexpr std::chrono::milliseconds sweepInterval {10};
    enum class WhenFull { Refuse, Wait };

    /// Requires: `limit` is positive.
    explicit JobQueue(int limit);
    ~JobQueue();  ///< close()

    /// Takes the job in. Errors: Busy (never with WhenFull::Wait), Stopping.
    QFuture<Result<Classification>> push(Job job, WhenFull whenFull);

    /// The same of several, in their order: all of them or none.
    std::vector<QFuture<Result<Classification>>> push(std::vector<Job> jobs, WhenFull whenFull);

    /// Waits for the oldest job that somebody still wants, and takes with it those behind
    /// it that can join it in one forward pass, in their order: at most `most` and
    /// the job's `batchLimit`. Nothing once closed.
    ///
    /// With a delay it waits for more of them, until `delay` after the oldest was accepted,
    /// a deadline among them, or another kind of job; and lets no other thread take
    /// any meanwhile, so that one batch grows and not several. Without one it leaves
    /// their share to the other threads that wait for jobs.
    std::vector<Job> take(int most = 1, std::chrono::milliseconds delay = {});

    /// For a job that was taken without a key and has one now. False when another job with
    /// that key is at work: `job` has then been taken back, and waits for it.
    bool claim(Job &job);

    /// The job with that key is computed: hands out the others, to be given its answer.
    std::vector<Job> release(const CacheKey &key);

    /// Answers all that waits with Stopping, and from now on refuses everything.
    void close();

    /// For what comes from now on: what already waits stays, even when it is more.
    /// Requires: `limit` is positive.
    void setLimit(int limit);
    int limit() const;

    int depth() const;        ///< all that waits, for a worker or for a job with its key
    int idleThreads() const;  ///< that wait in take()

private:
    using Clock = std::chrono::steady_clock;

    static bool isAbandoned(const Job &job, Clock::time_point now);
    bool isAtWork(const Job &job) const;
    int waiting() const;
    void dropCancelled(std::vector<Job> &batch, std::vector<Job> &abandoned);
    std::vector<Job> takeAbandoned();
    void takeJoining(std::vector<Job> &batch, int most, std::vector<Job> &abandoned);
    void fill(std::vector<Job> &batch, int most, std::chrono::milliseconds delay,
              std::unique_lock<std::mutex> &lock);
    void sweep();

    mutable std::mutex m_mutex;
    std::condition_variable m_jobArrived;   // for take()
    std::condition_variable m_batchGrows;   // for the thread in fill()
    std::condition_variable m_roomArrived;  // for push()
    std::condition_variable m_sweeperWakes;
    // guarded by m_mutex:
    int m_limit;
    std::deque<Job> m_jobs;
    std::deque<Job> m_parked;               // for release()
    std::unordered_set<CacheKey> m_atWork;  // keys of the jobs that were taken
    bool m_closed = false;
    bool m_isFilling = false;
    int m_idle = 0;  // threads that wait in take()

    std::thread m_sweeper;
};

}  // namespace classiscope
