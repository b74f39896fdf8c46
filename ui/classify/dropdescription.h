// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QStringList>

namespace classiscope {

/// What a drop of files and folders will do, e.g. "Classify 3 files" or "Classify the folder
/// photos". Which of them are folders is looked up on another thread; of more than
/// `maxLookedAt` it is not.
inline constexpr int maxLookedAt = 1000;
QFuture<QString> describePaths(const QStringList &paths);

}  // namespace classiscope
