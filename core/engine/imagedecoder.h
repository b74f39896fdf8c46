// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/imageheader.h"
#include "core/engine/jpeg/scandecoder.h"
#include "core/engine/picture.h"

#include <opencv2/core/mat.hpp>

namespace classiscope {

/// The fraction (1, 2, 4 or 8) at which a JPEG of `size` pixels can be decoded
/// and still have two pixels for each of `needed`, in both directions.
/// `needed` empty: 1.
int jpegReduction(QSize size, QSize needed);

/// Decodes images to 8-bit samples: JPEG by itself and with libjpeg, the other
/// formats, and what those two cannot do, with OpenCV.
///
/// Not thread-safe: keeps its tables and buffers from image to image.
class ImageDecoder {
public:
    /// Decodes an image to grey, YCbCr, BGR or RGB, not yet turned upright.
    ///
    /// Alpha is laid over white, 16 bits become 8.
    /// `needed`: a JPEG may come out smaller, but has at least twice this upright
    /// size if the image has; empty: full size.
    /// Returns a picture that lies in the decoder, until its next call or release().
    /// Requires: `header` is readImageHeader()'s for `bytes`.
    /// Errors: DamagedImage; UnsupportedFormat for a JPEG of too many scans.
    Result<Picture> operator()(QByteArrayView bytes, const ImageHeader &header, QSize needed = {});

    /// Gives back the memory of a large picture; that of a small one is kept for the next.
    void release();

private:
    Result<std::optional<Picture>> decodeJpeg(QByteArrayView bytes, const ImageHeader &header,
                                              int eighths);
    Result<Picture> decodeWithOpenCv(QByteArrayView bytes, const ImageHeader &header,
                                     int reduction);

    ScanDecoder m_scanDecoder;
    JpegPlanes m_planes;
    cv::Mat m_pixels;
};

}  // namespace classiscope
