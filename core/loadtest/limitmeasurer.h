// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/loadtest/limitfinder.h"
#include "core/loadtest/openload.h"
#include "core/loadtest/processortime.h"

namespace classiscope {

/// Asks at one rate until a step of a limit search is measured, then lets the requests on
/// their way come back.
class LimitMeasurer {
public:
    /// Longest wait for those; then they are broken off.
    static constexpr std::chrono::seconds drainLimit {10};

    struct Measured {
        LimitSearch::Step step;
        /// It may be what failed: its core was full, or most of p95 passed before requests left.
        bool generatorBusy = false;
        std::optional<LoadError> error {};  ///< the most frequent one of the step
    };

    /// `done` may destroy this.
    LimitMeasurer(LoadJob job, const LimitOptions &options, double rate,
                  std::function<void(const Measured &)> done);
    ~LimitMeasurer();

    void start();

private:
    void endWindow();
    void drain();

    LoadJob m_job;
    const std::chrono::nanoseconds m_windowLength;
    LimitStepJudge m_judge;
    std::function<void(const Measured &)> m_done;
    OpenLoad m_load;
    LoopTimer m_timer;
    LimitWindow m_window;
    LoadLoop::Clock::time_point m_windowStart, m_drainEnd;
    qint64 m_dueBefore = 0;
    CoreMeter m_meter;
    LoadRecorder m_recorder;  // for its errors
    double m_highestCpu = 0;
    Measured m_measured;
};

}  // namespace classiscope
