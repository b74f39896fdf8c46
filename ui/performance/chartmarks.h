// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/telemetry/eventlog.h"
#include "ui/performance/chartcontent.h"

#include <span>

namespace classiscope {

/// In words, short: "model digits 2.0", "server on".
QString eventText(const Event &event);

/// The events of the last `seconds` up to `newest`, oldest first; those of one second are one
/// mark.
std::vector<ChartMark> chartMarks(std::span<const Event> events, std::int64_t newest, int seconds);

}  // namespace classiscope
