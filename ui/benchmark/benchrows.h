// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/bench/inferencebench.h"

#include <vector>

namespace classiscope {

/// One setting that was measured, as the charts, the table and the CSV show it.
struct BenchRow {
    bool pipeline = false;  ///< otherwise the forward pass alone
    bool best = false;
    int pathIndex = 0;  ///< among the report's paths
    QString path;       ///< for people
    BenchFigures figures;

    /// Milliseconds an image in the forward pass of one worker; otherwise of no round.
    RoundFigures milliseconds() const;
};

/// "2 workers × 1 thread" in the window's language, with the batch where it is not 1; a line
/// breaks only before the batch.
QString benchSettingText(const BenchSetting &setting);

/// All settings with at least one round, the forward pass first, in the report's
/// order. `best`: its place in the pipeline's figures.
std::vector<BenchRow> benchRows(const BenchReport &report, std::optional<std::size_t> best);

/// A line each after a line of names: part (forward, pipeline), path, name, workers,
/// threads_per_worker, batch, images_per_second (median), minimum, maximum, spread (0 to
/// 1), ms_per_image, p50_ms, p95_ms, against_opencv, best (0 or 1). What was not measured
/// is empty. UTF-8.
QByteArray benchCsv(const std::vector<BenchRow> &rows);

}  // namespace classiscope
