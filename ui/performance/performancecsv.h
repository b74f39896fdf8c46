// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/telemetry/rateseries.h"

#include <QByteArray>
#include <QDateTime>

#include <span>

namespace classiscope {

/// One row a second, oldest first, after a row of names: time (ISO 8601, UTC),
/// ok, failed, p50_ms, p95_ms, p99_ms, in_flight, queue_depth, failure_rate (0 to 1), max_ms,
/// refused (of failed), cancelled, queue_ms, compute_ms, batch_size, cache_hits, cache_misses,
/// turned_away (in none of the others).
///
/// A percentile is empty where nothing was answered in the ten seconds before, a mean of the
/// pictures where none was computed, the failure rate where nothing ended.
/// `newest`: wall-clock time of the last point.
QByteArray performanceCsv(std::span<const RatePoint> points, const QDateTime &newest);

}  // namespace classiscope
