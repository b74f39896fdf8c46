// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/classifyjob.h"

#include <QFuture>
#include <QPromise>

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace classiscope {

/// Reads the bodies of requests on a few threads of its own, so that megabytes of
/// JSON, base64 or forms hold up nobody else's request.
///
/// Every future it hands out finishes exactly once, unless it is cancelled before
/// its turn. All functions may be called from any thread.
class RequestReader {
public:
    using Read = std::function<Result<ClassifyJob>()>;

    /// Bodies that may wait for a thread; more are answered Busy.
    static constexpr int queueLimit = 64;

    explicit RequestReader(int threads);
    /// Bodies that still wait are answered Stopping.
    ~RequestReader();

    RequestReader(const RequestReader &) = delete;
    RequestReader &operator=(const RequestReader &) = delete;

    /// Calls `read` in one of the threads; cancelling the future before that spares it.
    /// Errors: what `read` returns, Busy, Stopping, and DeadlineExceeded when its turn
    /// comes after `deadline`.
    QFuture<Result<ClassifyJob>> read(Read read, std::chrono::steady_clock::time_point deadline);

private:
    struct Task {
        Read read;
        std::chrono::steady_clock::time_point deadline;
        QPromise<Result<ClassifyJob>> promise;
    };

    void work();

    std::mutex m_mutex;
    std::condition_variable m_taskArrived;
    // guarded by m_mutex:
    std::deque<Task> m_tasks;
    bool m_stopping = false;

    std::vector<std::thread> m_threads;
};

}  // namespace classiscope
