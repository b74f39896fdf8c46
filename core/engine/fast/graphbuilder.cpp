// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/fast/graphbuilder.h"

#include <algorithm>
#include <utility>

namespace classiscope::fast {

GraphBuilder::GraphBuilder(const Shape &input)
{
    setName("input");
    add(Input {}, {}, input);
}

int GraphBuilder::add(Operation operation, std::vector<int> inputs, Shape shape,
                      Activation activation)
{
    m_graph.nodes.push_back(
        {m_name, std::move(operation), activation, std::move(inputs), std::move(shape)});
    return int(m_graph.nodes.size()) - 1;
}

std::optional<int> GraphBuilder::picture(const TensorView &view)
{
    const Shape &shape = view.shape();
    if (shape.size() != 4 || shape[0] != 1)
        return {};
    const Shape nodeShape = node(view.node()).shape;
    if (!view.isInOrder()) {
        const auto groups = view.shuffledGroups(nodeShape);
        if (!groups || shape != nodeShape)
            return {};
        const auto [found, isNew] = m_shuffled.try_emplace({view.node(), *groups});
        if (isNew)
            found->second = add(ChannelShuffle {*groups}, {view.node()}, shape);
        return found->second;
    }
    if (shape == nodeShape)
        return view.node();
    if (shape[2] != 1 || shape[3] != 1)
        return {};
    const auto flat = features(view.reshaped({1, shape[1]}));
    return flat ? onePixel(*flat) : std::nullopt;
}

std::optional<int> GraphBuilder::features(const TensorView &view)
{
    const Shape &shape = view.shape();
    if (shape.size() != 2 || shape[0] != 1 || !view.isInOrder())
        return {};
    if (shape == node(view.node()).shape)
        return view.node();
    const auto [found, isNew] = m_flattened.try_emplace(view.node());
    if (isNew)
        found->second = add(Flatten {}, {view.node()}, shape);
    return found->second;
}

std::optional<int> GraphBuilder::exact(const TensorView &view)
{
    return view.shape().size() == 4 ? picture(view) : features(view);
}

std::optional<int> GraphBuilder::onePixel(int index)
{
    const auto found = m_onePixel.find(index);
    if (found != m_onePixel.end())
        return found->second;
    const auto made = computedOnePixel(index);
    if (made)
        m_onePixel.emplace(index, *made);
    return made;
}

std::optional<int> GraphBuilder::computedOnePixel(int index)
{
    const Node flat = node(index);  // a copy: add() may move the nodes
    const Shape shape {1, flat.shape[1], 1, 1};
    if (std::holds_alternative<Flatten>(flat.operation)) {
        const int input = flat.inputs.front();
        if (node(input).shape == shape)
            return input;
        return {};
    }
    if (const auto *product = std::get_if<InnerProduct>(&flat.operation)) {
        int input = flat.inputs.front();
        Pair kernel {1, 1};
        if (std::holds_alternative<Flatten>(node(input).operation)) {
            // The whole picture under one kernel.
            input = node(input).inputs.front();
            kernel = {node(input).shape[2], node(input).shape[3]};
        } else if (const auto pixel = onePixel(input)) {
            input = *pixel;
        } else {
            return {};
        }
        Convolution convolution;
        convolution.kernel = kernel;
        convolution.weights = product->weights;
        convolution.bias = product->bias;
        return add(std::move(convolution), {input}, shape, flat.activation);
    }
    const bool elementwise = std::holds_alternative<Identity>(flat.operation)
        || std::holds_alternative<Scale>(flat.operation)
        || std::holds_alternative<Softmax>(flat.operation)
        || std::holds_alternative<Add>(flat.operation)
        || std::holds_alternative<Multiply>(flat.operation);
    if (!elementwise)
        return {};
    std::vector<int> inputs;
    for (const int input : flat.inputs) {
        const auto pixel = onePixel(input);
        if (!pixel)
            return {};
        inputs.push_back(*pixel);
    }
    return add(flat.operation, std::move(inputs), shape, flat.activation);
}

TensorView GraphBuilder::activated(const TensorView &view, const Activation &activation)
{
    return view.onto(add(Identity {}, {view.node()}, node(view.node()).shape, activation));
}

std::optional<TensorView> GraphBuilder::scaled(const TensorView &view, std::vector<float> scale,
                                               std::vector<float> shift)
{
    const auto count = std::max(scale.size(), shift.size());
    if ((scale.size() != count && scale.size() != 1) || (shift.size() != count && shift.size() != 1)
        || count == 0)
        return {};
    TensorView target = view;
    const auto channels = [&](const Shape &shape) {
        return shape.size() < 2 || shape[0] != 1 ? std::size_t(0) : std::size_t(shape[1]);
    };
    if (count > 1 && channels(view.shape()) != count)
        return {};
    const bool channelsAreTheNodes =
        view.isInOrder() && channels(node(view.node()).shape) == channels(view.shape());
    if (count > 1 && !channelsAreTheNodes) {
        const auto made = exact(view);
        if (!made)
            return {};
        target = TensorView(*made, view.shape());
    }
    const Shape shape = node(target.node()).shape;
    if (scale.size() == 1)
        scale.assign(channels(shape), scale.front());
    if (shift.size() == 1)
        shift.assign(channels(shape), shift.front());
    return target.onto(add(Scale {std::move(scale), std::move(shift)}, {target.node()}, shape));
}

std::optional<TensorView> GraphBuilder::combined(const TensorView &first, const TensorView &second,
                                                 const Operation &operation)
{
    if (first.shape() == second.shape() && first.sameOrder(second)
        && node(first.node()).shape == node(second.node()).shape) {
        const Shape shape = node(first.node()).shape;
        return first.onto(add(operation, {first.node(), second.node()}, shape));
    }
    auto a = exact(first), b = exact(second);
    if (!a || !b)
        return {};
    Shape shape = node(*a).shape, other = node(*b).shape;
    if (elements(shape) < elements(other)) {
        std::swap(a, b);
        std::swap(shape, other);
    }
    if (shape != other && other != Shape {1, shape[1], 1, 1})
        return {};
    return TensorView(add(operation, {*a, *b}, shape), shape);
}

Graph GraphBuilder::take(const TensorView &output)
{
    m_graph.nodes.resize(std::size_t(output.node()) + 1);
    return std::move(m_graph);
}

}  // namespace classiscope::fast
