// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/fast/graphediting.h"

#include <algorithm>
#include <utility>

namespace classiscope::fast {

GraphEditor::GraphEditor(Graph graph)
    : m_nodes(std::move(graph.nodes))
    , m_output(int(m_nodes.size()) - 1)
{
    removeUnread();
}

std::vector<int> GraphEditor::readersOf(int index) const
{
    std::vector<int> readers;
    for (int i = index + 1; i < count(); ++i) {
        for (const int input : m_nodes[std::size_t(i)].inputs) {
            if (input == index)
                readers.push_back(i);
        }
    }
    return readers;
}

bool GraphEditor::hasOneReader(int index) const
{
    return index != m_output && readersOf(index).size() == 1;
}

void GraphEditor::replace(int node, int by)
{
    for (const int reader : readersOf(node))
        std::replace(at(reader).inputs.begin(), at(reader).inputs.end(), node, by);
    if (m_output == node)
        m_output = by;
    at(node).inputs.clear();
}

void GraphEditor::removeUnread()
{
    std::vector<bool> read(m_nodes.size(), false);
    read.front() = true;
    read[std::size_t(m_output)] = true;
    for (int i = m_output; i >= 0; --i) {
        for (const int input : at(i).inputs)
            read[std::size_t(input)] = read[std::size_t(input)] || read[std::size_t(i)];
    }
    std::vector<int> places(m_nodes.size(), -1);
    std::vector<Node> kept;
    for (std::size_t i = 0; i < m_nodes.size(); ++i) {
        if (!read[i])
            continue;
        places[i] = int(kept.size());
        for (int &input : m_nodes[i].inputs)
            input = places[std::size_t(input)];
        kept.push_back(std::move(m_nodes[i]));
    }
    m_nodes = std::move(kept);
    m_output = places[std::size_t(m_output)];
}

std::optional<int> GraphEditor::activated(int index, Activation::Kind kind)
{
    const Node &node = at(index);
    if (!std::holds_alternative<Identity>(node.operation) || node.activation.kind != kind)
        return {};
    return node.inputs.front();
}

std::optional<Line> lineOf(GraphEditor &graph, int index)
{
    const auto *scale = graph.plain<Scale>(index);
    if (!scale)
        return {};
    const auto allTheSame = [](const std::vector<float> &values) {
        return std::all_of(values.begin(), values.end(),
                           [&](float value) { return value == values.front(); });
    };
    if (!allTheSame(scale->scale) || !allTheSame(scale->shift))
        return {};
    return Line {scale->scale.front(), scale->shift.front()};
}

}  // namespace classiscope::fast
