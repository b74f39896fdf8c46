// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/performance/figuretile.h"
#include "ui/performance/performancedata.h"

#include <array>
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
    std::array<Figure, 9> tiles;   ///< in rows of three: now, load, since the start
    std::vector<ErrorRow> errors;  ///< the most frequent first
};

/// Of the HTTP requests; the queue is everybody's.
ServerFigures serverFigures(const PerformanceData &data, int connections);

}  // namespace classiscope
