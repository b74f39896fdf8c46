// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/batchrunner.h"

#include <QImage>

namespace classiscope {

/// Reads a picture to look at: upright by its Exif orientation, no larger than
/// `bound` with the aspect ratio kept, never enlarged. Null when it cannot be read.
///
/// Reads and decodes, so not for the window's thread. Safe from any thread.
QImage readImage(const ImageInput &input, QSize bound);

/// The picture as PNG, for the way every other picture goes.
QByteArray encodePng(const QImage &image);

}  // namespace classiscope
