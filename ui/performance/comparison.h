// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/performance/chartcontents.h"
#include "ui/performance/run.h"

namespace classiscope {

/// Adds the lines of `saved` to the charts: it begins where the last run in `current` does.
/// `current`: the points the charts are of, all that are kept.
void addSavedRun(ChartContents &charts, const Run &saved, std::span<const RatePoint> current);

/// The part of `points` that is compared with a saved run: the last run, up to now.
std::span<const RatePoint> comparedPart(std::span<const RatePoint> points);

/// A figure of both runs, as text.
struct ComparedFigure {
    QString name;
    QString help;
    QString now;
    QString saved;
    QString change;  ///< "+12 %"; "–" where there is nothing to compare with
};
std::vector<ComparedFigure> compareRuns(const RunFigures &now, const RunFigures &saved);

/// "HTTP only", "Window only" or "All traffic".
QString trafficText(TrafficFilter filter);

/// "digits 2.0 · 2 workers · HTTP only · 3.2.2026 01:00"
QString describeRun(const Run &run);

}  // namespace classiscope
