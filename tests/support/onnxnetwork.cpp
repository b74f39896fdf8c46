// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/networks.h"

namespace classiscope::test {

// The numbers of the fields are those of onnx.proto.

const OnnxNetwork::Name OnnxNetwork::input = "images";

OnnxNetwork::Name OnnxNetwork::newName()
{
    return "t" + QByteArray::number(++m_names);
}

std::vector<OnnxNetwork::Name> OnnxNetwork::addWithOutputs(int outputs, const QByteArray &operation,
                                                           const std::vector<Name> &inputs,
                                                           const Attributes &attributes)
{
    ProtobufMessage node;
    std::vector<Name> names;
    for (const Name &name : inputs)
        node.bytes(1, name);
    for (int i = 0; i < outputs; ++i) {
        names.push_back(newName());
        node.bytes(2, names.back());
    }
    node.bytes(3, operation + "_" + names.front());
    node.bytes(4, operation);
    for (const auto &[name, value] : attributes) {
        ProtobufMessage attribute;
        attribute.bytes(1, name);
        if (const auto *real = std::get_if<float>(&value))
            attribute.real(2, *real).number(20, 1);
        else if (const auto *number = std::get_if<int>(&value))
            attribute.number(3, *number).number(20, 2);
        else if (const auto *word = std::get_if<QByteArray>(&value))
            attribute.bytes(4, *word).number(20, 3);
        else
            attribute.numbers(8, std::get<std::vector<int>>(value)).number(20, 7);
        node.message(5, attribute);
    }
    m_graph.message(1, node);
    m_output = names.front();
    return names;
}

OnnxNetwork::Name OnnxNetwork::add(const QByteArray &operation, const std::vector<Name> &inputs,
                                   const Attributes &attributes)
{
    return addWithOutputs(1, operation, inputs, attributes).front();
}

OnnxNetwork::Name OnnxNetwork::constant(const std::vector<int> &shape,
                                        const std::vector<float> &values)
{
    const Name name = newName();
    ProtobufMessage tensor;
    tensor.numbers(1, shape).number(2, 1).bytes(8, name).bytes(9, ProtobufMessage::raw(values));
    m_graph.message(5, tensor);
    return name;
}

OnnxNetwork::Name OnnxNetwork::integers(const std::vector<int> &values)
{
    const Name name = newName();
    ProtobufMessage tensor;
    tensor.number(1, std::int64_t(values.size())).number(2, 7).bytes(8, name);
    tensor.bytes(9, ProtobufMessage::raw(std::vector<std::int64_t>(values.begin(), values.end())));
    m_graph.message(5, tensor);
    return name;
}

OnnxNetwork::Name OnnxNetwork::random(const std::vector<int> &shape)
{
    return random(shape, scaleOf(shape));
}

OnnxNetwork::Name OnnxNetwork::random(const std::vector<int> &shape, float scale)
{
    return constant(shape, m_randomness.normal(countOf(shape), scale));
}

OnnxNetwork::Name OnnxNetwork::convolution(const Name &in, int inputs, int outputs, int kernel,
                                           const Attributes &attributes, int groups)
{
    Attributes all {{"kernel_shape", std::vector {kernel, kernel}}, {"group", groups}};
    all.insert(attributes.begin(), attributes.end());
    return add("Conv",
               {in, random({outputs, inputs / groups, kernel, kernel}), random({outputs}, 1)}, all);
}

OnnxNetwork::Name OnnxNetwork::batchNorm(const Name &in, int channels)
{
    const auto count = std::size_t(channels);
    return add("BatchNormalization",
               {in, constant({channels}, m_randomness.positive(count)), random({channels}, 1),
                random({channels}, 1), constant({channels}, m_randomness.positive(count))},
               {{"epsilon", 1e-3F}});
}

OnnxNetwork::Name OnnxNetwork::dense(const Name &in, int inputs, int outputs)
{
    return add("Gemm", {in, random({outputs, inputs}), random({outputs}, 1)}, {{"transB", 1}});
}

ModelPackage OnnxNetwork::package() const
{
    const auto valueInfo = [](const Name &name, const std::vector<int> &shape) {
        ProtobufMessage dimensions;
        for (const int size : shape)
            dimensions.message(1,
                               size > 0 ? ProtobufMessage().number(1, size)
                                        : ProtobufMessage().bytes(2, "free"));
        return ProtobufMessage().bytes(1, name).message(
            2, ProtobufMessage().message(1, ProtobufMessage().number(1, 1).message(2, dimensions)));
    };
    ProtobufMessage graph = m_graph;
    graph.bytes(2, "small");
    graph.message(11,
                  valueInfo(input,
                            m_sizesAreOpen ? std::vector {1, 3, -1, -1}
                                           : std::vector {1, 3, inputHeight, inputWidth}));
    graph.message(12, valueInfo(m_output, {}));
    ProtobufMessage model;
    model.number(1, 6).bytes(2, "pytorch").message(7, graph);
    model.message(8, ProtobufMessage().bytes(1, "").number(2, 11));
    return packageOf(QStringLiteral("small.onnx"), model.bytes());
}

}  // namespace classiscope::test
