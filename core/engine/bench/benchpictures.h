// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/result.h"

#include <QByteArray>

#include <vector>

namespace classiscope {

/// Most pictures and bytes that a benchmark keeps in memory.
inline constexpr int maxBenchPictures = 64;
inline constexpr qint64 maxBenchPictureBytes = 256 << 20;

/// Encoded pictures to measure with. `folder`: of photos, searched to its
/// depths; the first in the order of their names that can be decoded. Empty: 8
/// made pictures, JPEG of 500 x 375 pixels and some 100 KB, the same at each call.
/// Errors: FileUnreadable (no picture there).
Result<std::vector<QByteArray>> benchPictures(const QString &folder);

}  // namespace classiscope
