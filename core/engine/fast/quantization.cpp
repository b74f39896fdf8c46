// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/fast/quantization.h"

#include <algorithm>
#include <cmath>

namespace classiscope::fast {

namespace {

constexpr float largestSigned = 127;
constexpr float largestUnsigned = 255;

}  // namespace

IntegerFormat IntegerFormat::of(const Range &range)
{
    const bool isSigned = range.lowest < 0;
    const float scale = isSigned ? std::max(-range.lowest, range.highest) / largestSigned
                                 : range.highest / largestUnsigned;
    return {isSigned ? Type::s8 : Type::u8, scale > 0 ? scale : 1};
}

IntegerWeights IntegerWeights::of(const Convolution &op, const IntegerFormat &source)
{
    const std::size_t outputs = op.bias.size();
    const std::size_t each = op.weights.size() / outputs;
    IntegerWeights result;
    result.weights.reserve(op.weights.size());
    for (std::size_t output = 0; output < outputs; ++output) {
        const auto first = op.weights.begin() + std::ptrdiff_t(output * each);
        const auto last = first + std::ptrdiff_t(each);
        float most = 0;
        for (auto weight = first; weight != last; ++weight)
            most = std::max(most, std::abs(*weight));
        const float scale = most > 0 ? most / largestSigned : 1;
        for (auto weight = first; weight != last; ++weight)
            result.weights.push_back(std::int8_t(std::lround(*weight / scale)));
        result.scales.push_back(scale * source.scale);
    }
    return result;
}

Type realType(Program::Type type)
{
    const bool shortest = type == Program::Type::Bfloat16
        || (type == Program::Type::Int8 && Program::supports(Program::Type::Bfloat16));
    return shortest ? Type::bf16 : Type::f32;
}

bool suitsIntegers(const Convolution &op, const Node &node)
{
    const bool depthwise = op.groups > 1 && op.groups == node.shape[1];
    const bool isGate = node.shape[2] * node.shape[3] == 1;  // of squeeze and excitation
    return !isGate && (op.groups == 1 || depthwise);
}

bool isHomogeneous(const Activation &activation)
{
    switch (activation.kind) {
    case Activation::Kind::None:
    case Activation::Kind::Relu:
    case Activation::Kind::LeakyRelu:
    case Activation::Kind::Clip: return true;
    default: return false;
    }
}

Activation inUnits(Activation activation, const IntegerFormat &format)
{
    const bool isUnsigned = format.type == Type::u8;
    switch (activation.kind) {
    case Activation::Kind::Relu: return isUnsigned ? Activation {} : activation;
    case Activation::Kind::Clip:
        activation.alpha /= format.scale;
        activation.beta /= format.scale;
        if (isUnsigned && activation.alpha == 0 && std::round(activation.beta) >= largestUnsigned)
            return {};
        return activation;
    default: return activation;
    }
}

}  // namespace classiscope::fast
