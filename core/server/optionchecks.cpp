// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/optionchecks.h"

#include <QCoreApplication>
#include <QRandomGenerator>
#include <QUrl>

#include <algorithm>

namespace classiscope {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ServerOptions)
};

}  // namespace

std::optional<QString> apiKeyMistake(const QByteArray &key)
{
    const auto visible = [](char c) { return c > 0x20 && c < 0x7f; };
    if (std::all_of(key.begin(), key.end(), visible))
        return {};
    return Words::tr("The API key holds a space or a character that a header cannot carry; use "
                     "letters, digits and punctuation of ASCII.");
}

std::optional<QString> corsOriginMistake(const QString &origin)
{
    if (origin == QLatin1String("*"))
        return {};
    QUrl url(origin, QUrl::StrictMode);
    const bool whole = url.isValid() && !url.scheme().isEmpty() && !url.host().isEmpty();
    if (url.port() == (url.scheme() == QLatin1String("https") ? 443 : 80))
        url.setPort(-1);
    const QString plain = url.toString(QUrl::RemoveUserInfo | QUrl::RemovePath | QUrl::RemoveQuery
                                       | QUrl::RemoveFragment);
    if (whole && plain == origin)
        return {};
    if (whole)
        return Words::tr("The origin %1 is not written as browsers send it; write %2.")
            .arg(origin, plain);
    return Words::tr("%1 is not an origin; write scheme://host or scheme://host:port, for example "
                     "https://example.org, or * for every page.")
        .arg(origin.isEmpty() ? QStringLiteral("\"\"") : origin);
}

std::optional<QString> tlsMistake(const QString &certificate, const QString &key)
{
    if (certificate.isEmpty() == key.isEmpty())
        return {};
    return certificate.isEmpty()
        ? Words::tr("The TLS key %1 has no certificate beside it; give both files, or none.")
              .arg(key)
        : Words::tr("The TLS certificate %1 has no key beside it; give both files, or none.")
              .arg(certificate);
}

QByteArray makeApiKey()
{
    const QByteArrayView letters("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");
    QByteArray key;
    for (int i = 0; i < 32; ++i)
        key += letters[QRandomGenerator::system()->bounded(int(letters.size()))];
    return key;
}

}  // namespace classiscope
