// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/modelpath.h"

#include "core/jsonwriter.h"
#include "core/server/clienttext.h"
#include "core/server/jsonreply.h"
#include "core/server/predictservice.h"

namespace classiscope {

std::variant<ModelInfo, HttpReply> modelOfPath(const HttpRequest &request,
                                               const PredictService &service)
{
    auto model = service.classifier().model();
    if (!model) {
        // It may have come between the two questions.
        const auto reason = service.unreadyReason();
        return errorObject(reason.value_or(
            Error {Error::Code::NoModel, QStringLiteral("No model is loaded; try again.")}));
    }
    const QString name = request.pathParameters.value(QStringLiteral("model"));
    if (name != model->name)
        return errorObject(404,
                           QStringLiteral("There is no model \"%1\"; the one in use is \"%2\".")
                               .arg(excerpt(name.toUtf8()), model->name),
                           QStringLiteral("not-found"));
    const auto version = request.pathParameters.find(QStringLiteral("version"));
    if (version != request.pathParameters.end() && *version != model->version)
        return errorObject(404,
                           QStringLiteral("There is no version \"%1\" of the model \"%2\"; the one "
                                          "in use is \"%3\".")
                               .arg(excerpt(version->toUtf8()), model->name, model->version),
                           QStringLiteral("not-found"));
    return *std::move(model);
}

HttpReply modelReadyReply(const HttpRequest &request, const PredictService &service)
{
    const auto found = modelOfPath(request, service);
    const auto *model = std::get_if<ModelInfo>(&found);
    if (!model)
        return std::get<HttpReply>(found);
    const auto reason = service.unreadyReason();
    JsonWriter json;
    json.begin('{');
    json.key("name").string(model->name);
    json.key("ready").boolean(!reason);
    json.end('}');
    HttpReply reply = reason ? errorObject(*reason) : jsonReply({});
    reply.body = json.take();
    return reply;
}

}  // namespace classiscope
