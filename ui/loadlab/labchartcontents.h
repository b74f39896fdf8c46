// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/loadtest/loadreport.h"
#include "ui/performance/chartcontent.h"

#include <array>

namespace classiscope {

inline constexpr std::size_t labChartCount = 4;

/// Requests a second, response time, users, failure rate: of a run's seconds, oldest first.
std::array<ChartContent, labChartCount> labChartContents(const std::vector<LoadSecond> &seconds);

}  // namespace classiscope
