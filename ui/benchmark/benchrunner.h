// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/bench/inferencebench.h"

#include <QObject>

#include <atomic>
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
    void progressed(const classiscope::BenchProgress &progress);
    void finished(const classiscope::Result<classiscope::BenchReport> &result);

private:
    void run(const BenchOptions &options);
    void finish(const Result<BenchReport> &result);

    const BenchFunction m_function;
    std::atomic_bool m_cancelled = false;
    std::thread m_thread;
};

}  // namespace classiscope
