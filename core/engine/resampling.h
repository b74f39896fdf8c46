// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/axisweights.h"

#include <cstdint>

namespace classiscope {

// The inner loops of the Preprocessor, with AVX2 where the processor has it.
// What goes in and what comes out never overlap.

/// The weighted sum of `taps` rows of `count` samples.
void blendRows(const std::uint8_t *const *rows, const float *weights, int taps, int count,
               float *out);

/// `count` triples to three rows.
void separateChannels(const float *triples, int count, float *const out[3]);

/// The reverse: three rows to `count` triples.
void joinChannels(const float *const in[3], int count, float *triples);

/// Resamples a row: out[i] is the sum of `across.taps()` samples from across.first(i).
/// `row` can be read that far behind its end, and holds numbers there.
/// Requires: across.taps() is a multiple of 4.
void resampleRow(const float *row, const AxisWeights &across, float *out);

/// What becomes of a value between 0 and 255: value * factor + offset.
struct Normalization {
    float factor[3];
    float offset[3];
};

/// Limits three channels of `count` values to 0 to 255 and normalises them.
void normalize(const float *const in[3], const Normalization &how, int count, float *const out[3]);

/// The same of red, green and blue made from JFIF's Y, Cb and Cr.
void normalizeYCbCr(const float *const in[3], const Normalization &how, int count,
                    float *const out[3]);

}  // namespace classiscope
