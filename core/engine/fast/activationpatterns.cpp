// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/fast/graphediting.h"

#include <cmath>

namespace classiscope::fast {

namespace {

using Kind = Activation::Kind;

bool near(float value, float wanted)
{
    constexpr float tolerance = 1e-5F;
    return std::abs(value - wanted) < tolerance;
}

/// `after` of clip(line(x)) as a hard sigmoid of x; the clip's input has the line.
std::optional<Activation> hardSigmoid(GraphEditor &graph, int clip, Line after)
{
    const auto clipped = graph.activated(clip, Kind::Clip);
    const auto before = clipped ? lineOf(graph, *clipped) : std::nullopt;
    const Activation bounds = graph.at(clip).activation;
    if (!before || !near(bounds.alpha * after.scale + after.shift, 0)
        || !near(bounds.beta * after.scale + after.shift, 1))
        return {};
    return Activation {Kind::HardSigmoid, before->scale * after.scale,
                       before->shift * after.scale + after.shift};
}

/// x times its own sigmoid, or its own hard sigmoid.
bool recogniseProduct(GraphEditor &graph, int index)
{
    if (!graph.plain<Multiply>(index))
        return false;
    Node &node = graph.at(index);
    for (const std::size_t gate : {0U, 1U}) {
        const int x = node.inputs[1 - gate];
        const Activation activation = graph.at(node.inputs[gate]).activation;
        const bool hard = graph.activated(node.inputs[gate], Kind::HardSigmoid) == x
            && near(activation.alpha, 1 / 6.F) && near(activation.beta, 0.5F);
        if (!hard && graph.activated(node.inputs[gate], Kind::Sigmoid) != x)
            continue;
        node.operation = Identity {};
        node.activation = {hard ? Kind::HardSwish : Kind::Silu};
        node.inputs = {x};
        return true;
    }
    return false;
}

void recognise(GraphEditor &graph, int index)
{
    if (recogniseProduct(graph, index))
        return;
    const auto after = lineOf(graph, index);
    if (!after)
        return;
    Node &node = graph.at(index);
    const int input = node.inputs.front();
    if (const auto hard = hardSigmoid(graph, input, *after)) {
        node.operation = Identity {};
        node.activation = *hard;
        node.inputs = graph.at(graph.at(input).inputs.front()).inputs;
        return;
    }
    // x clip(x + 3) / 6, divided last.
    if (!graph.plain<Multiply>(input) || after->shift != 0)
        return;
    for (const std::size_t clip : {0U, 1U}) {
        const auto factors = graph.at(input).inputs;
        const auto hard = hardSigmoid(graph, factors[clip], *after);
        const int x = factors[1 - clip];
        if (!hard || !near(hard->alpha, 1 / 6.F) || !near(hard->beta, 0.5F)
            || graph.at(graph.at(factors[clip]).inputs.front()).inputs.front() != x)
            continue;
        node.operation = Identity {};
        node.activation = {Kind::HardSwish};
        node.inputs = {x};
        return;
    }
}

}  // namespace

void recogniseActivations(GraphEditor &graph)
{
    for (int i = 0; i < graph.count(); ++i)
        recognise(graph, i);
    graph.removeUnread();
}

}  // namespace classiscope::fast
