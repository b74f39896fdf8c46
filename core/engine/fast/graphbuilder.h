// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/fast/graph.h"
#include "core/engine/fast/tensorview.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace classiscope::fast {

/// Makes a graph node by node, out of views of the nodes that are already there.
class GraphBuilder {
public:
    /// Node 0. `input`: 1 x 3 x height x width.
    explicit GraphBuilder(const Shape &input);

    /// The name that further nodes get.
    void setName(std::string name) { m_name = std::move(name); }

    const Node &node(int index) const { return m_graph.nodes[std::size_t(index)]; }

    int add(Operation operation, std::vector<int> inputs, Shape shape, Activation activation = {});

    // The node whose output is exactly the view; adds it where that takes an
    // operation of the graph. Nothing when there is none for it.

    /// A node of the shape 1 x C x H x W.
    std::optional<int> picture(const TensorView &view);
    /// A node of the shape 1 x features.
    std::optional<int> features(const TensorView &view);
    /// One of the two, by the view's number of axes.
    std::optional<int> exact(const TensorView &view);

    /// The elements in the order in which they are; for element-by-element operations.
    TensorView activated(const TensorView &view, const Activation &activation);
    /// x scale + shift: one number for all, or one a channel. Nothing when the
    /// numbers do not fit the view.
    std::optional<TensorView> scaled(const TensorView &view, std::vector<float> scale,
                                     std::vector<float> shift);
    /// Adds or multiplies; one may be a number a channel.
    std::optional<TensorView> combined(const TensorView &first, const TensorView &second,
                                       const Operation &operation);

    /// Requires: the view is in order. Its node becomes the last one.
    Graph take(const TensorView &output);

private:
    /// The node of 1 x features as one of 1 x features x 1 x 1.
    std::optional<int> onePixel(int node);
    std::optional<int> computedOnePixel(int node);

    Graph m_graph;
    std::string m_name;
    std::map<int, int> m_flattened;
    std::map<int, int> m_onePixel;
    std::map<std::pair<int, int>, int> m_shuffled;
};

}  // namespace classiscope::fast
