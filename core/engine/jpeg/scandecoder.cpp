// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/jpeg/scandecoder.h"

#include "core/engine/processor.h"

#ifdef CLASSISCOPE_HAS_AVX2

#include "core/engine/jpeg/entropybits.h"

#include <cmath>
#include <numbers>

namespace classiscope {

namespace {

// Row of 8, column, by place in zigzag order: ITU-T T.81, figure A.6.
constexpr std::uint8_t zigzag[64] = {
    0,  1,  8,  16, 9,  2,  3,  10, 17, 24, 32, 25, 18, 11, 4,  5,  12, 19, 26, 33, 40, 48,
    41, 34, 27, 20, 13, 6,  7,  14, 21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23,
    30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63};

using Floats8 = float __attribute__((vector_size(32)));
using Floats4 = float __attribute__((vector_size(16)));

/// The samples of a block as they add up.
template <int Side>
struct Sums {
    static constexpr int parts = Side * Side / 8;
    using Vector = Floats8;
    Vector part[parts];
};

template <>
struct Sums<2> {
    static constexpr int parts = 1;
    using Vector = Floats4;
    Vector part[parts];
};

/// What a coefficient of 1 adds to the samples of a block, by place in zigzag order.
/// Smaller blocks hold the means of the full one's samples.
class Patterns {
public:
    Patterns()
    {
        for (int place = 0; place < 64; ++place) {
            const int down = zigzag[place] / 8, across = zigzag[place] % 8;
            fill(m_of8[place], 8, down, across);
            fill(m_of4[place], 4, down, across);
            fill(m_of2[place], 2, down, across);
        }
    }

    const float *of(int side) const
    {
        return side == 8 ? m_of8[0] : side == 4 ? m_of4[0] : m_of2[0];
    }

private:
    /// The mean of one dimension's basis function over a sample of `side`.
    static double basis(int frequency, int sample, int side)
    {
        const int covered = 8 / side;
        double sum = 0;
        for (int x = sample * covered; x < (sample + 1) * covered; ++x)
            sum += std::cos((2 * x + 1) * frequency * std::numbers::pi / 16);
        return sum / covered * (frequency == 0 ? std::sqrt(0.125) : 0.5);
    }

    static void fill(float *pattern, int side, int down, int across)
    {
        for (int y = 0; y < side; ++y) {
            for (int x = 0; x < side; ++x)
                pattern[y * side + x] = float(basis(down, y, side) * basis(across, x, side));
        }
    }

