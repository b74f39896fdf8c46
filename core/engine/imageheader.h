// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/result.h"

#include <QByteArrayView>
#include <QSize>

#include <optional>

namespace classiscope {

enum class ImageFormat { Jpeg, Png, WebP, Bmp, Tiff };

/// What an image file says of itself before anything is decoded.
struct ImageHeader {
    ImageFormat format = ImageFormat::Jpeg;
    QSize size;           ///< as stored, before `orientation`
    int orientation = 1;  ///< Exif's, 1 to 8; 1 is upright
    bool hasAlpha = false;

    QSize uprightSize() const { return orientation >= 5 ? size.transposed() : size; }
};

/// The format by its first bytes; nothing for everything that is not allowed.
std::optional<ImageFormat> imageFormat(QByteArrayView bytes);

/// Reads the header without decoding, and checks that the file is whole: JPEG,
/// PNG, WebP and BMP say where they end. Microseconds; never reads past the end.
/// Errors: EmptyImage, UnsupportedFormat, DamagedImage, and ImageTooLarge for
/// more than `maxPixels`.
Result<ImageHeader> readImageHeader(QByteArrayView bytes, qint64 maxPixels);

/// What is said of an image whose header is right and whose picture is not.
Error undecodable();

}  // namespace classiscope
