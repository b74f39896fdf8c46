// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/inferrequest.h"

#include "core/server/badrequest.h"
#include "core/server/clienttext.h"
#include "core/server/jsontext.h"
#include "core/server/tensordata.h"

namespace classiscope {

namespace {

namespace ondemand = simdjson::ondemand;
using MaybeError = std::optional<Error>;

/// How the tensors of an answer are to be written.
struct OutputWish {
    int classification = 0;
    std::optional<bool> binary;
};

class InferReader {
public:
    InferReader(const InferModel &model, qsizetype jsonSize, QByteArrayView binary)
        : m_model(model)
        , m_jsonSize(jsonSize)
        , m_binary(binary)
    {
    }

    Result<InferRequest> read(ondemand::document &document);

private:
    MaybeError readField(std::string_view key, ondemand::value value);
    MaybeError readParameters(ondemand::value value);
    MaybeError readInputs(ondemand::value value);
    MaybeError readInput(ondemand::value value);
    MaybeError readHeader(ondemand::object &input, TensorHeader &header) const;
    MaybeError readTensor(ondemand::object &input, const TensorHeader &header);
    MaybeError readOutputs(ondemand::value value);
    MaybeError readOutput(ondemand::value value);
    MaybeError readOutputParameter(std::string_view key, ondemand::value value);

