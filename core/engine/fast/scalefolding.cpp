// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/fast/graphediting.h"

#include <algorithm>

namespace classiscope::fast {

namespace {

void scaleOutputs(std::vector<float> &weights, std::vector<float> &bias, const Scale &scale)
{
    const std::size_t perOutput = weights.size() / bias.size();
    for (std::size_t output = 0; output < bias.size(); ++output) {
        for (std::size_t i = 0; i < perOutput; ++i)
            weights[output * perOutput + i] *= scale.scale[output];
        bias[output] = bias[output] * scale.scale[output] + scale.shift[output];
    }
}

bool foldIntoProducer(GraphEditor &graph, int index)
{
    const Scale scale = std::get<Scale>(graph.at(index).operation);
    const int input = graph.at(index).inputs.front();
    if (!graph.hasOneReader(input))
        return false;
    if (auto *convolution = graph.plain<Convolution>(input)) {
        scaleOutputs(convolution->weights, convolution->bias, scale);
    } else if (auto *product = graph.plain<InnerProduct>(input)) {
        scaleOutputs(product->weights, product->bias, scale);
    } else if (auto *before = graph.plain<Scale>(input)) {
        for (std::size_t i = 0; i < scale.scale.size(); ++i) {
            before->scale[i] *= scale.scale[i];
            before->shift[i] = before->shift[i] * scale.scale[i] + scale.shift[i];
        }
    } else {
        return false;
    }
    graph.at(input).activation = graph.at(index).activation;
    graph.replace(index, input);
    return true;
}

bool canTakeScale(const Node &reader, bool shifted)
{
    const auto *convolution = std::get_if<Convolution>(&reader.operation);
    if (!convolution)
        return std::holds_alternative<InnerProduct>(reader.operation);
    // Zeros around the picture stay zeros under a scale, not under a shift.
    const Pair none {0, 0};
    return !shifted || (convolution->padBegin == none && convolution->padEnd == none);
}

/// Requires: canTakeScale().
void scaleInput(Node &reader, const Scale &scale)
{
    auto *convolution = std::get_if<Convolution>(&reader.operation);
    auto *product = std::get_if<InnerProduct>(&reader.operation);
    auto &weights = convolution ? convolution->weights : product->weights;
    auto &bias = convolution ? convolution->bias : product->bias;
    const std::size_t groups = convolution ? std::size_t(convolution->groups) : 1;
    const std::size_t taps =
        convolution ? std::size_t(convolution->kernel[0] * convolution->kernel[1]) : 1;
    const std::size_t outputs = bias.size(), inputs = scale.scale.size() / groups;
    auto weight = weights.begin();
    for (std::size_t output = 0; output < outputs; ++output) {
        const std::size_t first = output / (outputs / groups) * inputs;
        double shifted = 0;
        for (std::size_t input = first; input < first + inputs; ++input) {
            for (std::size_t tap = 0; tap < taps; ++tap, ++weight) {
                shifted += double(*weight) * double(scale.shift[input]);
                *weight *= scale.scale[input];
            }
        }
        bias[output] += float(shifted);
    }
}

bool foldIntoReaders(GraphEditor &graph, int index)
{
    const auto *scale = graph.plain<Scale>(index);
    const auto readers = graph.readersOf(index);
    if (!scale || index == graph.output())
        return false;
    const bool shifted = std::any_of(scale->shift.begin(), scale->shift.end(),
                                     [](float shift) { return shift != 0; });
    if (!std::all_of(readers.begin(), readers.end(),
                     [&](int reader) { return canTakeScale(graph.at(reader), shifted); }))
        return false;
    for (const int reader : readers)
        scaleInput(graph.at(reader), *scale);
    graph.replace(index, graph.at(index).inputs.front());
    return true;
}

}  // namespace

void foldScales(GraphEditor &graph)
{
    for (int i = 0; i < graph.count(); ++i) {
        if (!std::holds_alternative<Scale>(graph.at(i).operation) || graph.at(i).inputs.empty())
            continue;
        const auto same = lineOf(graph, i);
        if (same && same->scale == 1 && same->shift == 0)
            graph.replace(i, graph.at(i).inputs.front());
        else if (!foldIntoProducer(graph, i))
            foldIntoReaders(graph, i);
    }
    graph.removeUnread();
}

}  // namespace classiscope::fast
