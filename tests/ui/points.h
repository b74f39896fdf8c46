// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/telemetry/rateseries.h"

namespace classiscope::test {

/// A second in which `ok` requests took `milliseconds` each, as did those of the window before.
inline RatePoint busyPoint(std::int64_t second, int ok, int milliseconds, int failed = 0)
{
    RatePoint point;
    point.second = second;
    point.succeeded = ok;
    point.failed = failed;
    point.inFlight = 1;
    point.p50 = point.p95 = point.p99 = point.slowest = std::chrono::milliseconds(milliseconds);
    point.latencyCount = ok;
    return point;
}

inline RatePoint idlePoint(std::int64_t second)
{
    RatePoint point;
    point.second = second;
    return point;
}

}  // namespace classiscope::test
