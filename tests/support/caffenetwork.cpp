// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/networks.h"

namespace classiscope::test {

// The numbers of the fields are those of caffe.proto.

void CaffeNetwork::add(const QByteArray &name, const QByteArray &type,
                       const std::vector<QByteArray> &bottoms, const std::vector<QByteArray> &tops,
                       const QByteArray &more, const std::vector<std::vector<int>> &blobs,
                       int positive)
{
    m_text += "layer {\n  name: \"" + name + "\"\n  type: \"" + type + "\"\n";
    for (const QByteArray &bottom : bottoms)
        m_text += "  bottom: \"" + bottom + "\"\n";
    for (const QByteArray &top : tops)
        m_text += "  top: \"" + top + "\"\n";
    m_text += "  " + more + "\n}\n";

    ProtobufMessage layer;
    layer.bytes(1, name).bytes(2, type);
    for (std::size_t i = 0; i < blobs.size(); ++i) {
        const auto count = countOf(blobs[i]);
        const auto values = int(i) == positive
            ? m_randomness.positive(count)
            : m_randomness.normal(count, blobs[i].size() > 1 ? scaleOf(blobs[i]) : 1);
        ProtobufMessage shape;
        shape.numbers(1, blobs[i]);
        ProtobufMessage blob;
        blob.bytes(5, ProtobufMessage::raw(values)).message(7, shape);
        layer.message(7, blob);
    }
    if (!blobs.empty())
        m_weights.message(100, layer);
}

ModelPackage CaffeNetwork::package() const
{
    const QByteArray head = "name: \"small\"\nlayer {\n  name: \"data\"\n  type: \"Input\"\n"
                            "  top: \"data\"\n  input_param { shape: { dim: 1 dim: 3 dim: "
        + QByteArray::number(inputHeight) + " dim: " + QByteArray::number(inputWidth) + " } }\n}\n";
    ProtobufMessage weights = m_weights;
    weights.bytes(1, "small");
    return packageOf(QStringLiteral("small.caffemodel"), weights.bytes(), head + m_text);
}

}  // namespace classiscope::test
