// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/imageheader.h"

#include <opencv2/core/mat.hpp>

namespace classiscope {

/// The fraction (1, 2, 4 or 8) at which a JPEG of `size` pixels can be decoded
/// and still have two pixels for each of `needed`, in both directions.
/// `needed` empty: 1.
int jpegReduction(QSize size, QSize needed);

/// Decodes an image to upright 8-bit BGR, height x width x 3.
///
/// Alpha is laid over white, grey becomes three equal channels, 16 bits become 8.
/// `needed`: a JPEG may come out smaller, but has at least twice this upright
/// size if the image has; empty: full size.
/// Requires: `header` is readImageHeader()'s for `bytes`.
/// Errors: DamagedImage.
Result<cv::Mat> decodeImage(QByteArrayView bytes, const ImageHeader &header, QSize needed = {});

}  // namespace classiscope
