// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/predictrequest.h"

#include "core/engine/imageheader.h"
#include "core/server/multipart.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace classiscope {

namespace {

Error badRequest(const QString &message)
{
    return {Error::Code::BadRequest, message};
}

// What a client sent, short enough to be repeated in a message.
QString excerpt(QByteArrayView text)
{
    constexpr qsizetype longest = 40;
    const QString shown = QString::fromUtf8(text.first(std::min(text.size(), longest)));
    return text.size() > longest ? shown + QChar(0x2026) : shown;
}

Result<int> topKFrom(QByteArrayView text)
{
    bool isNumber = false;
    const int value = text.trimmed().toInt(&isNumber);
    if (isNumber && value >= 1 && value <= maxTopK)
        return value;
    return badRequest(QStringLiteral("top_k is \"%1\": give a whole number from 1 to %2.")
                          .arg(excerpt(text.trimmed()), QString::number(maxTopK)));
}

// What each character means in base64: its six bits, or one of these two.
constexpr std::int8_t noDigit = -1;
constexpr std::int8_t blank = -2;
constexpr auto base64Values = [] {
    std::array<std::int8_t, 256> values {};
    values.fill(noDigit);
    std::int8_t next = 0;
    for (const char c : "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
        values[std::uint8_t(c)] = next++;
    values[0] = noDigit;  // the literal's end
    for (const char c : {' ', '\t', '\r', '\n'})
        values[std::uint8_t(c)] = blank;
    return values;
}();

std::int8_t base64Value(char c)
{
    return base64Values[std::uint8_t(c)];
}

Error badBase64(QByteArrayView text, qsizetype position)
{
    if (position < text.size() && text[position] != '=')
        return badRequest(
            QStringLiteral("\"image\" is not base64: it has \"%1\" at character %2; "
                           "use A-Z, a-z, 0-9, + and / only.")
                .arg(excerpt(text.sliced(position)).left(1), QString::number(position + 1)));
    return badRequest(QStringLiteral("\"image\" is not whole base64: after %1 characters it ends "
                                     "or is padded (=) too early or too late; send all of it.")
                          .arg(position));
}

// Decodes `text` from `position` on. QByteArray's own decoder takes 18 ms for
// 2 MiB, this one 3: the thread that serves everybody waits for it.
Result<QByteArray> decodeDigits(QByteArrayView text, qsizetype position)
{
    QByteArray result((text.size() - position) / 4 * 3 + 3, Qt::Uninitialized);
    char *out = result.data();
    quint32 bits = 0;
    int digits = 0;  // of the group of four
    for (; position < text.size(); ++position) {
        const std::int8_t value = base64Value(text[position]);
        if (value == blank)
            continue;
        if (value == noDigit)
            break;
        bits = bits << 6 | quint32(value);
        if (++digits < 4)
            continue;
        *out++ = char(bits >> 16);
        *out++ = char(bits >> 8);
        *out++ = char(bits);
        digits = 0;
    }
    const QByteArrayView rest = text.sliced(position);
    const auto padding = std::count(rest.begin(), rest.end(), '=');
    const auto blanks =
        std::count_if(rest.begin(), rest.end(), [](char c) { return base64Value(c) == blank; });
    const bool paddingFits = padding == 0 || (digits > 0 && padding == 4 - digits);
    if (digits == 1 || !paddingFits || padding + blanks != rest.size())
        return badBase64(text, position);
    if (digits == 2)
        *out++ = char(bits >> 4);
    if (digits == 3) {
        *out++ = char(bits >> 10);
        *out++ = char(bits >> 2);
    }
    result.truncate(out - result.constData());
    return result;
}

// `text`: base64, maybe with line breaks, maybe a data: URL.
Result<QByteArray> decodeBase64(QByteArrayView text)
{
    const QByteArrayView scheme = "data:";
    qsizetype start = 0;
    if (text.size() >= scheme.size()
        && text.first(scheme.size()).compare(scheme, Qt::CaseInsensitive) == 0) {
        const qsizetype comma = text.indexOf(',');
        if (comma < 0 || !text.first(comma).endsWith(";base64"))
            return badRequest(QStringLiteral("\"image\" is a data: URL without \";base64,\"; write "
                                             "data:image/jpeg;base64,<base64>."));
        start = comma + 1;
    }
    auto image = decodeDigits(text, start);
    if (image && image->isEmpty())
        return {Error::Code::EmptyImage,
                QStringLiteral("\"image\" is empty; give the image file as base64.")};
    return image;
}

Error badJson(simdjson::error_code error)
{
    if (error == simdjson::INCORRECT_TYPE || error == simdjson::SCALAR_DOCUMENT_AS_VALUE)
        return badRequest(QStringLiteral("The JSON is not an object whose \"image\" is a string; "
                                         "send {\"image\": \"<base64>\"}."));
    QString reason = QString::fromUtf8(simdjson::error_message(error));
    if (reason.endsWith(QLatin1Char('.')))
        reason.chop(1);
    return badRequest(QStringLiteral("The body is not valid JSON (%1); "
                                     "send {\"image\": \"<base64>\"}.")
                          .arg(reason));
}

// Only finds and unescapes: the strings live in the parser.
struct JsonFields {
    std::optional<std::string_view> image;
    std::optional<std::string_view> topK;
};

simdjson::error_code readField(simdjson::ondemand::field field, JsonFields &fields)
{
    std::string_view key;
    if (const auto error = field.unescaped_key().get(key))
        return error;
    simdjson::ondemand::value value = field.value();
    if (key == "image") {
        std::string_view text;
        const auto error = value.get_string().get(text);
        fields.image = text;
        return error;
    }
    if (key == "top_k")
        fields.topK = value.raw_json_token();
    return simdjson::SUCCESS;
}

simdjson::error_code readFields(simdjson::ondemand::document &document, JsonFields &fields)
{
    simdjson::ondemand::object object;
    if (const auto error = document.get_object().get(object))
        return error;
    for (auto item : object) {
        simdjson::ondemand::field field;
        if (const auto error = std::move(item).get(field))
            return error;
        if (const auto error = readField(field, fields))
            return error;
    }
    const bool atEnd = document.current_location().error() == simdjson::OUT_OF_BOUNDS;
    return atEnd ? simdjson::SUCCESS : simdjson::TAPE_ERROR;
}

Result<PredictRequest> fromJson(const QByteArray &body)
{
    const simdjson::padded_string text(body.constData(), std::size_t(body.size()));
    simdjson::ondemand::parser parser;
    simdjson::ondemand::document document;
    JsonFields fields;
    auto error = parser.iterate(text).get(document);
    if (!error)
        error = readFields(document, fields);
    if (error)
        return badJson(error);
    if (!fields.image)
        return badRequest(QStringLiteral("The JSON has no \"image\"; "
                                         "send {\"image\": \"<base64>\"}."));
    auto image = decodeBase64({fields.image->data(), qsizetype(fields.image->size())});
    if (!image)
        return image.error();
    PredictRequest request {std::move(image).value(), 0};
    if (fields.topK) {
        const auto topK =
            topKFrom(QByteArrayView(fields.topK->data(), qsizetype(fields.topK->size())));
        if (!topK)
            return topK.error();
        request.topK = *topK;
    }
    return request;
}

Result<PredictRequest> fromMultipart(const QByteArray &contentType, const QByteArray &body)
{
    auto file = firstFilePart(body, contentType);
    if (!file)
        return file.error();
    if (file->isEmpty())
        return {Error::Code::EmptyImage,
                QStringLiteral("The file in the multipart body is empty; send an image file.")};
    return PredictRequest {std::move(file).value(), 0};
}

Error unsupported(const QByteArray &mediaType)
{
    return {Error::Code::UnsupportedFormat,
            QStringLiteral("The Content-Type \"%1\" is not supported; send image/*, "
                           "application/octet-stream, multipart/form-data or application/json.")
                .arg(excerpt(mediaType))};
}

Result<PredictRequest> fromBody(const QByteArray &contentType, const QByteArray &body)
{
    const QByteArray mediaType = contentType.split(';').constFirst().trimmed().toLower();
    if (body.isEmpty())
        return {Error::Code::EmptyImage,
                QStringLiteral("The request body is empty; send an image in it.")};
    if (mediaType == "multipart/form-data")
        return fromMultipart(contentType, body);
    if (mediaType == "application/json")
        return fromJson(body);
    if (mediaType == "application/x-www-form-urlencoded") {
        if (imageFormat(body))
            return PredictRequest {body, 0};
        return {Error::Code::UnsupportedFormat,
                QStringLiteral("The body is a form (application/x-www-form-urlencoded) and does "
                               "not begin like an image; send the file as it is, with "
                               "curl -F image=@FILE or curl --data-binary @FILE.")};
    }
    if (mediaType.isEmpty() || mediaType.startsWith("image/")
        || mediaType == "application/octet-stream")
        return PredictRequest {body, 0};
    return unsupported(mediaType);
}

}  // namespace

Result<PredictRequest> parsePredictRequest(const QByteArray &contentType, const QByteArray &body,
                                           const QUrlQuery &query)
{
    const QString key = QStringLiteral("top_k");
    int topK = 0;
    if (query.hasQueryItem(key)) {  // first: it is cheap, and the body may be megabytes
        const auto given = topKFrom(query.queryItemValue(key, QUrl::FullyDecoded).toUtf8());
        if (!given)
            return given.error();
        topK = *given;
    }
    auto request = fromBody(contentType, body);
    if (!request || topK == 0)
        return request;
    return PredictRequest {std::move(request).value().image, topK};
}

}  // namespace classiscope
