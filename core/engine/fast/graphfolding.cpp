// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/fast/graphfolding.h"

#include "core/engine/fast/graphediting.h"

#include <utility>

namespace classiscope::fast {

void foldActivations(GraphEditor &graph)
{
    for (int i = 0; i < graph.count(); ++i) {
        if (!std::holds_alternative<Identity>(graph.at(i).operation))
            continue;
        const int input = graph.at(i).inputs.front();
        Node &producer = graph.at(input);
        const bool computes = std::holds_alternative<Convolution>(producer.operation)
            || std::holds_alternative<InnerProduct>(producer.operation)
            || std::holds_alternative<Scale>(producer.operation)
            || std::holds_alternative<Pooling>(producer.operation)
            || std::holds_alternative<Add>(producer.operation)
            || std::holds_alternative<Multiply>(producer.operation);
        if (graph.at(i).activation.kind == Activation::Kind::None) {
            graph.replace(i, input);
        } else if (computes && producer.activation.kind == Activation::Kind::None
                   && graph.hasOneReader(input)) {
            producer.activation = graph.at(i).activation;
            graph.replace(i, input);
        }
    }
    graph.removeUnread();
}

Graph folded(Graph graph)
{
    GraphEditor editor(std::move(graph));
    recogniseActivations(editor);
    foldScales(editor);
    foldPaddings(editor);
    foldActivations(editor);
    return editor.take();
}

}  // namespace classiscope::fast
