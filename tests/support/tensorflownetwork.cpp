// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/networks.h"

namespace classiscope::test {

// The numbers of the fields are those of graph.proto, attr_value.proto and tensor.proto.

const TensorFlowNetwork::Name TensorFlowNetwork::input = "images";

ProtobufMessage TensorFlowNetwork::word(const QByteArray &value)
{
    return ProtobufMessage().bytes(2, value);
}

ProtobufMessage TensorFlowNetwork::number(int value)
{
    return ProtobufMessage().number(3, value);
}

ProtobufMessage TensorFlowNetwork::real(float value)
{
    return ProtobufMessage().real(4, value);
}

ProtobufMessage TensorFlowNetwork::truth(bool value)
{
    return ProtobufMessage().number(5, value ? 1 : 0);
}

ProtobufMessage TensorFlowNetwork::numbers(const std::vector<int> &values)
{
    return ProtobufMessage().message(1, ProtobufMessage().numbers(3, values));
}

TensorFlowNetwork::Attributes TensorFlowNetwork::windows(int stride, const QByteArray &padding,
                                                         int kernel)
{
    Attributes attributes {{"strides", numbers({1, stride, stride, 1})},
                           {"padding", word(padding)},
                           {"data_format", word("NHWC")}};
    if (kernel > 0)
        attributes.emplace("ksize", numbers({1, kernel, kernel, 1}));
    return attributes;
}

TensorFlowNetwork::Name TensorFlowNetwork::node(const QByteArray &operation,
                                                const std::vector<Name> &inputs,
                                                const Attributes &attributes)
{
    const Name name = "n" + QByteArray::number(++m_names);
    ProtobufMessage node;
    node.bytes(1, name).bytes(2, operation);
    for (const Name &from : inputs)
        node.bytes(3, from);
    for (const auto &[key, value] : attributes)
        node.message(5, ProtobufMessage().bytes(1, key).message(2, value));
    m_graph.message(1, node);
    return name;
}

TensorFlowNetwork::Name TensorFlowNetwork::add(const QByteArray &operation,
                                               const std::vector<Name> &inputs,
                                               const Attributes &attributes)
{
    Attributes all = attributes;
    all.emplace("T", ProtobufMessage().number(6, 1));
    return node(operation, inputs, all);
}

namespace {

ProtobufMessage shapeMessage(const std::vector<int> &shape)
{
    ProtobufMessage message;
    for (const int size : shape)
        message.message(2, ProtobufMessage().number(1, size));
    return message;
}

ProtobufMessage tensorOf(int type, const std::vector<int> &shape, const QByteArray &content)
{
    return ProtobufMessage().number(1, type).message(2, shapeMessage(shape)).bytes(4, content);
}

TensorFlowNetwork::Attributes constantOf(int type, const ProtobufMessage &tensor)
{
    return {{"dtype", ProtobufMessage().number(6, type)},
            {"value", ProtobufMessage().message(8, tensor)}};
}

}  // namespace

TensorFlowNetwork::Name TensorFlowNetwork::constant(const std::vector<int> &shape,
                                                    const std::vector<float> &values)
{
    return node("Const", {}, constantOf(1, tensorOf(1, shape, ProtobufMessage::raw(values))));
}

TensorFlowNetwork::Name TensorFlowNetwork::integer(int value)
{
    // As TensorFlow writes it; OpenCV looks for some nowhere else.
    const auto tensor = ProtobufMessage().number(1, 3).message(2, {}).number(7, value);
    return node("Const", {}, constantOf(3, tensor));
}

TensorFlowNetwork::Name TensorFlowNetwork::integers(const std::vector<int> &values)
{
    const std::vector<int> shape {int(values.size())};
    return node("Const", {}, constantOf(3, tensorOf(3, shape, ProtobufMessage::raw(values))));
}

TensorFlowNetwork::Name TensorFlowNetwork::random(const std::vector<int> &shape, float scale)
{
    return constant(shape, m_randomness.normal(countOf(shape), scale));
}

TensorFlowNetwork::Name TensorFlowNetwork::positive(int count)
{
    return constant({count}, m_randomness.positive(std::size_t(count)));
}

ModelPackage TensorFlowNetwork::package() const
{
    ProtobufMessage placeholder;
    placeholder.bytes(1, input).bytes(2, "Placeholder");
    placeholder.message(
        5, ProtobufMessage().bytes(1, "dtype").message(2, ProtobufMessage().number(6, 1)));
    placeholder.message(
        5,
        ProtobufMessage()
            .bytes(1, "shape")
            .message(2,
                     ProtobufMessage().message(7, shapeMessage({1, inputHeight, inputWidth, 3}))));
    ProtobufMessage graph;
    graph.message(1, placeholder);
    return packageOf(QStringLiteral("small.pb"), graph.bytes() + m_graph.bytes());
}

}  // namespace classiscope::test
