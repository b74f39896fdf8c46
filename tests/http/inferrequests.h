// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/inferrequest.h"
#include "tests/support/testdata.h"

#include <QtEndian>

namespace classiscope::test {

inline const InferModel model {QStringLiteral("in"), QStringLiteral("out"), {2, 1}, 3, 100};

// 1 x 3 x 1 x 2, so six numbers an image.
inline QByteArray request(const QByteArray &shape, const QByteArray &datatype,
                          const QByteArray &data)
{
    return R"({"inputs":[{"name":"in","shape":)" + shape + R"(,"datatype":")" + datatype
        + R"(","data":)" + data + "}]}";
}

inline QByteArray fp32(const QByteArray &data)
{
    return request("[1,3,1,2]", "FP32", data);
}

inline Result<InferRequest> parse(const QByteArray &body, const QByteArray &headerLength = {})
{
    return parseInferRequest(body, headerLength, model);
}

inline QString message(const Result<InferRequest> &result)
{
    return result.ok() ? QStringLiteral("(no error)") : result.error().message;
}

template <typename Input>
const Input *input(const Result<InferRequest> &request, std::size_t index)
{
    return request.ok() && index < request->inputs.size()
        ? std::get_if<Input>(&request->inputs[index])
        : nullptr;
}

inline QByteArray floats(const std::vector<float> &values)
{
    QByteArray bytes(qsizetype(values.size() * sizeof(float)), Qt::Uninitialized);
    qToLittleEndian<float>(values.data(), qsizetype(values.size()), bytes.data());
    return bytes;
}

inline QByteArray prefixed(const QByteArray &bytes)
{
    const auto length = qToLittleEndian(quint32(bytes.size()));
    return QByteArray(reinterpret_cast<const char *>(&length), sizeof length) + bytes;
}

// A request with binary data, and the length of its JSON.
struct Framed {
    QByteArray body;
    QByteArray jsonLength;
};

inline Framed framed(const QByteArray &shape, const QByteArray &datatype, const QByteArray &data)
{
    const QByteArray json = R"({"inputs":[{"name":"in","shape":)" + shape + R"(,"datatype":")"
        + datatype + R"(","parameters":{"binary_data_size":)" + QByteArray::number(data.size())
        + "}}]}";
    return {json + data, QByteArray::number(json.size())};
}

}  // namespace classiscope::test
