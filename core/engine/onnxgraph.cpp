// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/onnxgraph.h"

#include <climits>
#include <cstdint>
#include <set>

namespace classiscope {

namespace {

/// Walks the fields of one message: protobuf.dev, "Encoding". Stops at the
/// first thing that does not fit.
class Message {
public:
    explicit Message(QByteArrayView bytes)
        : m_rest(bytes)
    {
    }

    /// Goes to the next field; false at the end.
    bool next()
    {
        const std::uint64_t tag = varint();
        m_number = int(tag >> 3);
        switch (tag & 7) {
        case 0: m_value = varint(); break;
        case 1: take(8); break;
        case 2: m_bytes = take(varint()); break;
        case 5: take(4); break;
        default: m_failed = true;
        }
        return !m_failed;
    }

    int number() const { return m_number; }
    QByteArrayView bytes() const { return m_bytes; }  ///< of a length-delimited field
    std::uint64_t value() const { return m_value; }   ///< of a varint

private:
    std::uint64_t varint()
    {
        std::uint64_t result = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (m_rest.isEmpty())
                break;
            const auto byte = std::uint8_t(m_rest.front());
            m_rest = m_rest.sliced(1);
            result |= std::uint64_t(byte & 0x7F) << shift;
            if (byte < 0x80)
                return result;
        }
        m_failed = true;
        return 0;
    }

    QByteArrayView take(std::uint64_t size)
    {
        if (m_failed || size > std::uint64_t(m_rest.size())) {
            m_failed = true;
            return {};
        }
        const QByteArrayView taken = m_rest.first(qsizetype(size));
        m_rest = m_rest.sliced(qsizetype(size));
        return taken;
    }

    QByteArrayView m_rest;
    QByteArrayView m_bytes;
    std::uint64_t m_value = 0;
    int m_number = 0;
    bool m_failed = false;
};

/// The first field `number` of a message; empty when there is none.
QByteArrayView field(QByteArrayView bytes, int number)
{
    Message message(bytes);
    while (message.next()) {
        if (message.number() == number)
            return message.bytes();
    }
    return {};
}

// Field numbers of onnx.proto.
constexpr int modelGraph = 7;
constexpr int graphInitializer = 5, graphInput = 11, graphOutput = 12;
constexpr int tensorName = 8;
constexpr int valueName = 1, valueType = 2;
constexpr int typeTensor = 1, tensorShape = 2, shapeDimension = 1, dimensionValue = 1;

std::vector<int> shapeOf(QByteArrayView valueInfo)
{
    std::vector<int> result;
    Message shape(field(field(field(valueInfo, valueType), typeTensor), tensorShape));
    while (shape.next()) {
        if (shape.number() != shapeDimension)
            continue;
        result.push_back(-1);
        Message dimension(shape.bytes());
        while (dimension.next()) {
            if (dimension.number() == dimensionValue && dimension.value() > 0
                && dimension.value() <= INT_MAX)
                result.back() = int(dimension.value());
        }
    }
    return result;
}

}  // namespace

OnnxGraph readOnnxGraph(QByteArrayView model)
{
    const QByteArrayView graph = field(model, modelGraph);
    // Before IR version 4 the weights are listed among the inputs.
    std::set<std::string_view> weights;
    const auto view = [](QByteArrayView name) {
        return std::string_view(name.data(), std::size_t(name.size()));
    };
    Message initializers(graph);
    while (initializers.next()) {
        if (initializers.number() == graphInitializer)
            weights.insert(view(field(initializers.bytes(), tensorName)));
    }
    OnnxGraph result;
    Message inputs(graph);
    while (inputs.next()) {
        const QByteArrayView name = field(inputs.bytes(), valueName);
        if (inputs.number() != graphInput || weights.contains(view(name)))
            continue;
        result.inputName = QString::fromUtf8(name);
        result.inputShape = shapeOf(inputs.bytes());
        break;
    }
    result.outputName = QString::fromUtf8(field(field(graph, graphOutput), valueName));
    return result;
}

}  // namespace classiscope
