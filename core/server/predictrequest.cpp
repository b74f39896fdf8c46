// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/predictrequest.h"

#include "core/engine/imageheader.h"
#include "core/server/badrequest.h"
#include "core/server/base64.h"
#include "core/server/clienttext.h"
#include "core/server/jsontext.h"
#include "core/server/multipart.h"

#include <optional>
#include <string_view>

namespace classiscope {

namespace {

PredictRequest one(QByteArray image)
{
    PredictRequest request;
    request.images.push_back({std::move(image)});
    return request;
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

Error badJson(simdjson::error_code error)
{
    return malformed(error,
                     QStringLiteral("The JSON is not an object whose \"image\" is a string; "
                                    "send {\"image\": \"<base64>\"}."));
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
    return checkEnd(document);
}

Result<PredictRequest> fromJson(const QByteArray &body)
{
    const JsonText text(body);
    simdjson::ondemand::parser parser;
    simdjson::ondemand::document document;
    JsonFields fields;
    auto error = parser.iterate(text.view()).get(document);
    if (!error)
        error = readFields(document, fields);
    if (error)
        return badJson(error);
    if (!fields.image)
        return badRequest(QStringLiteral("The JSON has no \"image\"; "
                                         "send {\"image\": \"<base64>\"}."));
    auto image = decodeBase64({fields.image->data(), qsizetype(fields.image->size())},
                              QStringLiteral("\"image\""));
    if (!image)
        return image.error();
    PredictRequest request = one(std::move(image).value());
    if (fields.topK) {
        const auto topK =
            topKFrom(QByteArrayView(fields.topK->data(), qsizetype(fields.topK->size())));
        if (!topK)
            return topK.error();
        request.topK = *topK;
    }
    return request;
}

Result<PredictRequest> fromMultipart(const QByteArray &contentType, QByteArray body, int maxBatch)
{
    const auto files = fileParts(body, contentType, maxBatch);
    if (!files)
        return files.error();
    if (files->size() == 1 && files->front().content.isEmpty())
        return {Error::Code::EmptyImage,
                QStringLiteral("The file in the multipart body is empty; send an image file.")};
    PredictRequest request;
    if (files->size() == 1) {
        const qsizetype begin = files->front().content.data() - body.constData();
        const qsizetype size = files->front().content.size();
        body.truncate(begin + size);
        body.remove(0, begin);  // only moves where it begins
        request.images.push_back({std::move(body), files->front().fileName});
        return request;
    }
    for (const FilePart &file : *files)
        request.images.push_back({file.content.toByteArray(), file.fileName});
    return request;
}

Error unsupported(const QByteArray &mediaType)
{
    return {Error::Code::UnsupportedFormat,
            QStringLiteral("The Content-Type \"%1\" is not supported; send image/*, "
                           "application/octet-stream, multipart/form-data or application/json.")
                .arg(excerpt(mediaType))};
}

Result<PredictRequest> fromBody(const QByteArray &contentType, QByteArray body, int maxBatch)
{
    const QByteArray mediaType = contentType.split(';').constFirst().trimmed().toLower();
    if (body.isEmpty())
        return {Error::Code::EmptyImage,
                QStringLiteral("The request body is empty; send an image in it.")};
    if (mediaType == "multipart/form-data")
        return fromMultipart(contentType, std::move(body), maxBatch);
    if (mediaType == "application/json")
        return fromJson(body);
    if (mediaType == "application/x-www-form-urlencoded") {
        if (imageFormat(body))
            return one(std::move(body));
        return {Error::Code::UnsupportedFormat,
                QStringLiteral("The body is a form (application/x-www-form-urlencoded) and does "
                               "not begin like an image; send the file as it is, with "
                               "curl -F image=@FILE or curl --data-binary @FILE.")};
    }
    if (mediaType.isEmpty() || mediaType.startsWith("image/")
        || mediaType == "application/octet-stream")
        return one(std::move(body));
    return unsupported(mediaType);
}

}  // namespace

Result<int> topKOf(const QUrlQuery &query)
{
    const QString key = QStringLiteral("top_k");
    if (!query.hasQueryItem(key))
        return 0;
    return topKFrom(query.queryItemValue(key, QUrl::FullyDecoded).toUtf8());
}

Result<PredictRequest> parsePredictRequest(const QByteArray &contentType, QByteArray body,
                                           const QUrlQuery &query, int maxBatch)
{
    const auto topK = topKOf(query);  // first: it is cheap, and the body may be megabytes
    if (!topK)
        return topK.error();
    auto request = fromBody(contentType, std::move(body), maxBatch);
    if (!request || *topK == 0)
        return request;
    return PredictRequest {std::move(request).value().images, *topK};
}

}  // namespace classiscope
