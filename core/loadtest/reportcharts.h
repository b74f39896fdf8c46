// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/loadtest/rungroups.h"

#include <QStringList>

namespace classiscope {

/// The groups of one scenario.
using ScenarioGroups = std::vector<const RunGroup *>;

/// Requests/s, p95, users and failure rate with a line for each number of instances, then
/// for each of them response times, queue against computing, processors and memory, where
/// they are known. Of each group's middle run.
QStringList scenarioCharts(const ScenarioGroups &groups);

/// Rates and p95 of all groups as bars.
QStringList overviewCharts(const std::vector<RunGroup> &groups);

/// Rate against p95, a point a step.
QString limitChart(const LimitSearch &search);

}  // namespace classiscope
