// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/kserverequest.h"

#include "core/server/base64.h"
#include "core/server/jsontext.h"

namespace classiscope {

namespace {

namespace ondemand = simdjson::ondemand;
using MaybeError = std::optional<Error>;
using ondemand::json_type;

QString instanceName(std::size_t index)
{
    return QStringLiteral("Instance %1").arg(index);
}

Error wrongInstance(const QString &name)
{
    return {
        Error::Code::BadRequest,
        QStringLiteral("%1 is not an image; send {\"image\": {\"b64\": \"<base64>\"}}.").arg(name)};
}

// `depth`: of objects around the text.
MaybeError findText(ondemand::value value, const QString &name, std::string_view &text,
                    int depth = 0)
{
    constexpr int maxDepth = 2;
    json_type type {};
    if (auto error = take(value.type(), type, {}))
        return error;
    if (type == json_type::string)
        return take(value.get_string(), text, {});
    if (type != json_type::object || depth == maxDepth)
        return wrongInstance(name);
    ondemand::object object;
    if (auto error = take(value.get_object(), object, {}))
        return error;
    int fields = 0;
    auto error = forEachField(object, [&](std::string_view key, ondemand::value field) {
        ++fields;
        if (fields > 1 || (depth == 1 && key != "b64"))
            return MaybeError(wrongInstance(name));
        return findText(field, name, text, depth + 1);
    });
    if (!error && fields == 0)
        return wrongInstance(name);
    return error;
}

MaybeError readInstances(ondemand::value value, int maxBatch, std::vector<QByteArray> &images)
{
    ondemand::array instances;
    if (auto error =
            take(value.get_array(), instances, QStringLiteral("The \"instances\" are not a list.")))
        return error;
    for (auto item : instances) {
        const QString name = instanceName(images.size());
        ondemand::value instance;
        std::string_view text;
        if (auto error = take(std::move(item), instance, {}))
            return error;
        if (int(images.size()) == maxBatch)
            return Error {Error::Code::BatchTooLarge,
                          QStringLiteral("The request has more than %1 instances (maxBatch); send "
                                         "the rest in another one.")
                              .arg(maxBatch)};
        if (auto error = findText(instance, name, text))
            return error;
        auto image = decodeBase64(bytes(text), name);
        if (!image)
            return image.error();
        images.push_back(std::move(image).value());
    }
    return {};
}

}  // namespace

Result<std::vector<QByteArray>> parseKServeRequest(const QByteArray &body, int maxBatch)
{
    const JsonText json(body);
    ondemand::parser parser;
    ondemand::document document;
    ondemand::object object;
    if (const auto error = parser.iterate(json.view()).get(document))
        return malformed(error, {});
    if (auto error = take(document.get_object(), object,
                          QStringLiteral("The JSON is not an object; send {\"instances\": "
                                         "[{\"image\": {\"b64\": \"<base64>\"}}]}.")))
        return *std::move(error);
    std::vector<QByteArray> images;
    auto error = forEachField(object, [&](std::string_view key, ondemand::value value) {
        return key == "instances" ? readInstances(value, maxBatch, images) : MaybeError();
    });
    if (error)
        return *std::move(error);
    if (const auto end = checkEnd(document))
        return malformed(end, {});
    if (images.empty())
        return {Error::Code::BadRequest,
                QStringLiteral("The request has no \"instances\"; send {\"instances\": "
                               "[{\"image\": {\"b64\": \"<base64>\"}}]}.")};
    return images;
}

}  // namespace classiscope
