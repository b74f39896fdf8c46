// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <cstdint>
#include <optional>

namespace classiscope {

/// Reads numbers from the first image file directory of a TIFF file or of an
/// Exif block, which has the same layout (TIFF 6.0, sections 2 and 4; Exif 2.3, 4.5).
///
/// Keeps a view of the bytes; every access is checked against their end.
class TiffDirectory {
public:
    static constexpr std::uint16_t width = 256;
    static constexpr std::uint16_t height = 257;
    static constexpr std::uint16_t orientation = 274;
    static constexpr std::uint16_t sampleFormat = 339;

    /// Nothing when the bytes do not begin with a TIFF header or hold no directory.
    static std::optional<TiffDirectory> open(QByteArrayView bytes);

    /// The first value of a BYTE, SHORT or LONG field; nothing when it is absent.
    std::optional<std::uint32_t> value(std::uint16_t tag) const;

private:
    TiffDirectory(QByteArrayView bytes, bool bigEndian);
    std::uint32_t read(qsizetype offset, int size) const;

    QByteArrayView m_bytes;
    bool m_bigEndian;
    qsizetype m_entries = 0;  // offset of the first entry
    int m_count = 0;
};

/// The Exif orientation (1 to 8, 1 is upright) in a block of Exif data, which
/// may begin with "Exif\0\0". 1 when there is none or it is out of range.
int exifOrientation(QByteArrayView exif);

}  // namespace classiscope
