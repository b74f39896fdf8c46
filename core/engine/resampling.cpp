// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/resampling.h"

#include "core/engine/processor.h"

#include <algorithm>

namespace classiscope {

namespace {

// JFIF 1.02, "Conversion to and from RGB".
constexpr float redByCr = 1.402F, greenByCb = -0.344136F, greenByCr = -0.714136F, blueByCb = 1.772F;

float normalized(float value, float factor, float offset)
{
    return std::clamp(value, 0.0F, 255.0F) * factor + offset;
}

void blendSamples(const std::uint8_t *const *rows, const float *weights, int taps, int from,
                  int count, float *out)
{
    for (int i = from; i < count; ++i) {
        float sum = 0;
        for (int tap = 0; tap < taps; ++tap)
            sum += weights[tap] * float(rows[tap][i]);
        out[i] = sum;
    }
}

#ifdef CLASSISCOPE_HAS_AVX2

AVX2_INLINE __m256 eightSamples(const std::uint8_t *at)
{
    return _mm256_cvtepi32_ps(
        _mm256_cvtepu8_epi32(_mm_loadl_epi64(reinterpret_cast<const __m128i *>(at))));
}

AVX2 void blendRowsAvx2(const std::uint8_t *const *rows, const float *weights, int taps, int count,
                        float *out)
{
    int i = 0;
    for (; i + 32 <= count; i += 32) {
        __m256 sum[4] = {};
        for (int tap = 0; tap < taps; ++tap) {
            const __m256 weight = _mm256_set1_ps(weights[tap]);
            for (int part = 0; part < 4; ++part)
                sum[part] =
                    _mm256_fmadd_ps(eightSamples(rows[tap] + i + 8 * part), weight, sum[part]);
        }
        for (int part = 0; part < 4; ++part)
            _mm256_storeu_ps(out + i + 8 * part, sum[part]);
    }
    for (; i + 8 <= count; i += 8) {
        __m256 sum = _mm256_setzero_ps();
        for (int tap = 0; tap < taps; ++tap)
            sum = _mm256_fmadd_ps(eightSamples(rows[tap] + i), _mm256_set1_ps(weights[tap]), sum);
        _mm256_storeu_ps(out + i, sum);
    }
    blendSamples(rows, weights, taps, i, count, out);
}

AVX2_INLINE __m256 two(const float *lower, const float *upper)
{
    return _mm256_insertf128_ps(_mm256_castps128_ps256(_mm_loadu_ps(lower)), _mm_loadu_ps(upper),
                                1);
}

AVX2 void resampleRowAvx2(const float *row, const int *firsts, const float *weights, int taps,
                          int count, float *out)
{
    int i = 0;
    // Eight pixels at a time: pixel n in the lower and n + 4 in the upper half of a register.
    for (; i + 8 <= count; i += 8, weights += 8 * std::ptrdiff_t(taps)) {
        __m256 sums[4];
        for (int n = 0; n < 4; ++n) {
            const float *const lower = row + firsts[i + n], *const upper = row + firsts[i + n + 4];
            const float *const by = weights + n * taps, *const byUpper = by + 4 * taps;
            sums[n] = _mm256_mul_ps(two(lower, upper), two(by, byUpper));
            for (int tap = 4; tap < taps; tap += 4)
                sums[n] = _mm256_fmadd_ps(two(lower + tap, upper + tap),
                                          two(by + tap, byUpper + tap), sums[n]);
        }
        const __m256 together =
            _mm256_hadd_ps(_mm256_hadd_ps(sums[0], sums[1]), _mm256_hadd_ps(sums[2], sums[3]));
        _mm256_storeu_ps(out + i, together);
    }
    for (; i < count; ++i, weights += taps) {
        float sum = 0;
        for (int tap = 0; tap < taps; ++tap)
            sum += row[firsts[i] + tap] * weights[tap];
        out[i] = sum;
    }
}

AVX2_INLINE __m256 normalizedAvx2(__m256 value, float factor, float offset)
{
    const __m256 limited =
        _mm256_min_ps(_mm256_max_ps(value, _mm256_setzero_ps()), _mm256_set1_ps(255));
    return _mm256_fmadd_ps(limited, _mm256_set1_ps(factor), _mm256_set1_ps(offset));
}

// What returns a number did so many: as many as go into whole registers.

AVX2 int joinChannelsAvx2(const float *const in[3], int count, float *triples)
{
    int i = 0;
    for (; i + 4 <= count; i += 4, triples += 12) {
        const __m128 a = _mm_loadu_ps(in[0] + i), b = _mm_loadu_ps(in[1] + i);
        const __m128 c = _mm_loadu_ps(in[2] + i);
        const __m128 lower = _mm_unpacklo_ps(a, b), upper = _mm_unpackhi_ps(a, b);
        const __m128 c0a1 = _mm_shuffle_ps(c, lower, _MM_SHUFFLE(2, 2, 0, 0));
        const __m128 b1c1 = _mm_shuffle_ps(lower, c, _MM_SHUFFLE(1, 1, 3, 3));
        const __m128 c2a3 = _mm_shuffle_ps(c, upper, _MM_SHUFFLE(2, 2, 2, 2));
        const __m128 b3c3 = _mm_shuffle_ps(upper, c, _MM_SHUFFLE(3, 3, 3, 3));
        _mm_storeu_ps(triples, _mm_shuffle_ps(lower, c0a1, _MM_SHUFFLE(2, 0, 1, 0)));
        _mm_storeu_ps(triples + 4, _mm_shuffle_ps(b1c1, upper, _MM_SHUFFLE(1, 0, 2, 0)));
        _mm_storeu_ps(triples + 8, _mm_shuffle_ps(c2a3, b3c3, _MM_SHUFFLE(2, 0, 2, 0)));
    }
    return i;
}

AVX2 int normalizeAvx2(const float *in, float factor, float offset, int count, float *out)
{
    int i = 0;
    for (; i + 8 <= count; i += 8)
        _mm256_storeu_ps(out + i, normalizedAvx2(_mm256_loadu_ps(in + i), factor, offset));
    return i;
}

AVX2 int normalizeYCbCrAvx2(const float *const in[3], const Normalization &how, int count,
                            float *const out[3])
{
    const __m256 middle = _mm256_set1_ps(128);
    int i = 0;
    for (; i + 8 <= count; i += 8) {
        const __m256 y = _mm256_loadu_ps(in[0] + i);
        const __m256 cb = _mm256_sub_ps(_mm256_loadu_ps(in[1] + i), middle);
        const __m256 cr = _mm256_sub_ps(_mm256_loadu_ps(in[2] + i), middle);
        const __m256 red = _mm256_fmadd_ps(cr, _mm256_set1_ps(redByCr), y);
        const __m256 green = _mm256_fmadd_ps(cb, _mm256_set1_ps(greenByCb),
                                             _mm256_fmadd_ps(cr, _mm256_set1_ps(greenByCr), y));
        const __m256 blue = _mm256_fmadd_ps(cb, _mm256_set1_ps(blueByCb), y);
        _mm256_storeu_ps(out[0] + i, normalizedAvx2(red, how.factor[0], how.offset[0]));
        _mm256_storeu_ps(out[1] + i, normalizedAvx2(green, how.factor[1], how.offset[1]));
        _mm256_storeu_ps(out[2] + i, normalizedAvx2(blue, how.factor[2], how.offset[2]));
    }
    return i;
}

#endif

}  // namespace

void blendRows(const std::uint8_t *const *rows, const float *weights, int taps, int count,
               float *out)
{
#ifdef CLASSISCOPE_HAS_AVX2
    if (hasAvx2())
        return blendRowsAvx2(rows, weights, taps, count, out);
#endif
    blendSamples(rows, weights, taps, 0, count, out);
}

void separateChannels(const float *triples, int count, float *const out[3])
{
    float *const first = out[0], *const second = out[1], *const third = out[2];
    for (int i = 0; i < count; ++i, triples += 3) {
        first[i] = triples[0];
        second[i] = triples[1];
        third[i] = triples[2];
    }
}

void joinChannels(const float *const in[3], int count, float *triples)
{
    int i = 0;
#ifdef CLASSISCOPE_HAS_AVX2
    if (hasAvx2())
        i = joinChannelsAvx2(in, count, triples);
#endif
    for (; i < count; ++i) {
        for (int channel = 0; channel < 3; ++channel)
            triples[3 * i + channel] = in[channel][i];
    }
}

void resampleRow(const float *row, const AxisWeights &across, float *out)
{
    const int taps = across.taps(), count = across.count();
#ifdef CLASSISCOPE_HAS_AVX2
    if (hasAvx2())
        return resampleRowAvx2(row, across.firsts(), across.of(0), taps, count, out);
#endif
    for (int i = 0; i < count; ++i) {
        const float *const from = row + across.first(i);
        const float *const weights = across.of(i);
        float sum = 0;
        for (int tap = 0; tap < taps; ++tap)
            sum += from[tap] * weights[tap];
        out[i] = sum;
    }
}

void normalize(const float *const in[3], const Normalization &how, int count, float *const out[3])
{
    for (int color = 0; color < 3; ++color) {
        const float factor = how.factor[color], offset = how.offset[color];
        int i = 0;
#ifdef CLASSISCOPE_HAS_AVX2
        if (hasAvx2())
            i = normalizeAvx2(in[color], factor, offset, count, out[color]);
#endif
        for (; i < count; ++i)
            out[color][i] = normalized(in[color][i], factor, offset);
    }
}

void normalizeYCbCr(const float *const in[3], const Normalization &how, int count,
                    float *const out[3])
{
    int i = 0;
#ifdef CLASSISCOPE_HAS_AVX2
    if (hasAvx2())
        i = normalizeYCbCrAvx2(in, how, count, out);
#endif
    for (; i < count; ++i) {
        const float y = in[0][i], cb = in[1][i] - 128, cr = in[2][i] - 128;
        const float rgb[] = {y + redByCr * cr, y + greenByCb * cb + greenByCr * cr,
                             y + blueByCb * cb};
        for (int color = 0; color < 3; ++color)
            out[color][i] = normalized(rgb[color], how.factor[color], how.offset[color]);
    }
}

}  // namespace classiscope
