// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/imageheader.h"

#include "core/engine/tiffdirectory.h"

#include <QtEndian>

#include <cstdlib>

namespace classiscope {

namespace {

constexpr QByteArrayView pngSignature("\x89PNG\r\n\x1a\n", 8);

Error damaged(const Text &what)
{
    return {Error::Code::DamagedImage, Text::marked("%1 Save or download it again.").arg(what)};
}

Error truncated(const char *format)
{
    return damaged(
        Text::marked("The %1 file ends before its picture does.").arg(QLatin1String(format)));
}

template <typename T>
T bigEndian(QByteArrayView bytes, qsizetype offset)
{
    return qFromBigEndian<T>(bytes.data() + offset);
}

template <typename T>
T littleEndian(QByteArrayView bytes, qsizetype offset)
{
    return qFromLittleEndian<T>(bytes.data() + offset);
}

bool isStartOfFrame(int marker)
{
    // C4, C8 and CC are Huffman tables, an extension and arithmetic conditioning (T.81, table B.1).
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

Result<ImageHeader> readJpeg(QByteArrayView bytes)
{
    ImageHeader header {ImageFormat::Jpeg, {}, 1, false};
    qsizetype at = 2;
    while (true) {
        while (at < bytes.size() && std::uint8_t(bytes[at]) != 0xFF)
            ++at;
        while (at < bytes.size() && std::uint8_t(bytes[at]) == 0xFF)
            ++at;
        if (at + 3 > bytes.size())
            return truncated("JPEG");
        const int marker = std::uint8_t(bytes[at]);
        ++at;
        if (marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8))
            continue;  // these have no length
        if (marker == 0xD9)
            return truncated("JPEG");
        const int length = bigEndian<quint16>(bytes, at);
        if (length < 2 || at + length > bytes.size())
            return truncated("JPEG");
        const QByteArrayView segment = bytes.sliced(at + 2, length - 2);
        if (isStartOfFrame(marker) && segment.size() >= 6) {
            header.size = {bigEndian<quint16>(segment, 3), bigEndian<quint16>(segment, 1)};
        } else if (marker == 0xE1 && segment.startsWith("Exif")) {
            header.orientation = exifOrientation(segment);
        } else if (marker == 0xDA) {
            // libjpeg fills what is missing with grey and calls it a success, so look for
            // the end marker. Inside the scan FF D9 can be nothing else.
            if (bytes.sliced(at).lastIndexOf(QByteArrayView("\xFF\xD9", 2)) < 0)
                return truncated("JPEG");
            return header;
        }
        at += length;
    }
}

Result<ImageHeader> readPng(QByteArrayView bytes)
{
    if (bytes.size() < 33 || bytes.sliced(12, 4) != "IHDR")
        return truncated("PNG");
    ImageHeader header {ImageFormat::Png, {}, 1, false};
    const auto width = bigEndian<quint32>(bytes, 16);
    const auto height = bigEndian<quint32>(bytes, 20);
    if (width > INT_MAX || height > INT_MAX)
        return damaged(Text::marked("The PNG file's size is impossible."));
    header.size = {int(width), int(height)};
    constexpr int alphaBit = 4;  // of the colour type
    header.hasAlpha = (bytes[25] & alphaBit) != 0;
    for (qsizetype at = pngSignature.size();;) {
        if (at + 12 > bytes.size())
            return truncated("PNG");
        const qsizetype length = bigEndian<quint32>(bytes, at);
        const QByteArrayView type = bytes.sliced(at + 4, 4);
        if (length > bytes.size() - at - 12)
            return truncated("PNG");
        if (type == "IEND")
            return header;
        if (type == "tRNS")
            header.hasAlpha = true;
        else if (type == "eXIf")
            header.orientation = exifOrientation(bytes.sliced(at + 8, length));
        at += length + 12;
    }
}

int webpExifOrientation(QByteArrayView bytes)
{
    for (qsizetype at = 12; at + 8 <= bytes.size();) {
        const qsizetype length = littleEndian<quint32>(bytes, at + 4);
        if (length > bytes.size() - at - 8)
            break;
        if (bytes.sliced(at, 4) == "EXIF")
            return exifOrientation(bytes.sliced(at + 8, length));
        at += 8 + length + (length & 1);
    }
    return 1;
}

Result<ImageHeader> readWebP(QByteArrayView bytes)
{
    if (bytes.size() < 30 || qsizetype(littleEndian<quint32>(bytes, 4)) + 8 > bytes.size())
        return truncated("WebP");
    ImageHeader header {ImageFormat::WebP, {}, 1, false};
    const QByteArrayView chunk = bytes.sliced(12, 4);
    if (chunk == "VP8 ") {
        header.size = {littleEndian<quint16>(bytes, 26) & 0x3FFF,
                       littleEndian<quint16>(bytes, 28) & 0x3FFF};
    } else if (chunk == "VP8L") {
        const auto bits = littleEndian<quint32>(bytes, 21);
        header.size = {int(bits & 0x3FFF) + 1, int(bits >> 14 & 0x3FFF) + 1};
        header.hasAlpha = (bits >> 28 & 1) != 0;
    } else if (chunk == "VP8X") {
        const int flags = std::uint8_t(bytes[20]);
        constexpr int animation = 0x02, exif = 0x08, alpha = 0x10;
        if (flags & animation)
            return {Error::Code::UnsupportedFormat,
                    Text::marked("This is an animated WebP file; save one of its pictures.")};
        header.size = {int(littleEndian<quint32>(bytes, 24) & 0xFFFFFF) + 1,
                       int(littleEndian<quint32>(bytes, 26) >> 8) + 1};
        header.hasAlpha = (flags & alpha) != 0;
        if (flags & exif)
            header.orientation = webpExifOrientation(bytes);
    } else {
        return damaged(Text::marked("The WebP file has an unknown first chunk."));
    }
    return header;
}

Result<ImageHeader> readBmp(QByteArrayView bytes)
{
    if (bytes.size() < 30)
        return truncated("BMP");
    const auto pixels = qint64(littleEndian<quint32>(bytes, 10));
    const auto infoSize = littleEndian<quint32>(bytes, 14);
    const bool oldHeader = infoSize == 12;
    if (!oldHeader && (infoSize < 40 || bytes.size() < 54))
        return damaged(Text::marked("The BMP file's header is impossible."));
    const qint64 width =
        oldHeader ? littleEndian<quint16>(bytes, 18) : littleEndian<qint32>(bytes, 18);
    const qint64 height = std::abs(
        qint64(oldHeader ? littleEndian<quint16>(bytes, 20) : littleEndian<qint32>(bytes, 22)));
    const int bits = littleEndian<quint16>(bytes, oldHeader ? 24 : 28);
    const auto compression = oldHeader ? 0 : littleEndian<quint32>(bytes, 30);
    constexpr quint32 runLength8 = 1, runLength4 = 2;
    if (width <= 0 || height > INT_MAX)
        return damaged(Text::marked("The BMP file's size is impossible."));
    const qint64 rowBytes = (width * bits + 31) / 32 * 4;
    const bool packed = compression == runLength8 || compression == runLength4;
    if (pixels > bytes.size()
        || (!packed && rowBytes > (bytes.size() - pixels) / std::max<qint64>(height, 1)))
        return truncated("BMP");
    // The fourth byte of a 32-bit pixel is padding in most files: no alpha.
    return ImageHeader {ImageFormat::Bmp, {int(width), int(height)}, 1, false};
}

Result<ImageHeader> readTiff(QByteArrayView bytes)
{
    const auto directory = TiffDirectory::open(bytes);
    if (!directory)
        return truncated("TIFF");
    const auto width = directory->value(TiffDirectory::width);
    const auto height = directory->value(TiffDirectory::height);
    if (!width || !height || *width > INT_MAX || *height > INT_MAX)
        return damaged(Text::marked("The TIFF file does not say how large its picture is."));
    constexpr std::uint32_t unsignedSamples = 1;
    if (directory->value(TiffDirectory::sampleFormat).value_or(unsignedSamples) != unsignedSamples)
        return {Error::Code::UnsupportedFormat,
                Text::marked("This TIFF file holds signed or floating-point numbers; "
                             "save it with 8 or 16 bits a channel.")};
    // OpenCV turns TIFF files upright by itself, whatever the flags.
    return ImageHeader {ImageFormat::Tiff, {int(*width), int(*height)}, 1, false};
}

Result<ImageHeader> readByFormat(QByteArrayView bytes, ImageFormat format)
{
    switch (format) {
    case ImageFormat::Jpeg: return readJpeg(bytes);
    case ImageFormat::Png: return readPng(bytes);
    case ImageFormat::WebP: return readWebP(bytes);
    case ImageFormat::Bmp: return readBmp(bytes);
    case ImageFormat::Tiff: break;
    }
    return readTiff(bytes);
}

}  // namespace

std::optional<ImageFormat> imageFormat(QByteArrayView bytes)
{
    if (bytes.startsWith("\xFF\xD8\xFF"))
        return ImageFormat::Jpeg;
    if (bytes.startsWith(pngSignature))
        return ImageFormat::Png;
    if (bytes.size() >= 12 && bytes.startsWith("RIFF") && bytes.sliced(8, 4) == "WEBP")
        return ImageFormat::WebP;
    if (bytes.startsWith("BM"))
        return ImageFormat::Bmp;
    if (bytes.startsWith(QByteArrayView("II*\0", 4))
        || bytes.startsWith(QByteArrayView("MM\0*", 4)))
        return ImageFormat::Tiff;
    return {};
}

Result<ImageHeader> readImageHeader(QByteArrayView bytes, qint64 maxPixels)
{
    if (bytes.isEmpty())
        return {Error::Code::EmptyImage, Text::marked("The image is empty: it has no bytes.")};
    const auto format = imageFormat(bytes);
    if (!format)
        return {Error::Code::UnsupportedFormat,
                Text::marked("This is not an image that can be read; give a JPEG, PNG, WebP, "
                             "BMP or TIFF file.")};
    auto header = readByFormat(bytes, *format);
    if (!header)
        return header;
    const QSize size = header->size;
    if (size.isEmpty())
        return damaged(Text::marked("The image has no width or no height."));
    if (qint64(size.width()) * size.height() > maxPixels)
        return {Error::Code::ImageTooLarge,
                Text::marked("The image has %1 x %2 pixels; the limit is %3 (maxImagePixels). "
                             "Make it smaller, or raise the limit.")
                    .arg(size.width())
                    .arg(size.height())
                    .arg(maxPixels)};
    return header;
}

Error undecodable()
{
    return damaged(Text::marked("The image is damaged: its header is right, but its picture "
                                "cannot be decoded."));
}

}  // namespace classiscope
