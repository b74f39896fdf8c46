// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPen>

class QPalette;

namespace classiscope {

/// What a line in a chart stands for.
enum class LineKind {
    Succeeded,
    Failed,
    Http,
    Window,
    Median,
    Percentile95,
    Percentile99,
    InFlight,
    Queued,
    FailureRate,
    Slowest,
    Waiting,
    Computing,
    Refused,
    Broken,
    Cancelled,
    TurnedAway,
    CacheHits,
    CacheMisses,
    BatchSize,
};

/// Colour and dashes of a line. Lines of one chart differ in both, so that
/// colour is not needed; every colour has a contrast of at least 4.5:1 with
/// the window's ground.
QPen linePen(LineKind kind, const QPalette &palette);

/// Of the same line in a saved run: thinner, fainter, always dashed.
QPen savedPen(LineKind kind, const QPalette &palette);

QColor gridColor(const QPalette &palette);
QColor axisTextColor(const QPalette &palette);
QColor crossHairColor(const QPalette &palette);
QColor markColor(const QPalette &palette);
QColor selectionColor(const QPalette &palette);  ///< see-through

}  // namespace classiscope