    const InferModel &m_model;
    const qsizetype m_jsonSize;
    const QByteArrayView m_binary;
    InferRequest m_request;
    OutputWish m_wish;
    int m_outputs = 0;
};

Result<InferRequest> InferReader::read(ondemand::document &document)
{
    ondemand::object object;
    if (auto error =
            take(document.get_object(), object,
                 QStringLiteral("The JSON is not an object; send {\"inputs\": [\u2026]}.")))
        return *std::move(error);
    auto error = forEachField(object, [this](std::string_view key, ondemand::value value) {
        return readField(key, value);
    });
    if (error)
        return *std::move(error);
    if (const auto end = checkEnd(document))
        return malformed(end, {});
    if (m_request.inputs.empty())
        return badRequest(QStringLiteral("The request has no \"inputs\"; the model wants one, "
                                         "\"%1\".")
                              .arg(m_model.input));
    m_request.classification = m_wish.classification;
    m_request.binaryOutput = m_wish.binary.value_or(m_request.binaryOutput);
    return std::move(m_request);
}

MaybeError InferReader::readField(std::string_view key, ondemand::value value)
{
    if (key == "id")
        return take(value.get_string(), m_request.id,
                    QStringLiteral("The \"id\" is not a string."));
    if (key == "parameters")
        return readParameters(value);
    if (key == "inputs")
        return readInputs(value);
    if (key == "outputs")
        return readOutputs(value);
    return {};
}

MaybeError InferReader::readParameters(ondemand::value value)
{
    ondemand::object object;
    if (auto error = take(value.get_object(), object,
                          QStringLiteral("The \"parameters\" are not an object.")))
        return error;
    return forEachField(object, [this](std::string_view key, ondemand::value field) -> MaybeError {
        if (key != "binary_data_output")
            return {};
        return take(field.get_bool(), m_request.binaryOutput,
                    QStringLiteral("The parameter \"binary_data_output\" is neither true nor "
                                   "false."));
    });
}

MaybeError InferReader::readInputs(ondemand::value value)
{
    ondemand::array inputs;
    if (auto error =
            take(value.get_array(), inputs, QStringLiteral("The \"inputs\" are not a list.")))
        return error;
    for (auto item : inputs) {
        ondemand::value input;
        if (auto error = take(std::move(item), input, {}))
            return error;
        if (!m_request.inputs.empty())
            return badRequest(QStringLiteral("The request has more than one input; the model has "
                                             "only \"%1\".")
                                  .arg(m_model.input));
        if (auto error = readInput(input))
            return error;
    }
    return {};
}

MaybeError InferReader::readInput(ondemand::value value)
{
    ondemand::object input;
    if (auto error = take(value.get_object(), input,
                          QStringLiteral("An input is not an object; send "
                                         "{\"name\", \"shape\", \"datatype\", "
                                         "\"data\"}.")))
        return error;
    TensorHeader header;
    if (auto error = readHeader(input, header))
        return error;
    return readTensor(input, header);
}

MaybeError readShape(ondemand::value value, std::vector<qint64> &shape)
{
    constexpr std::size_t maxDimensions = 8;
    const auto message = [] {
        return QStringLiteral(
            "The \"shape\" of an input is not a list of at most 8 whole numbers.");
    };
    ondemand::array list;
    if (auto error = take(value.get_array(), list, message()))
        return error;
    for (auto item : list) {
        std::int64_t size = 0;
        if (auto error = take(item.get_int64(), size, message()))
            return error;
        if (shape.size() == maxDimensions)
            return badRequest(message());
        shape.push_back(size);
    }
    return {};
}

MaybeError readInputParameters(ondemand::value value, TensorHeader &header)
{
    ondemand::object object;
    if (auto error = take(value.get_object(), object,
                          QStringLiteral("The \"parameters\" of an input are not an object.")))
        return error;
    return forEachField(object,
                        [&header](std::string_view key, ondemand::value field) -> MaybeError {
                            if (key != "binary_data_size")
                                return {};
                            std::int64_t size = 0;
                            auto error = take(field.get_int64(), size,
                                              QStringLiteral("The parameter \"binary_data_size\" "
                                                             "is not a whole number."));
                            header.binarySize = size;
                            return error;
                        });
}

// All but the data, which need it and may stand before it.
MaybeError InferReader::readHeader(ondemand::object &input, TensorHeader &header) const
{
    auto error =
        forEachField(input, [&header](std::string_view key, ondemand::value value) -> MaybeError {
            if (key == "name")
                return take(value.get_string(), header.name,
                            QStringLiteral("The \"name\" of an input is not a string."));
            if (key == "datatype")
                return take(value.get_string(), header.datatype,
                            QStringLiteral("The \"datatype\" of an input is not a string."));
            if (key == "shape") {
                header.shape.clear();
                return readShape(value, header.shape);
            }
            if (key == "parameters")
                return readInputParameters(value, header);
            return {};
        });
    // A client may have sent megabytes in their place; a message shows their beginning.
    for (QString *text : {&header.name, &header.datatype}) {
        if (*text != m_model.input)
            *text = excerpt(text->toUtf8());
    }
    return error;
}

MaybeError InferReader::readTensor(ondemand::object &input, const TensorHeader &header)
{
    const auto plan = planTensor(header, m_model);
    if (!plan)
        return plan.error();
    if (const auto error = input.reset().error())
        return malformed(error, {});
    ondemand::value data;
    // Compares the keys as they are written: strings must not be unescaped twice.
    const auto missing = input.find_field_unordered("data").get(data);
    if (missing && missing != simdjson::NO_SUCH_FIELD)
        return malformed(missing, {});
    if (header.binarySize.has_value() == !missing)
        return badRequest(QStringLiteral("Input \"%1\" needs either \"data\" or the parameter "
                                         "\"binary_data_size\", and not both.")
                              .arg(header.name));
    if (header.binarySize && *header.binarySize != m_binary.size())
        return badRequest(QStringLiteral("Input \"%1\" has the binary_data_size %2, but %3 bytes "
                                         "follow the JSON; Inference-Header-Content-Length is the "
                                         "length of the JSON alone.")
                              .arg(header.name, QString::number(*header.binarySize),
                                   QString::number(m_binary.size())));
    if (!header.binarySize && !m_binary.isEmpty())
        return badRequest(QStringLiteral("%1 bytes follow the JSON, but input \"%2\" has no "
                                         "parameter \"binary_data_size\".")
                              .arg(QString::number(m_binary.size()), header.name));
    auto inputs =
        missing ? inputsFromBinary(*plan, m_binary) : inputsFromJson(*plan, data, m_jsonSize);
    if (!inputs)
        return inputs.error();
    m_request.inputs = std::move(inputs).value();
    return {};
}

MaybeError InferReader::readOutputs(ondemand::value value)
{
    ondemand::array outputs;
    if (auto error =
            take(value.get_array(), outputs, QStringLiteral("The \"outputs\" are not a list.")))
        return error;
    for (auto item : outputs) {
        ondemand::value output;
        if (auto error = take(std::move(item), output, {}))
            return error;
        if (auto error = readOutput(output))
            return error;
    }
    return {};
}

MaybeError InferReader::readOutput(ondemand::value value)
{
    ondemand::object output;
    if (auto error = take(value.get_object(), output,
                          QStringLiteral("An output is not an object; send {\"name\": \"%1\"}.")
                              .arg(m_model.output)))
        return error;
    QString name;
    auto error = forEachField(
        output, [this, &name](std::string_view key, ondemand::value field) -> MaybeError {
            if (key == "name")
                return take(field.get_string(), name,
                            QStringLiteral("The \"name\" of an output is not a string."));
            if (key != "parameters")
                return {};
            ondemand::object parameters;
            if (auto wrong =
                    take(field.get_object(), parameters,
                         QStringLiteral("The \"parameters\" of an output are not an object.")))
                return wrong;
            return forEachField(parameters,
                                [this](std::string_view parameter, ondemand::value wish) {
                                    return readOutputParameter(parameter, wish);
                                });
        });
    if (error)
        return error;
    if (name != m_model.output)
        return badRequest(QStringLiteral("The model has no output \"%1\"; its only one is \"%2\".")
                              .arg(excerpt(name.toUtf8()), m_model.output));
    if (++m_outputs > 1)
        return badRequest(QStringLiteral("The output \"%1\" is asked for twice.").arg(name));
    return {};
}

MaybeError InferReader::readOutputParameter(std::string_view key, ondemand::value value)
{
    if (key == "binary_data") {
        bool binary = false;
        auto error = take(value.get_bool(), binary,
                          QStringLiteral("The parameter \"binary_data\" is neither true nor "
                                         "false."));
        m_wish.binary = binary;
        return error;
    }
    if (key == "classification") {
        const QString message = QStringLiteral("The parameter \"classification\" is not a whole "
                                               "number of at least 1.");
        std::int64_t count = 0;
        if (auto error = take(value.get_int64(), count, message))
            return error;
        if (count < 1)
            return badRequest(message);
        m_wish.classification = int(std::min<std::int64_t>(count, std::numeric_limits<int>::max()));
    }
    return {};
}

Result<qsizetype> jsonSizeOf(const QByteArray &body, const QByteArray &headerLength)
{
    if (headerLength.isEmpty())
        return body.size();
    const bool digits = std::all_of(headerLength.begin(), headerLength.end(),
                                    [](char c) { return c >= '0' && c <= '9'; });
    bool isNumber = false;
    const qsizetype size = headerLength.toLongLong(&isNumber);
    if (digits && isNumber && size <= body.size())
        return size;
    return badRequest(QStringLiteral("Inference-Header-Content-Length is \"%1\"; give the length "
                                     "of the JSON at the beginning of the body, which has %2 "
                                     "bytes.")
                          .arg(excerpt(headerLength), QString::number(body.size())));
}

}  // namespace

Result<InferRequest> parseInferRequest(const QByteArray &body, const QByteArray &headerLength,
                                       const InferModel &model)
{
    const auto jsonSize = jsonSizeOf(body, headerLength);
    if (!jsonSize)
        return jsonSize.error();
    const JsonText text(body, *jsonSize);
    simdjson::ondemand::parser parser;
    ondemand::document document;
    if (const auto error = parser.iterate(text.view()).get(document))
        return malformed(error, {});
    InferReader reader(model, *jsonSize, QByteArrayView(body).sliced(*jsonSize));
    return reader.read(document);
}

}  // namespace classiscope
