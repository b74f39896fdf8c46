// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/tiffdirectory.h"

namespace classiscope {

namespace {

constexpr int entrySize = 12;

}  // namespace

TiffDirectory::TiffDirectory(QByteArrayView bytes, bool bigEndian)
    : m_bytes(bytes)
    , m_bigEndian(bigEndian)
{
}

std::uint32_t TiffDirectory::read(qsizetype offset, int size) const
{
    std::uint32_t result = 0;
    for (int i = 0; i < size; ++i) {
        const auto byte = std::uint8_t(m_bytes[offset + (m_bigEndian ? i : size - 1 - i)]);
        result = result << 8 | byte;
    }
    return result;
}

std::optional<TiffDirectory> TiffDirectory::open(QByteArrayView bytes)
{
    if (bytes.size() < 8)
        return {};
    const bool bigEndian = bytes.startsWith("MM");
    if (!bigEndian && !bytes.startsWith("II"))
        return {};
    TiffDirectory directory(bytes, bigEndian);
    if (directory.read(2, 2) != 42)
        return {};
    const qsizetype offset = directory.read(4, 4);
    if (offset < 8 || offset + 2 > bytes.size())
        return {};
    directory.m_entries = offset + 2;
    const qsizetype room = (bytes.size() - directory.m_entries) / entrySize;
    directory.m_count = int(std::min<qsizetype>(directory.read(offset, 2), room));
    return directory;
}

std::optional<std::uint32_t> TiffDirectory::value(std::uint16_t tag) const
{
    constexpr int byteType = 1;
    constexpr int shortType = 3;
    constexpr int longType = 4;
    for (int i = 0; i < m_count; ++i) {
        const qsizetype entry = m_entries + i * entrySize;
        if (read(entry, 2) != tag)
            continue;
        const auto type = int(read(entry + 2, 2));
        const std::uint32_t count = read(entry + 4, 4);
        const int size = type == byteType ? 1 : type == shortType ? 2 : type == longType ? 4 : 0;
        if (size == 0 || count == 0)
            return {};
        // A value of up to four bytes stands in the entry, a longer one elsewhere.
        qsizetype at = entry + 8;
        if (std::uint64_t(count) * std::uint64_t(size) > 4)
            at = read(entry + 8, 4);
        if (at + size > m_bytes.size())
            return {};
        return read(at, size);
    }
    return {};
}

int exifOrientation(QByteArrayView exif)
{
    constexpr QByteArrayView prefix("Exif\0\0", 6);
    if (exif.startsWith(prefix))
        exif = exif.sliced(prefix.size());
    const auto directory = TiffDirectory::open(exif);
    const std::uint32_t value =
        directory ? directory->value(TiffDirectory::orientation).value_or(1) : 1;
    return value >= 1 && value <= 8 ? int(value) : 1;
}

}  // namespace classiscope
