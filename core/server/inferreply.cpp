// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/inferreply.h"

#include "core/jsonwriter.h"
#include "core/server/jsonreply.h"

#include <QtEndian>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace classiscope {

namespace {

/// As few digits as bring the same float back; null unless finite.
void appendFloat(QByteArray &out, float value)
{
    std::array<char, 32> text {};
    const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), value);
    if (std::isfinite(value) && error == std::errc {})
        out += QByteArrayView(text.data(), end);
    else
        out += "null";
}

/// The one tensor of an answer, before it is written.
struct OutputTensor {
    const char *datatype;
    std::size_t images = 0;
    std::size_t perImage = 0;
    QByteArray data;  // JSON's list, or binary
};

OutputTensor rawTensor(const Classifications &results, bool binary)
{
    OutputTensor tensor {"FP32", results.size(), results.front()->outputs.size(), {}};
    tensor.data.reserve(qsizetype(tensor.images * tensor.perImage * (binary ? 4 : 12)));
    for (const auto &result : results) {
        const std::vector<float> &values = result->outputs;
        if (binary) {
            const qsizetype begin = tensor.data.size();
            tensor.data.resize(begin + qsizetype(values.size() * sizeof(float)));
            qToLittleEndian<float>(values.data(), qsizetype(values.size()),
                                   tensor.data.data() + begin);
            continue;
        }
        for (const float value : values) {
            tensor.data += tensor.data.isEmpty() ? '[' : ',';
            appendFloat(tensor.data, value);
        }
    }
    if (!binary)
        tensor.data += ']';
    return tensor;
}

QByteArray classText(const Classification &result, const Candidate &candidate, int labelOffset)
{
    const int index = candidate.index + labelOffset;
    QByteArray text;
    appendFloat(text, result.outputs[std::size_t(index)]);
    return text + ':' + QByteArray::number(index) + ':' + candidate.label.toUtf8();
}

OutputTensor classTensor(const Classifications &results, const InferReplyFormat &format)
{
    OutputTensor tensor {"BYTES", results.size(), results.front()->top.size(), {}};
    JsonWriter json;
    json.begin('[');
    for (const auto &result : results) {
        for (const Candidate &candidate : result->top) {
            const QByteArray text = classText(*result, candidate, format.labelOffset);
            if (!format.binary) {
                json.string(QString::fromUtf8(text));
                continue;
            }
            const auto length = qToLittleEndian(quint32(text.size()));
            tensor.data.append(reinterpret_cast<const char *>(&length), sizeof length);
            tensor.data += text;
        }
    }
    json.end(']');
    if (!format.binary)
        tensor.data = json.take();
    return tensor;
}

void writeTensor(JsonWriter &json, const OutputTensor &tensor, const InferReplyFormat &format)
{
    json.begin('{');
    json.key("name").string(format.output);
    json.key("datatype").string(QString::fromLatin1(tensor.datatype));
    json.key("shape").begin('[');
    json.integer(qint64(tensor.images));
    json.integer(qint64(tensor.perImage));
    json.end(']');
    if (format.binary) {
        json.key("parameters").begin('{');
        json.key("binary_data_size").integer(tensor.data.size());
        json.end('}');
    } else {
        json.key("data").raw(tensor.data);
    }
    json.end('}');
}

// One model answered them all, but it may have come after the request was read, with
// another place for its labels.
bool labelsHaveOutputs(const Classifications &results, int labelOffset)
{
    return std::all_of(results.begin(), results.end(), [labelOffset](const auto &result) {
        return std::all_of(result->top.begin(), result->top.end(), [&](const Candidate &candidate) {
            return std::size_t(candidate.index + labelOffset) < result->outputs.size();
        });
    });
}

}  // namespace

HttpReply inferReply(const Classifications &results, const InferReplyFormat &format)
{
    if (const auto error = firstError(results))
        return errorObject(*error);
    if (!labelsHaveOutputs(results, format.labelOffset))
        return errorObject({Error::Code::Cancelled,
                            QStringLiteral("The model was changed while the request ran; send it "
                                           "again.")});
    const OutputTensor tensor = format.classification > 0 ? classTensor(results, format)
                                                          : rawTensor(results, format.binary);
    JsonWriter json;
    json.begin('{');
    json.key("model_name").string(results.front()->model);
    json.key("model_version").string(results.front()->modelVersion);
    if (!format.id.isNull())
        json.key("id").string(format.id);
    json.key("outputs").begin('[');
    writeTensor(json, tensor, format);
    json.end(']');
    json.end('}');

    HttpReply reply = jsonReply(json.take());
    if (format.binary) {
        reply.contentType = "application/octet-stream";
        reply.headers.append(
            {"Inference-Header-Content-Length", QByteArray::number(reply.body.size())});
        reply.body += tensor.data;
    }
    return reply;
}

}  // namespace classiscope
