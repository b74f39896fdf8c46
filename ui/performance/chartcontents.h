// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/performance/chartcontent.h"
#include "ui/performance/performancedata.h"

#include <array>

namespace classiscope {

inline constexpr std::size_t chartCount = 8;
using ChartContents = std::array<ChartContent, chartCount>;

/// Requests per second, response time, load, waiting and computing, refusals, failure rate,
/// cache, batches: in this order.
/// Each has the marks of data.events.
/// Without a filter the requests of HTTP and of the window have lines of their own.
ChartContents chartContents(const PerformanceData &data, TrafficFilter filter, int seconds);

}  // namespace classiscope
