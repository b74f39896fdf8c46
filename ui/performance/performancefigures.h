// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/performance/figuretile.h"
#include "ui/performance/performancedata.h"

#include <array>

namespace classiscope {

/// The row above the charts.
struct PerformanceFigures {
    std::array<Figure, 5> current;     ///< RPS, failures, p50, p95, p99 of the last ten seconds
    std::array<Figure, 4> sinceStart;  ///< total, failed, cancelled, slowest
};

PerformanceFigures performanceFigures(const PerformanceData &data, TrafficFilter filter);

}  // namespace classiscope
