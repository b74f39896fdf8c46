// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/cache/redisaddress.h"

#include <QUrl>
#include <QUrlQuery>

#include <sys/un.h>

namespace classiscope {

namespace {

constexpr int maxDatabase = 1'000'000;

Error mistake(const QString &what)
{
    return {Error::Code::BadConfiguration,
            QStringLiteral("The address of Redis (--redis) %1; write "
                           "redis://[user:password@]host:port/database or unix:///path.")
                .arg(what)};
}

bool takeDatabase(const QString &text, int &database)
{
    bool isNumber = text.isEmpty();
    if (!isNumber)
        database = text.toInt(&isNumber);
    return isNumber && database >= 0 && database <= maxDatabase;
}

std::optional<Error> takeSocket(const QUrl &url, RedisAddress &address)
{
    address.socketPath = url.path(QUrl::FullyDecoded);
    if (address.socketPath.isEmpty() || !url.host().isEmpty())
        return mistake(QStringLiteral("names no socket"));
    if (address.socketPath.toLocal8Bit().size() >= qsizetype(sizeof(sockaddr_un::sun_path)))
        return mistake(
            QStringLiteral("names a socket whose path is longer than the system allows"));
    if (!takeDatabase(QUrlQuery(url).queryItemValue(QStringLiteral("db")), address.database))
        return mistake(QStringLiteral("has a database that is no number from 0"));
    return {};
}

std::optional<Error> takeHost(const QUrl &url, RedisAddress &address)
{
    address.host = url.host();
    address.port = quint16(url.port(address.port));
    if (address.host.isEmpty() || address.port == 0)
        return mistake(QStringLiteral("names no host or no port"));
    if (!takeDatabase(url.path().mid(1), address.database))
        return mistake(QStringLiteral("has a database that is no number from 0"));
    return {};
}

}  // namespace

Result<RedisAddress> RedisAddress::parse(const QString &url)
{
    const QUrl parsed(url, QUrl::StrictMode);
    if (!parsed.isValid())
        return mistake(QStringLiteral("is no URL"));
    RedisAddress address;
    address.user = parsed.userName(QUrl::FullyDecoded).toUtf8();
    address.password = parsed.password(QUrl::FullyDecoded).toUtf8();
    if (!address.user.isEmpty() && address.password.isEmpty())
        return mistake(QStringLiteral("has a user without a password"));
    std::optional<Error> error;
    if (parsed.scheme() == QLatin1String("redis"))
        error = takeHost(parsed, address);
    else if (parsed.scheme() == QLatin1String("unix"))
        error = takeSocket(parsed, address);
    else
        error = mistake(QStringLiteral("begins neither with redis:// nor with unix://"));
    if (error)
        return *std::move(error);
    return address;
}

QString RedisAddress::text() const
{
    if (!socketPath.isEmpty())
        return QStringLiteral("unix://%1").arg(socketPath)
            + (database > 0 ? QStringLiteral("?db=%1").arg(database) : QString());
    QUrl url;
    url.setScheme(QStringLiteral("redis"));
    url.setHost(host);
    url.setPort(port);
    url.setPath(QStringLiteral("/%1").arg(database));
    return url.toString();
}

}  // namespace classiscope
