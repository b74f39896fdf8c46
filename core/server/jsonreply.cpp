// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/jsonreply.h"

#include "core/jsonwriter.h"

namespace classiscope {

HttpReply jsonReply(QByteArray body)
{
    return {200, "application/json", std::move(body), {{"Cache-Control", "no-store"}}};
}

HttpReply errorObject(int status, const QString &message, const QString &kind)
{
    JsonWriter json;
    json.begin('{');
    json.key("error").string(message);
    json.end('}');
    HttpReply reply = problem(status, message, kind, {});
    reply.problem.reset();
    reply.contentType = "application/json";
    reply.body = json.take();
    return reply;
}

HttpReply errorObject(const Error &error)
{
    return errorObject(httpStatus(error.code), error.message, errorKind(error.code));
}

std::optional<Error> firstError(const Classifications &results)
{
    for (std::size_t i = 0; i < results.size(); ++i) {
        if (results[i])
            continue;
        Error error = results[i].error();
        if (results.size() > 1)
            error.message =
                QStringLiteral("Image %1 of %2: %3")
                    .arg(QString::number(i + 1), QString::number(results.size()), error.message);
        return error;
    }
    return {};
}

}  // namespace classiscope
