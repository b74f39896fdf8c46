// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/imagedecoder.h"
#include "tests/fuzz/expect.h"

using namespace classiscope;
using namespace classiscope::fuzz;

namespace {

/// Reads every sample, for the address sanitizer to see where it lies.
unsigned sumOf(const Picture &picture)
{
    unsigned sum = 0;
    for (int i = 0; i < picture.planeCount(); ++i) {
        const Plane &plane = picture.planes[std::size_t(i)];
        const bool interleaved =
            picture.colors == Picture::Colors::Bgr || picture.colors == Picture::Colors::Rgb;
        for (int row = 0; row < plane.size.height(); ++row) {
            for (int at = 0; at < plane.size.width() * (interleaved ? 3 : 1); ++at)
                sum += plane.samples[row * plane.stride + at];
        }
    }
    return sum;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    constexpr qint64 maxPixels = 1 << 18;
    const QByteArray input = bytesOf(data, size);
    const auto header = readImageHeader(input, maxPixels);
    if (!header || header->format != ImageFormat::Jpeg)
        return 0;
    static ImageDecoder decoder;
    for (const QSize needed : {QSize(), QSize(1, 1), QSize(4, 4), QSize(8, 8)}) {
        const auto picture = decoder(input, *header, needed);
        if (!picture)
            expectGoodError(picture.error());
        else
            expect(sumOf(*picture) < ~0U, "every sample can be read");
        decoder.release();
    }
    return 0;
}
