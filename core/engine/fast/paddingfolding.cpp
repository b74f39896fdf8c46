// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/fast/graphediting.h"

#include <algorithm>

namespace classiscope::fast {

namespace {

using Kind = Activation::Kind;

bool isNeverNegative(GraphEditor &graph, int index)
{
    const Node &node = graph.at(index);
    switch (node.activation.kind) {
    case Kind::Relu:
    case Kind::Sigmoid:
    case Kind::HardSigmoid: return true;
    case Kind::Clip: return node.activation.alpha >= 0;
    case Kind::None: break;
    default: return false;
    }
    return std::holds_alternative<Pooling>(node.operation)
        && isNeverNegative(graph, node.inputs.front());
}

bool canTakePadding(const Node &reader, const Padding &padding, bool positive)
{
    if (std::holds_alternative<Convolution>(reader.operation))
        return true;
    const auto *pooling = std::get_if<Pooling>(&reader.operation);
    const Pair none {0, 0};
    if (!pooling || pooling->padBegin != none || pooling->padEnd != none)
        return false;
    if (pooling->kind != Pooling::Kind::Max)
        return true;
    // The zeros are no maximum where a window has something of the picture.
    return positive && padding.begin[0] < pooling->kernel[0]
        && padding.begin[1] < pooling->kernel[1] && padding.end[0] < pooling->kernel[0]
        && padding.end[1] < pooling->kernel[1];
}

/// `padded`: the shape of the padding's output. Requires: canTakePadding().
void pad(Node &node, const Padding &padding, const std::vector<int> &padded)
{
    if (auto *convolution = std::get_if<Convolution>(&node.operation)) {
        for (std::size_t side = 0; side < 2; ++side) {
            convolution->padBegin[side] += padding.begin[side];
            convolution->padEnd[side] += padding.end[side];
        }
        return;
    }
    auto &pooling = std::get<Pooling>(node.operation);
    if (pooling.kind == Pooling::Kind::Average)
        pooling.kind = Pooling::Kind::AverageAndPadding;
    for (std::size_t side = 0; side < 2; ++side) {
        const int input = padded[2 + side] - padding.begin[side] - padding.end[side];
        const int reach = (node.shape[2 + side] - 1) * pooling.strides[side] + pooling.kernel[side];
        pooling.padBegin[side] = padding.begin[side];
        pooling.padEnd[side] = std::max(0, reach - padding.begin[side] - input);
    }
}

}  // namespace

void foldPaddings(GraphEditor &graph)
{
    for (int i = 0; i < graph.count(); ++i) {
        const auto *found = graph.plain<Padding>(i);
        if (!found || i == graph.output())
            continue;
        const Padding padding = *found;
        const auto readers = graph.readersOf(i);
        const bool positive = isNeverNegative(graph, graph.at(i).inputs.front());
        if (!std::all_of(readers.begin(), readers.end(), [&](int reader) {
                return canTakePadding(graph.at(reader), padding, positive);
            }))
            continue;
        for (const int reader : readers)
            pad(graph.at(reader), padding, graph.at(i).shape);
        graph.replace(i, graph.at(i).inputs.front());
    }
    graph.removeUnread();
}

}  // namespace classiscope::fast
