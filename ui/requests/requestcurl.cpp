// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/requests/requestcurl.h"

#include "core/telemetry/requestlog.h"

#include <QRegularExpression>

namespace classiscope {

namespace {

QString header(const QString &name, const QString &value)
{
    return QStringLiteral("-H ") + shellWord(QStringLiteral("%1: %2").arg(name, value));
}

QStringList bodyWords(const RequestRecord &record)
{
    const QString &type = record.contentType;
    if (type.isEmpty() || type.startsWith(QLatin1String("multipart/"), Qt::CaseInsensitive))
        return {QStringLiteral("-F image=@photo.jpg")};
    const bool json = type.contains(QLatin1String("json"), Qt::CaseInsensitive);
    return {header(QStringLiteral("Content-Type"), type),
            json ? QStringLiteral("--data-binary @request.json")
                 : QStringLiteral("--data-binary @photo.jpg")};
}

}  // namespace

QString shellWord(const QString &text)
{
    static const QRegularExpression safe(
        QRegularExpression::anchoredPattern(QStringLiteral("[A-Za-z0-9_@%+=:,./-]+")));
    if (safe.match(text).hasMatch())
        return text;
    return QLatin1Char('\'') + QString(text).replace(QLatin1Char('\''), QLatin1String("'\\''"))
        + QLatin1Char('\'');
}

QString curlOf(const RequestRecord &record, const QUrl &server, bool withKey)
{
    if (record.method.isEmpty())
        return {};
    QStringList words {QStringLiteral("curl")};
    const bool sends = record.method == QLatin1String("POST");
    if (record.method == QLatin1String("HEAD"))
        words << QStringLiteral("--head");
    else if (!sends && record.method != QLatin1String("GET"))
        words << QStringLiteral("-X") << shellWord(record.method);
    if (withKey)
        words << QStringLiteral("-H \"Authorization: Bearer $CLASSISCOPE_API_KEY\"");
    if (!record.requestId.isEmpty())
        words << header(QStringLiteral("X-Request-Id"), record.requestId);
    if (sends)
        words << bodyWords(record);
    const QString origin = server.toString(QUrl::RemovePath | QUrl::RemoveQuery
                                           | QUrl::RemoveFragment | QUrl::FullyEncoded);
    words << shellWord(origin + record.path);
    return words.join(QLatin1Char(' '));
}

}  // namespace classiscope