    alignas(32) float m_of8[64][64];
    alignas(32) float m_of4[64][16];
    alignas(32) float m_of2[64][4];
};

const Patterns &patterns()
{
    static const Patterns made;
    return made;
}

struct Component {
    std::uint8_t *samples = nullptr;
    std::ptrdiff_t stride = 0;
    QSize blocks {1, 1};  ///< in an MCU
    const HuffmanTable *dc = nullptr;
    const HuffmanTable *ac = nullptr;
    const float *quantization = nullptr;
    const float *patterns = nullptr;
    int prediction = 0;
};

struct Scan {
    std::array<Component, 3> components;
    int componentCount = 0;
    int unitsAcross = 0;  ///< MCUs
    int unitsDown = 0;
    int restartInterval = 0;
};

// Reads a block's coefficients but the first, to its end. False if there are too many.
template <int Side>
AVX2_INLINE bool addCoefficients(EntropyBits &bits, const Component &component, Sums<Side> &sums)
{
    using Vector = typename Sums<Side>::Vector;
    constexpr int parts = Sums<Side>::parts;
    const auto *const patterns = reinterpret_cast<const Vector *>(component.patterns);
    const HuffmanTable &table = *component.ac;
    int place = 1;
    while (true) {
        bits.refill();
        // Three codes with their values, if each is within the lookahead, or one that
        // refills by itself.
        for (int i = 0; i < 3; ++i) {
            const std::uint32_t entry = bits.entry(table);
            int value = std::int32_t(entry) >> HuffmanTable::valueShift;
            if (entry & HuffmanTable::whole) [[likely]] {
                bits.drop(entry & HuffmanTable::bitsMask);
                place += entry >> HuffmanTable::stepShift & 255;
            } else {
                const auto [step, late] = bits.longSymbol(table, entry, true);
                value = late;
                place += step;
            }
            // At an end of block the value is 0, whatever it is added to.
            const int at = place & 63;
            const float coefficient = float(value) * component.quantization[at];
            for (int part = 0; part < parts; ++part)
                sums.part[part] += patterns[at * parts + part] * coefficient;
            if (++place > 63)
                return place == 64 || place > HuffmanTable::endOfBlock;
        }
    }
}

AVX2_INLINE bool skipCoefficients(EntropyBits &bits, const HuffmanTable &table)
{
    int place = 1;
    while (true) {
        bits.refill();
        const std::uint32_t several = bits.skipEntry(table);
        const int step = several >> HuffmanTable::skipStepShift & HuffmanTable::skipStepMask;
        // A full block has no end of block: what follows would be another's.
        if (several != 0 && place + step < 64) [[likely]] {
            bits.drop(several & HuffmanTable::skipBitsMask);
            place += step;
            if (several & HuffmanTable::skipEnds)
                return true;
            continue;
        }
        const std::uint32_t entry = bits.entry(table);
        if (entry & HuffmanTable::whole) {
            bits.drop(entry & HuffmanTable::bitsMask);
            place += entry >> HuffmanTable::stepShift & 255;
        } else {
            place += bits.longSymbol(table, entry, true).step;
        }
        if (++place > 63)
            return place == 64 || place > HuffmanTable::endOfBlock;
    }
}

AVX2_INLINE void store8x8(const Floats8 *sum, std::uint8_t *out, std::ptrdiff_t stride)
{
    for (int half = 0; half < 2; ++half, sum += 4) {
        const __m256i upper = _mm256_packs_epi32(_mm256_cvttps_epi32(__m256(sum[0])),
                                                 _mm256_cvttps_epi32(__m256(sum[1])));
        const __m256i lower = _mm256_packs_epi32(_mm256_cvttps_epi32(__m256(sum[2])),
                                                 _mm256_cvttps_epi32(__m256(sum[3])));
        // Packing works on halves of a register each.
        const __m256i order = _mm256_setr_epi32(0, 4, 1, 5, 2, 6, 3, 7);
        const __m256i bytes = _mm256_permutevar8x32_epi32(_mm256_packus_epi16(upper, lower), order);
        alignas(32) std::uint64_t rows[4];
        _mm256_store_si256(reinterpret_cast<__m256i *>(rows), bytes);
        for (int y = 0; y < 4; ++y, out += stride)
            std::memcpy(out, &rows[y], 8);
    }
}

AVX2_INLINE void store4x4(const Floats8 *sum, std::uint8_t *out, std::ptrdiff_t stride)
{
    __m256i words = _mm256_packs_epi32(_mm256_cvttps_epi32(__m256(sum[0])),
                                       _mm256_cvttps_epi32(__m256(sum[1])));
    words = _mm256_packus_epi16(words, words);
    const __m256i order = _mm256_setr_epi32(0, 4, 1, 5, 0, 4, 1, 5);
    alignas(16) std::uint32_t rows[4];
    _mm_store_si128(reinterpret_cast<__m128i *>(rows),
                    _mm256_castsi256_si128(_mm256_permutevar8x32_epi32(words, order)));
    for (int y = 0; y < 4; ++y)
        std::memcpy(out + y * stride, &rows[y], 4);
}

AVX2_INLINE void store2x2(const Floats4 *sum, std::uint8_t *out, std::ptrdiff_t stride)
{
    __m128i words = _mm_cvttps_epi32(__m128(sum[0]));
    words = _mm_packs_epi32(words, words);
    const auto bytes = std::uint32_t(_mm_cvtsi128_si32(_mm_packus_epi16(words, words)));
    const auto upper = std::uint16_t(bytes), lower = std::uint16_t(bytes >> 16);
    std::memcpy(out, &upper, 2);
    std::memcpy(out + stride, &lower, 2);
}

template <int Side>
AVX2_INLINE bool decodeBlock(EntropyBits &bits, Component &component, std::uint8_t *out)
{
    component.prediction += bits.dcDifference(*component.dc);
    // What a block of 8 x 8 at its brightest has is far below; more would overflow in time.
    constexpr int most = 1 << 15;
    if (component.prediction >= most || component.prediction <= -most)
        return false;
    constexpr float middle = 128.5f;  // and a half, for what is cut off becomes rounded
    const float mean = float(component.prediction) * component.quantization[0] * 0.125f + middle;
    if constexpr (Side == 1) {
        *out = std::uint8_t(mean < 0 ? 0 : mean > 255 ? 255 : mean);
        return skipCoefficients(bits, *component.ac);
    } else {
        Sums<Side> sums;
        for (auto &part : sums.part)
            part = typename Sums<Side>::Vector {} + mean;
        if (!addCoefficients(bits, component, sums))
            return false;
        if constexpr (Side == 8)
            store8x8(sums.part, out, component.stride);
        else if constexpr (Side == 4)
            store4x4(sums.part, out, component.stride);
        else
            store2x2(sums.part, out, component.stride);
        return true;
    }
}

template <int Side>
AVX2_INLINE bool decodeBlocks(EntropyBits &bits, Component &component, int unitX, int unitY)
{
    const int across = component.blocks.width(), down = component.blocks.height();
    std::uint8_t *out = component.samples + std::ptrdiff_t(unitY) * down * Side * component.stride
        + std::ptrdiff_t(unitX) * across * Side;
    for (int y = 0; y < down; ++y, out += Side * component.stride) {
        for (int x = 0; x < across; ++x) {
            if (!decodeBlock<Side>(bits, component, out + x * Side))
                return false;
        }
    }
    return true;
}

template <int LumaSide, int ChromaSide>
AVX2 bool decodeScan(Scan &scan, EntropyWindow &window)
{
    int untilRestart = scan.restartInterval;
    EntropyBits bits = window.begin();
    for (int y = 0; y < scan.unitsDown; ++y) {
        for (int x = 0; x < scan.unitsAcross; ++x) {
            if (scan.restartInterval > 0 && untilRestart-- == 0) {
                if (!window.restart(bits))
                    return false;
                for (Component &component : scan.components)
                    component.prediction = 0;
                untilRestart = scan.restartInterval - 1;
            }
            if (!window.hasUnit(bits) && !window.slide(bits))
                return false;
            if (!decodeBlocks<LumaSide>(bits, scan.components[0], x, y))
                return false;
            if (scan.componentCount == 3
                && (!decodeBlocks<ChromaSide>(bits, scan.components[1], x, y)
                    || !decodeBlocks<ChromaSide>(bits, scan.components[2], x, y)))
                return false;
        }
    }
    return !window.isOverrun(bits);
}

using Decode = bool (*)(Scan &, EntropyWindow &);

Decode decodeFor(int lumaSide, int chromaSide)
{
    const bool same = lumaSide == chromaSide;
    switch (lumaSide) {
    case 1: return same ? decodeScan<1, 1> : decodeScan<1, 2>;
    case 2: return same ? decodeScan<2, 2> : decodeScan<2, 4>;
    case 4: return same ? decodeScan<4, 4> : decodeScan<4, 8>;
    default: return decodeScan<8, 8>;
    }
}

int partsOf(int length, int part)
{
    return (length + part - 1) / part;
}

}  // namespace

std::optional<Picture> ScanDecoder::decode(const BaselineJpeg &jpeg, int eighths,
                                           JpegPlanes &planes)
{
    const QSize unit = jpeg.components[0].sampling;  // in blocks
    Scan scan;
    scan.componentCount = jpeg.componentCount;
    scan.unitsAcross = partsOf(jpeg.size.width(), 8 * unit.width());
    scan.unitsDown = partsOf(jpeg.size.height(), 8 * unit.height());
    scan.restartInterval = jpeg.restartInterval;

    Picture picture;
    picture.colors = jpeg.componentCount == 3 ? Picture::Colors::YCbCr : Picture::Colors::Grey;
    picture.width = jpeg.size.width() * eighths / 8.0;
    picture.height = jpeg.size.height() * eighths / 8.0;
    int chromaSide = eighths;
    for (int i = 0; i < jpeg.componentCount; ++i) {
        const auto &given = jpeg.components[std::size_t(i)];
        const QSize spacing(unit.width() / given.sampling.width(),
                            unit.height() / given.sampling.height());
        const int side = blockSide(eighths, spacing);
        const int times = side / eighths;
        chromaSide = side;

        Component &component = scan.components[std::size_t(i)];
        component.blocks = given.sampling;
        component.stride = std::ptrdiff_t(scan.unitsAcross) * component.blocks.width() * side;
        component.samples = planes.allocate(i, std::size_t(component.stride),
                                            std::size_t(scan.unitsDown)
                                                * std::size_t(component.blocks.height() * side));
        auto &dc = m_dcTables[std::size_t(given.dcTable)];
        auto &ac = m_acTables[std::size_t(given.acTable)];
        dc.assign(*jpeg.dcTables[std::size_t(given.dcTable)], false);
        ac.assign(*jpeg.acTables[std::size_t(given.acTable)], true);
        if (side == 1)
            ac.prepareSkipping();
        component.dc = &dc;
        component.ac = &ac;
        auto &quantization = m_quantization[std::size_t(given.quantization)];
        const auto &steps = jpeg.quantization[std::size_t(given.quantization)];
        std::copy(steps.begin(), steps.end(), quantization.begin());
        component.quantization = quantization.data();
        component.patterns = patterns().of(side);

        Plane &plane = picture.planes[std::size_t(i)];
        plane.samples = component.samples;
        plane.stride = component.stride;
        plane.spacing = spacing / times;
        const auto samples = [&](int length, int apart) {
            return partsOf(length * side, 8 * apart);
        };
        plane.size = {samples(jpeg.size.width(), spacing.width()),
                      samples(jpeg.size.height(), spacing.height())};
    }
    EntropyWindow window(jpeg.scan, m_window);
    if (!decodeFor(eighths, chromaSide)(scan, window))
        return {};
    return picture;
}

}  // namespace classiscope

#else

namespace classiscope {

std::optional<Picture> ScanDecoder::decode(const BaselineJpeg &, int, JpegPlanes &)
{
    return {};
}

}  // namespace classiscope

#endif
