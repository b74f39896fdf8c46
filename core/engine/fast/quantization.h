// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/fast/graph.h"
#include "core/engine/fast/primitives.h"
#include "core/engine/fast/program.h"

#include <cstdint>

namespace classiscope::fast {

/// What lies between the numbers of a network and the integers of 8 bits that
/// stand for them: number = integer x scale, 0 is 0.

/// Of a tensor of integers: without a sign where no number is below 0.
/// One scale a tensor: one a channel, from the same images, cuts off what other
/// images have there (measured: 88 % of photos kept their label in place of 96 %).
struct IntegerFormat {
    Type type = Type::u8;
    float scale = 1;

    static IntegerFormat of(const Range &range);
};

/// A convolution's weights, each output channel with a scale of its own.
struct IntegerWeights {
    std::vector<std::int8_t> weights;  ///< ordered as Convolution's
    /// One an output channel: sum of products of integers x scale = sum of products.
    std::vector<float> scales;

    /// `source`: of the convolution's input.
    static IntegerWeights of(const Convolution &op, const IntegerFormat &source);
};

/// What a program of this type computes without integers: the shortest type that
/// the CPU has, or float32.
Type realType(Program::Type type);

/// Whether oneDNN gains by computing the convolution, `node`, with integers.
bool suitsIntegers(const Convolution &op, const Node &node);

/// Whether f(c x) = c f(x) for every c above 0, when the bounds of a Clip are scaled too.
bool isHomogeneous(const Activation &activation);

/// What is left of `activation` where its results become integers of `format`:
/// saturation alone cuts off what is below 0 or above the largest.
/// Requires: it is homogeneous.
Activation inUnits(Activation activation, const IntegerFormat &format);

}  // namespace classiscope::fast
