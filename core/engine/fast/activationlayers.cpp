// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/fast/layerreading.h"

#include <algorithm>
#include <limits>

namespace classiscope::fast {

namespace {

using Kind = Activation::Kind;

Activation clip(float least, float most)
{
    if (least == 0 && most >= std::numeric_limits<float>::max())
        return {Kind::Relu};
    return {Kind::Clip, least, most};
}

/// Of a leaky ReLU with a slope a channel, where all are the same.
std::optional<float> commonSlope(const cv::dnn::Layer &layer)
{
    const auto slopes = layer.blobs.empty() ? std::nullopt : numbersOf(layer.blobs.front());
    if (!slopes || slopes->empty())
        return {};
    const float slope = slopes->front();
    const bool common = std::all_of(slopes->begin(), slopes->end(),
                                    [slope](float other) { return other == slope; });
    return common ? std::optional(slope) : std::nullopt;
}

}  // namespace

std::optional<Activation> activationOf(const LayerReading &reading)
{
    const std::string &type = reading.layer.type;
    if (type == "ReLU") {
        const float slope = reading.number("negative_slope", 0);
        return slope == 0 ? Activation {Kind::Relu} : Activation {Kind::LeakyRelu, slope};
    }
    if (type == "ReLU6")
        return clip(reading.number("min_value", 0), reading.number("max_value", 6));
    if (type == "PReLU" || type == "ChannelsPReLU") {
        const auto slope = commonSlope(*reading.layer.layer);
        return slope ? std::optional<Activation>({Kind::LeakyRelu, *slope}) : std::nullopt;
    }
    if (type == "Sigmoid")
        return Activation {Kind::Sigmoid};
    if (type == "HardSigmoid")
        return Activation {Kind::HardSigmoid, reading.number("alpha", 0.2F),
                           reading.number("beta", 0.5F)};
    if (type == "HardSwish")
        return Activation {Kind::HardSwish};
    if (type == "Swish")
        return Activation {Kind::Silu};
    if (type == "TanH")
        return Activation {Kind::Tanh};
    if (type == "ELU")
        return Activation {Kind::Elu, reading.number("alpha", 1)};
    return {};
}

}  // namespace classiscope::fast
