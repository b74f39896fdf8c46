// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/jpeg/baselinejpeg.h"

#include "core/engine/jpeg/markers.h"

#include <algorithm>
#include <numeric>

namespace classiscope {

namespace {

/// Takes bytes from the front of a segment; reading past its end gives zeros and is remembered.
class Segment {
public:
    explicit Segment(QByteArrayView bytes)
        : m_rest(bytes)
    {
    }

    int byte()
    {
        if (m_rest.isEmpty()) {
            m_overrun = true;
            return 0;
        }
        const int value = std::uint8_t(m_rest.front());
        m_rest = m_rest.sliced(1);
        return value;
    }

    int number()
    {
        const int high = byte();
        return high << 8 | byte();
    }

    bool atEnd() const { return m_rest.isEmpty(); }
    bool overrun() const { return m_overrun; }

private:
    QByteArrayView m_rest;
    bool m_overrun = false;
};

bool readQuantization(Segment segment, BaselineJpeg &jpeg)
{
    while (!segment.atEnd()) {
        const int head = segment.byte();
        const bool wide = head >> 4 == 1;
        if (head >> 4 > 1 || (head & 15) > 3)
            return false;
        auto &table = jpeg.quantization[std::size_t(head & 15)];
        for (auto &value : table) {
            value = std::uint16_t(wide ? segment.number() : segment.byte());
            if (value == 0)
                return false;
        }
    }
    return !segment.overrun();
}

/// Whether there are enough codes of each length for the table's.
bool isCodeComplete(const HuffmanSpec &spec)
{
    int code = 0;
    for (int length = 1; length <= 16; ++length) {
        code += spec.counts[std::size_t(length - 1)];
        if (code > 1 << length)
            return false;
        code <<= 1;
    }
    return true;
}

bool readHuffman(Segment segment, BaselineJpeg &jpeg)
{
    while (!segment.atEnd()) {
        const int head = segment.byte();
        const bool isAc = head >> 4 == 1;
        if (head >> 4 > 1 || (head & 15) > 3)
            return false;
        HuffmanSpec spec;
        for (auto &count : spec.counts)
            count = std::uint8_t(segment.byte());
        spec.symbolCount = std::accumulate(spec.counts.begin(), spec.counts.end(), 0);
        if (spec.symbolCount > 256 || !isCodeComplete(spec))
            return false;
        constexpr int maxDcSize = 15;
        for (int i = 0; i < spec.symbolCount; ++i) {
            const int symbol = segment.byte();
            if (!isAc && symbol > maxDcSize)
                return false;
            spec.symbols[std::size_t(i)] = std::uint8_t(symbol);
        }
        (isAc ? jpeg.acTables : jpeg.dcTables)[std::size_t(head & 15)] = spec;
    }
    return !segment.overrun();
}

bool readFrame(Segment segment, BaselineJpeg &jpeg)
{
    const int precision = segment.byte();
    const int height = segment.number();
    const int width = segment.number();
    jpeg.componentCount = segment.byte();
    if (precision != 8 || width == 0 || height == 0
        || (jpeg.componentCount != 1 && jpeg.componentCount != 3))
        return false;
    jpeg.size = {width, height};
    for (int i = 0; i < jpeg.componentCount; ++i) {
        auto &component = jpeg.components[std::size_t(i)];
        component.id = segment.byte();
        const int sampling = segment.byte();
        component.quantization = segment.byte();
        component.sampling = {sampling >> 4, sampling & 15};
        if (component.quantization > 3)
            return false;
        const int most = i == 0 ? 2 : 1;
        if (component.sampling.width() < 1 || component.sampling.width() > most
            || component.sampling.height() < 1 || component.sampling.height() > most)
            return false;
    }
    if (jpeg.componentCount == 1)
        jpeg.components[0].sampling = {1, 1};  // of a single component it has no meaning
    return segment.atEnd() && !segment.overrun();
}

bool readScan(Segment segment, BaselineJpeg &jpeg)
{
    if (segment.byte() != jpeg.componentCount)
        return false;
    for (int i = 0; i < jpeg.componentCount; ++i) {
        auto &component = jpeg.components[std::size_t(i)];
        if (segment.byte() != component.id)
            return false;
        const int tables = segment.byte();
        component.dcTable = tables >> 4;
        component.acTable = tables & 15;
        if (component.dcTable > 3 || component.acTable > 3
            || !jpeg.dcTables[std::size_t(component.dcTable)]
            || !jpeg.acTables[std::size_t(component.acTable)]
            || jpeg.quantization[std::size_t(component.quantization)][0] == 0)
            return false;
    }
    const int first = segment.byte(), last = segment.byte(), approximation = segment.byte();
    return first == 0 && last == 63 && approximation == 0 && segment.atEnd() && !segment.overrun();
}

/// Whether three components are YCbCr by JFIF, by Adobe's marker or for want of either.
bool isYCbCr(const BaselineJpeg &jpeg, std::optional<int> adobeTransform)
{
    constexpr int adobeYCbCr = 1;
    if (adobeTransform && *adobeTransform != adobeYCbCr)
        return false;
    const auto &parts = jpeg.components;
    return parts[0].id != 'R' || parts[1].id != 'G' || parts[2].id != 'B';
}

}  // namespace

std::optional<BaselineJpeg> readBaselineJpeg(QByteArrayView bytes)
{
    BaselineJpeg jpeg;
    std::optional<int> adobeTransform;
    const auto byteAt = [&bytes](qsizetype at) { return int(std::uint8_t(bytes[at])); };
    for (qsizetype at = 2; at + 4 <= bytes.size();) {
        const int marker = byteAt(at + 1);
        const int length = byteAt(at + 2) << 8 | byteAt(at + 3);
        if (byteAt(at) != 0xFF || length < 2 || length > bytes.size() - at - 2)
            return {};
        const QByteArrayView content = bytes.sliced(at + 4, length - 2);
        const Segment segment(content);
        at += 2 + length;
        bool understood = true;
        if (marker == DefineQuantization) {
            understood = readQuantization(segment, jpeg);
        } else if (marker == DefineHuffman) {
            understood = readHuffman(segment, jpeg);
        } else if (marker == StartOfFrame0 || marker == StartOfFrame1) {
            understood = jpeg.componentCount == 0 && readFrame(segment, jpeg);
        } else if (marker == DefineRestart) {
            Segment interval = segment;
            jpeg.restartInterval = interval.number();
            understood = content.size() == 2;
        } else if (marker == App14 && content.size() >= 12 && content.startsWith("Adobe")) {
            adobeTransform = std::uint8_t(content[11]);
        } else if (marker == StartOfScan) {
            if (jpeg.componentCount == 0 || !readScan(segment, jpeg)
                || (jpeg.componentCount == 3 && !isYCbCr(jpeg, adobeTransform)))
                return {};
            jpeg.scan = bytes.sliced(at);
            return jpeg;
        } else {
            understood = (marker >= App0 && marker <= App15) || marker == Comment;
        }
        if (!understood)
            return {};
    }
    return {};
}

}  // namespace classiscope
