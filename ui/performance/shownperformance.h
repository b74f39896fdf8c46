// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/performance/comparison.h"

namespace classiscope {

/// A run that was saved and is looked at beside the one that goes on.
struct ComparedRun {
    QString file;  ///< name of its file
    Run run;
};

/// What the performance page shows, as a value that other threads may have.
struct ShownPerformance {
    PerformanceData data;
    TrafficFilter filter;
    int seconds = 60;  ///< the chosen time range
    TimeSpan span;     ///< the part of it that is shown
    RunFacts facts;
    std::optional<ComparedRun> compared;

    /// With marks, and with the lines of the compared run.
    ChartContents contents() const;

    /// The seconds in `span`, oldest first.
    std::vector<RatePoint> points() const;
    QDateTime newestShown() const;  ///< wall-clock time of the last of them
    QString timeText() const;       ///< when they were: "5/4/26, 12:00:01 – 12:01:00"

    /// Of the run that goes on and the compared one; empty without one.
    std::vector<ComparedFigure> figures() const;

    /// What is shown, to be saved.
    Run run() const;
};

}  // namespace classiscope
