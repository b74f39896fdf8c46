// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/loadtest/loadclient.h"
#include "core/loadtest/loadmodel.h"
#include "core/loadtest/loadtimeline.h"
#include "core/loadtest/processortime.h"
#include "core/loadtest/servermonitor.h"

#include <QObject>

namespace classiscope {

/// Runs one scenario once and tells what came of it.
class LoadGenerator : public QObject {
    Q_OBJECT

public:
    /// All must outlive it. `target` says whom to ask for figures; the requests go where
    /// `job` says.
    LoadGenerator(LoadJob job, const LoadTarget &target, ServerMonitor &monitor,
                  QObject *parent = nullptr);
    ~LoadGenerator() override;

    void start();  ///< once

    /// Ends the run now; finished() comes from in here, with what there is.
    void cancel();

signals:
    void secondPassed(const classiscope::LoadSecond &second);
    void finished(const classiscope::LoadRun &run);

private:
    using Clock = LoadLoop::Clock;
    using Looks = std::vector<std::optional<ServerMonitor::Look>>;

    void begin();
    void tick();
    void closeSecond(double at);
    void looked();
    void tellSecond();
    void end();
    void conclude();
    void addServers();
    void addNotes();
    double elapsed() const;
    void planTick();

    LoadJob m_job;
    const LoadTarget &m_target;
    ServerMonitor &m_monitor;
    std::unique_ptr<LoadModel> m_model;
    LoadRecorder m_recorder;
    LoadTimeline m_timeline;
    LoopTimer m_tick;
    Clock::time_point m_start;
    int m_seconds = 0;
    std::optional<LoadSecond> m_pending;  // its servers have not answered yet
    Looks m_first, m_before;
    std::vector<double> m_maxBytes;
    CoreMeter m_generatorMeter, m_proxyMeter;
    std::chrono::microseconds m_cpuAtStart {0};
    std::optional<std::chrono::microseconds> m_proxyAtStart;
    int m_busySeconds = 0;
    LoadRun m_run;
    bool m_running = false, m_ended = false;
};

/// From here on the generator may have been what limits, in cores: it works on one thread.
inline constexpr double busyGeneratorCores = 0.85;
/// Requests that leave later than this (p99) were held up on this computer.
inline constexpr std::chrono::milliseconds lateSending {10};

}  // namespace classiscope
