// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/result.h"

#include <QByteArray>
#include <QFuture>

#include <functional>

namespace classiscope {

/// Writes what `content` returns to the file `path` on a thread of the pool: all
/// of it, or nothing and an older file stays. Gives back `path`.
///
/// `content` runs on that thread.
/// Errors: Internal; the message names the file and the reason.
QFuture<Result<QString>> saveFile(const QString &path, std::function<QByteArray()> content);

}  // namespace classiscope
