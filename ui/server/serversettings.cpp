// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/server/serversettings.h"

#include "core/server/optionchecks.h"
#include "core/server/serverlimits.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSettings>

#include <algorithm>

namespace classiscope {

namespace {

const QLatin1String portKey("server/port");
const QLatin1String apiKeyKey("server/apiKey");
const QLatin1String originsKey("server/corsOrigins");
const QLatin1String certificateKey("server/tlsCertificate");
const QLatin1String tlsKeyKey("server/tlsKey");
const QLatin1String accessLogKey("server/accessLog");

constexpr auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

QString keyOf(const ServerLimit &limit)
{
    return QStringLiteral("server/%1").arg(QLatin1String(limit.name));
}

void keepOrForget(QSettings &settings, const QString &key, const QVariant &value, bool keep)
{
    if (keep)
        settings.setValue(key, value);
    else
        settings.remove(key);
}

/// As typed by a person into a file, so it may be anything.
QStringList usableOrigins(const QStringList &stored)
{
    QStringList origins = stored;
    origins.removeIf([](const QString &origin) { return corsOriginMistake(origin).has_value(); });
    return origins;
}

}  // namespace

ServerSettings::ServerSettings(QSettings &settings, const ServerOptions &options,
                               const QStringList &given)
    : m_settings(settings)
    , m_options(options)
    , m_given(given)
{
}

ServerOptions ServerSettings::options() const
{
    ServerOptions options = m_options;
    const auto stored = [this](const QString &field, const QString &key) {
        return isGiven(field) ? QVariant() : m_settings.value(key);
    };
    const int port = stored(QStringLiteral("port"), portKey).toInt();
    if (port >= 1 && port <= 65535)
        options.port = quint16(port);
    for (const ServerLimit &limit : serverLimits()) {
        bool ok = false;
        const qint64 value =
            stored(QLatin1String(limit.name), keyOf(limit)).toString().toLongLong(&ok);
        if (ok)
            limit.set(options, std::clamp(value, limit.minimum, limit.maximum));
    }
    if (!isGiven(QStringLiteral("apiKey"))) {
        const QByteArray key = m_settings.value(apiKeyKey).toString().toUtf8();
        options.apiKey = apiKeyMistake(key) ? QByteArray() : key;
    }
    if (!isGiven(QStringLiteral("corsOrigins")))
        options.corsOrigins = usableOrigins(m_settings.value(originsKey).toStringList());
    if (!isGiven(QStringLiteral("tlsCertificate"))) {
        options.tlsCertificate = m_settings.value(certificateKey).toString();
        options.tlsKey = m_settings.value(tlsKeyKey).toString();
    }
    if (!isGiven(QStringLiteral("accessLog")))
        options.accessLog = m_settings.value(accessLogKey).toString();
    return options;
}

void ServerSettings::keep(const ServerOptions &options)
{
    const ServerOptions defaults;
    const auto put = [this](const QString &field, const QString &key, const QVariant &value,
                            bool differs) {
        if (!isGiven(field))
            keepOrForget(m_settings, key, value, differs);
    };
    for (const ServerLimit &limit : serverLimits()) {
        const qint64 value = limit.value(options);
        put(QLatin1String(limit.name), keyOf(limit), value, value != limit.value(defaults));
    }
    put(QStringLiteral("corsOrigins"), originsKey, options.corsOrigins,
        !options.corsOrigins.isEmpty());
    put(QStringLiteral("tlsCertificate"), certificateKey, options.tlsCertificate,
        !options.tlsCertificate.isEmpty());
    put(QStringLiteral("tlsCertificate"), tlsKeyKey, options.tlsKey, !options.tlsKey.isEmpty());
    put(QStringLiteral("accessLog"), accessLogKey, options.accessLog, !options.accessLog.isEmpty());
    if (!isGiven(QStringLiteral("apiKey")))
        keepKey(options.apiKey);
}

void ServerSettings::keepKey(const QByteArray &key)
{
    if (key.isEmpty()) {
        m_settings.remove(apiKeyKey);
        return;
    }
    // Before the key is in it; QSettings keeps the permissions of a file that exists.
    QFile file(keyFile());
    QDir().mkpath(QFileInfo(file).absolutePath());
    if (!file.exists() && file.open(QIODevice::WriteOnly | QIODevice::NewOnly, ownerOnly))
        file.close();
    file.setPermissions(ownerOnly);
    m_settings.setValue(apiKeyKey, QString::fromUtf8(key));
    m_settings.sync();
}

void ServerSettings::keepPort(quint16 port)
{
    m_settings.setValue(portKey, port);
}

QString ServerSettings::keyFile() const
{
    return m_settings.fileName();
}

bool sameSettings(const ServerOptions &one, const ServerOptions &other)
{
    const auto same = [&](const ServerLimit &limit) {
        return limit.value(one) == limit.value(other);
    };
    return std::all_of(serverLimits().begin(), serverLimits().end(), same)
        && one.apiKey == other.apiKey && one.corsOrigins == other.corsOrigins
        && one.tlsCertificate == other.tlsCertificate && one.tlsKey == other.tlsKey
        && one.accessLog == other.accessLog;
}

}  // namespace classiscope
