// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/loadtest/loadreport.h"

namespace classiscope {

/// What `classiscope loadtest --progress json` tells while it runs: one JSON object a line
/// on standard output, so that another program can show it.
struct LoadEvent {
    enum class Kind {
        Stage,       ///< `text`: what goes on, e.g. "Starting 4 servers"
        RunStarted,  ///< `scenario`, `instances`, `index`, `count`
        Second,      ///< `second` of the run that started last
        RunEnded,    ///< `run`
        LimitStep,   ///< `step` of a search with `budget`
        LimitEnded,  ///< `limit`
        Note,        ///< `text`: something a person should know
        Saved,       ///< `text`: the path of a report that was written
        Failed,      ///< `text`: why the rest is not done; the last event but Saved
    };

    Kind kind = Kind::Stage;
    QString text;
    Scenario scenario;
    int instances = 0;
    int index = 0;            ///< from 0
    int count = 0;            ///< runs in all
    double totalSeconds = 0;  ///< RunStarted: what is left of the whole plan with this run, roughly
    LoadSecond second;
    LoadRun run;
    std::chrono::milliseconds budget {0};
    LimitSearch::Step step;
    LimitSearch limit;
};

/// Without the line's end.
QByteArray loadEventLine(const LoadEvent &event);

/// Nothing when the line is no event of this version.
std::optional<LoadEvent> readLoadEvent(const QByteArray &line);

}  // namespace classiscope
