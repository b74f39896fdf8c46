// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/bench/inferencebench.h"

#include <QObject>

#include <atomic>
#include <mutex>
#include <optional>
#include <thread>

namespace classiscope {

/// runInferenceBench(), or what stands in for it.
using BenchFunction =
    std::function<Result<BenchReport>(const BenchOptions &, const BenchCallbacks &)>;

/// Runs a benchmark on a thread of its own, one at a time; the signals come in the
/// thread that owns it.
class BenchRunner : public QObject {
    Q_OBJECT

public:
    explicit BenchRunner(BenchFunction function, QObject *parent = nullptr);
    /// Cancels, and waits for the thread: for a loading that has begun, at most.
    ~BenchRunner() override;

    /// Requires: !running().
    void start(const BenchOptions &options);

    /// Asks the benchmark to stop soon; finished() then brings what there is.
    void cancel();

    bool running() const { return m_thread.joinable(); }

signals:
    /// The newest, where several came at once.
    void progressed(const classiscope::BenchProgress &progress);
    void finished(const classiscope::Result<classiscope::BenchReport> &result);
    /// Emitted by the benchmark's thread for the owner's.
    void newsPending(QPrivateSignal);

private:
    void run(const BenchOptions &options);
    void deliver();

    const BenchFunction m_function;
    std::atomic_bool m_cancelled = false;
    std::thread m_thread;
    std::mutex m_mutex;  // guards what the benchmark's thread hands over:
    std::optional<BenchProgress> m_progress;
    std::optional<Result<BenchReport>> m_result;
};

}  // namespace classiscope
