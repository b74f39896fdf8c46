// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/jpeg/progressivescans.h"

#include "core/engine/jpeg/jpegplanes.h"
#include "core/engine/jpeg/markers.h"

#include <algorithm>
#include <cstring>

namespace classiscope {

namespace {

/// The components whose blocks come out as one sample each.
using Flat = std::vector<std::uint8_t>;

/// Nothing if the frame is not understood.
Flat flatComponents(QByteArrayView frame, int eighths)
{
    constexpr qsizetype head = 6, each = 3;
    if (frame.size() < head || frame.size() != head + each * std::uint8_t(frame[5]))
        return {};
    QSize most(1, 1);
    const auto sampling = [&frame](qsizetype at) {
        const int both = std::uint8_t(frame[at + 1]);
        return QSize(both >> 4, both & 15);
    };
    for (qsizetype at = head; at < frame.size(); at += each)
        most = most.expandedTo(sampling(at));
    Flat flat;
    for (qsizetype at = head; at < frame.size(); at += each) {
        const QSize own = sampling(at);
        if (own.isEmpty())
            return {};
        const QSize spacing(most.width() / own.width(), most.height() / own.height());
        // Larger ones than 2 x 2 are doubled more often; they are rare.
        const bool doubled = spacing.width() % 2 == 0 && spacing.height() % 2 == 0;
        if (!doubled && blockSide(eighths, spacing) == 1)
            flat.push_back(std::uint8_t(frame[at]));
    }
    return flat;
}

/// Whether the scan only adds details to a component that shows none.
bool isUnneeded(QByteArrayView scan, const Flat &flat)
{
    // One component, its tables, and the first coefficient.
    return scan.size() == 6 && scan[0] == 1 && scan[3] != 0
        && std::find(flat.begin(), flat.end(), std::uint8_t(scan[1])) != flat.end();
}

/// Where the coded data that begin at `at` end: at the next marker.
qsizetype endOfData(QByteArrayView jpeg, qsizetype at)
{
    while (at < jpeg.size()) {
        const void *mark = std::memchr(jpeg.data() + at, 0xFF, std::size_t(jpeg.size() - at));
        if (!mark)
            break;
        at = static_cast<const char *>(mark) - jpeg.data();
        if (at + 1 >= jpeg.size())
            break;
        const int marker = std::uint8_t(jpeg[at + 1]);
        if (marker != 0 && (marker < Restart0 || marker > Restart7))
            return at;
        at += 2;
    }
    return jpeg.size();
}

bool isKnown(int marker)
{
    return marker == DefineHuffman || marker == DefineQuantization || marker == DefineRestart
        || marker == Comment || (marker >= App0 && marker <= App15);
}

}  // namespace

std::vector<QByteArrayView> neededParts(QByteArrayView jpeg, int eighths)
{
    std::vector<QByteArrayView> parts;
    Flat flat;
    qsizetype from = 0;  // of the part that is being found
    for (qsizetype at = 2; eighths == 1 && at + 4 <= jpeg.size();) {
        const int marker = std::uint8_t(jpeg[at + 1]);
        const int length = std::uint8_t(jpeg[at + 2]) << 8 | std::uint8_t(jpeg[at + 3]);
        if (std::uint8_t(jpeg[at]) != 0xFF || length < 2 || length > jpeg.size() - at - 2)
            break;
        const QByteArrayView content = jpeg.sliced(at + 4, length - 2);
        const qsizetype begin = at;
        at += 2 + length;
        if (marker == StartOfFrame2)
            flat = flatComponents(content, eighths);
        else if (marker == StartOfScan)
            at = endOfData(jpeg, at);
        else if (!isKnown(marker))
            break;  // also the end of the picture
        if (marker != StartOfScan || !isUnneeded(content, flat))
            continue;
        if (int(parts.size()) + 1 == maxJpegScans)
            break;
        if (begin > from)
            parts.push_back(jpeg.sliced(from, begin - from));
        from = at;
    }
    parts.push_back(jpeg.sliced(from));
    return parts;
}

}  // namespace classiscope
