// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loadtest/answercheck.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace classiscope {

namespace {

constexpr int longestMessage = 300;

/// What the server says of it: RFC 9457's "detail", or the beginning of its text.
QString detailOf(const HttpAnswer &answer)
{
    const QJsonObject object = QJsonDocument::fromJson(answer.body).object();
    const QString detail = object.value(QLatin1String("detail")).toString();
    return (detail.isEmpty() ? QString::fromUtf8(answer.body) : detail)
        .left(longestMessage)
        .simplified();
}

}  // namespace

std::optional<Complaint> complaintAbout(const HttpAnswer &answer, LoadRequest::Accept accept)
{
    if (answer.status == 0)
        return Complaint {answer.kind, QStringLiteral("no answer: %1").arg(answer.message)};
    if (answer.status != 200) {
        const QString kind = QStringLiteral("status %1").arg(answer.status);
        const QString detail = detailOf(answer);
        return Complaint {kind,
                          detail.isEmpty() ? kind : QStringLiteral("%1: %2").arg(kind, detail)};
    }
    if (accept == LoadRequest::Accept::Any200)
        return {};
    const QJsonDocument json = QJsonDocument::fromJson(answer.body);
    const auto without = [](const QString &what) {
        return Complaint {what,
                          QStringLiteral("%1; is it a Classiscope server? For any other use "
                                         "--accept any-200.")
                              .arg(what)};
    };
    if (json.isNull())
        return without(QStringLiteral("status 200, and no JSON"));
    const QJsonValue predictions = json.object().value(QLatin1String("predictions"));
    const bool some = predictions.isArray() ? !predictions.toArray().isEmpty()
                                            : predictions.isObject() || predictions.isString();
    if (!some)
        return without(QStringLiteral("status 200 without predictions"));
    return {};
}

}  // namespace classiscope
