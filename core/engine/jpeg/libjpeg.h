// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/jpeg/jpegplanes.h"
#include "core/engine/jpeg/progressivescans.h"
#include "core/engine/result.h"

#include <QByteArrayView>

#include <optional>

namespace classiscope {

/// Decodes every kind of JPEG whose colours are YCbCr or grey with libjpeg, at
/// `eighths` / 8 (1, 2, 4 or 8) of its size, without converting its colours.
///
/// Faults within the scan are covered up, as viewers do.
/// Returns planes that lie in `planes`; nothing when its colours are others.
/// Errors: DamagedImage; UnsupportedFormat for more than `maxJpegScans` scans.
Result<std::optional<Picture>> decodeWithLibjpeg(QByteArrayView bytes, QSize size, int eighths,
                                                 JpegPlanes &planes);

}  // namespace classiscope
