// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/telemetry/telemetry.h"
#include "ui/performance/figuretile.h"

#include <array>
#include <span>
#include <vector>

namespace classiscope {

/// One kind of error that requests ended in.
struct ErrorRow {
    QString count;
    QString words;  ///< what it means, for people
    QString kind;   ///< as in the API's answers and in /metrics
};

/// What the server did and does, as text.
struct ServerFigures {
    std::array<Figure, 9> tiles;  ///< in rows of three: now, load, since the start
    std::vector<ErrorRow> errors;  ///< the most frequent first
};

/// `points`: of Source::Http, the last RateSeries::latencyWindow seconds.
ServerFigures serverFigures(const TelemetrySnapshot &snapshot, std::span<const RatePoint> points,
                            int connections);

}  // namespace classiscope
