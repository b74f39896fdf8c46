// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/telemetry/telemetry.h"

#include <QDateTime>

#include <optional>
#include <span>
#include <vector>

namespace classiscope {

/// Which requests are looked at; nothing for all together.
using TrafficFilter = std::optional<Source>;

/// Everything the performance page can show, as it was at one moment.
struct PerformanceData {
    QDateTime newest;  ///< wall-clock time of the newest whole second
    TelemetrySnapshot snapshot;
    std::vector<RatePoint> all, http, window;  ///< up to RateSeries::capacity, oldest first
    std::vector<Event> events;                 ///< oldest first

    /// At most the newest `seconds`, oldest first.
    std::span<const RatePoint> points(TrafficFilter filter, int seconds) const;
    const TrafficTotals &totals(TrafficFilter filter) const;
    std::int64_t newestSecond() const;  ///< of the steady clock; 0 before the first is over
    /// True when nothing was asked for yet.
    bool idle(TrafficFilter filter) const;
};

PerformanceData takePerformanceData(const Telemetry &telemetry, const QDateTime &now);

/// Means of the last RateSeries::latencyWindow whole seconds.
struct CurrentRate {
    double finished = 0;  ///< ok and failed, per second
    double failed = 0;
};
CurrentRate currentRate(std::span<const RatePoint> points);

}  // namespace classiscope
