// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/telemetry/telemetry.h"

namespace classiscope::test {

/// A telemetry with a clock that stands until it is moved.
struct Traffic {
    void ok(Source source, int milliseconds)
    {
        telemetry.requestStarted(source);
        telemetry.requestSucceeded(source, std::chrono::milliseconds(milliseconds),
                                   StageTimings {});
    }

    void failed(Source source, Error::Code code)
    {
        telemetry.requestStarted(source);
        telemetry.requestFailed(source, code);
    }

    void pass(int seconds) { now += std::chrono::seconds(seconds); }

    std::chrono::steady_clock::time_point now {std::chrono::hours(1)};
    int queued = 0;
    Telemetry telemetry {[this] { return queued; }, [this] { return now; }};
};

}  // namespace classiscope::test
