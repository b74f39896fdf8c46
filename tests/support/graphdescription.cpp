// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/graphdescription.h"

#include <QStringList>

#include <array>

namespace classiscope::test {

namespace {

// In the order of fast::Operation and of Activation::Kind.
constexpr std::array operations {"input",   "convolution", "dense",    "pooling", "scale",
                                 "add",     "multiply",    "concat",   "slice",   "shuffle",
                                 "flatten", "softmax",     "identity", "padding"};
constexpr std::array activations {"",         "+relu",        "+leakyrelu", "+clip",
                                  "+sigmoid", "+hardsigmoid", "+hardswish", "+silu",
                                  "+tanh",    "+elu"};
static_assert(operations.size() == std::variant_size_v<fast::Operation>);

}  // namespace

QString described(const fast::Graph &graph)
{
    QStringList words;
    for (const fast::Node &node : graph.nodes) {
        if (!std::holds_alternative<fast::Input>(node.operation))
            words << QLatin1String(operations[node.operation.index()])
                    + QLatin1String(activations[std::size_t(node.activation.kind)]);
    }
    return words.join(QStringLiteral(", "));
}

}  // namespace classiscope::test
