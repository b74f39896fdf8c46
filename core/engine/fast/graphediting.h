// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/fast/graph.h"

#include <optional>
#include <variant>
#include <vector>

namespace classiscope::fast {

/// A graph while operations are being merged. Nodes that nobody reads any more stay
/// until removeUnread(); indexes are good until then.
class GraphEditor {
public:
    explicit GraphEditor(Graph graph);

    int count() const { return int(m_nodes.size()); }
    int output() const { return m_output; }
    Node &at(int index) { return m_nodes[std::size_t(index)]; }

    /// Each as often as it reads the node.
    std::vector<int> readersOf(int index) const;
    /// The output has one more: the caller.
    bool hasOneReader(int index) const;

    /// Whoever read `node` reads `by` from now on.
    void replace(int node, int by);
    void removeUnread();

    /// The node's operation when it is a T without an activation, or null.
    template <typename T>
    T *plain(int index)
    {
        Node &node = at(index);
        const bool activated = node.activation.kind != Activation::Kind::None;
        return activated ? nullptr : std::get_if<T>(&node.operation);
    }

    /// The node's input when it is nothing but an activation of this kind.
    std::optional<int> activated(int index, Activation::Kind kind);

    /// Requires: nothing is unread.
    Graph take() { return {std::move(m_nodes)}; }

private:
    std::vector<Node> m_nodes;
    int m_output;
};

/// x scale + shift with one number for all channels.
struct Line {
    float scale = 1;
    float shift = 0;
};

/// Of a scale without an activation.
std::optional<Line> lineOf(GraphEditor &graph, int index);

// The passes of folded(), in their order.

/// x sigmoid(x), clip(x + 3) / 6 and their like become activations.
void recogniseActivations(GraphEditor &graph);
/// Scales go into the weights before or behind them.
void foldScales(GraphEditor &graph);
/// Zeros around the picture go into the padding of what reads it.
void foldPaddings(GraphEditor &graph);
/// Activations go to the operation before them; identities vanish.
void foldActivations(GraphEditor &graph);

}  // namespace classiscope::fast
