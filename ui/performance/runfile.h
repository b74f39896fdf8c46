// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/result.h"
#include "ui/performance/run.h"

#include <QFuture>

namespace classiscope {

inline constexpr int runFileVersion = 1;
inline constexpr qint64 maxRunFileBytes = 4 << 20;

/// A JSON object: `format` "classiscope-run", `version`, what the run was made with, the names of
/// the `columns`, a row of numbers each second in `points` (times in microseconds), `events`,
/// and the totals `sinceStart`.
QByteArray runFileOf(const Run &run);

/// Takes what runFileOf() makes, in this version or an older one. `name`: for the message.
/// Errors: BadRequest; the message names the file, what is wrong and the cure.
Result<Run> runOf(const QByteArray &file, const QString &name);

/// Reads the file on a thread of the pool.
/// Errors: as runOf(), and FileUnreadable.
QFuture<Result<Run>> openRun(const QString &path);

}  // namespace classiscope
