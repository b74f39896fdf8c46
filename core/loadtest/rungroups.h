// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/loadtest/loadreport.h"

#include <functional>

namespace classiscope {

inline double millisecondsOf(std::chrono::microseconds time)
{
    return double(time.count()) / 1000;
}

/// The repetitions of a scenario on as many instances. Points into the report.
struct RunGroup {
    using Figure = std::function<double(const LoadRun &)>;

    std::vector<const LoadRun *> runs;  ///< never empty

    const Scenario &scenario() const { return runs.front()->scenario; }
    int instances() const { return runs.front()->instances; }

    /// Of those runs that know it; negative when none does.
    double median(const Figure &figure) const;
    /// Largest minus smallest; 0 with fewer than two that know it.
    double spread(const Figure &figure) const;
    /// The run whose rate is the median one.
    const LoadRun &middle() const;
};

/// With the runs of a scenario together, by instances and repetition, the limits likewise.
LoadReport sortedForReading(LoadReport report);

/// In the order of the first run of each. Requires: `report` outlives them.
std::vector<RunGroup> runGroups(const LoadReport &report);

namespace figure {
// Of a run; negative where nobody told.
double rate(const LoadRun &run);
double p50(const LoadRun &run);  ///< ms
double p95(const LoadRun &run);
double p99(const LoadRun &run);
/// p95 in ms with the requests that were unanswered at the end, as if all of them had waited as
/// long as the oldest or, in a run that left them unanswered, for ever: no figure, but what is
/// held against a budget before p95 is said to keep it.
double p95WithUnanswered(const LoadRun &run);
double average(const LoadRun &run);
double failureShare(const LoadRun &run);
double serverCpu(const LoadRun &run);  ///< all servers, mean, in cores
double proxyCpu(const LoadRun &run);
double generatorCpu(const LoadRun &run);
double serverBytes(const LoadRun &run);  ///< all servers, largest
double queueMs(const LoadRun &run);      ///< mean of a picture
double computeMs(const LoadRun &run);
double cacheHitShare(const LoadRun &run);
/// Of all servers; 0 when not known.
int workers(const LoadRun &run, const LoadConfiguration &with);
}  // namespace figure

}  // namespace classiscope
