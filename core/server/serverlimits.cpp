// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/serverlimits.h"

#include <QCoreApplication>
#include <QLocale>

namespace classiscope {

namespace {

using Group = ServerLimit::Group;
using Unit = ServerLimit::Unit;

constexpr qint64 kibi = 1 << 10;
constexpr qint64 mebi = 1 << 20;
constexpr qint64 gibi = 1 << 30;
constexpr qint64 hour = 3'600'000;  // milliseconds
constexpr qint64 week = 7 * 24 * hour;

const ServerLimit limits[] = {
    {"maxBodyBytes", "--max-body-bytes", QT_TRANSLATE_NOOP("ServerLimit", "Largest request body"),
     QT_TRANSLATE_NOOP("ServerLimit", "more is answered 413"), Group::Requests, Unit::Bytes, 1,
     gibi, &ServerOptions::maxBodyBytes},
    {"maxHeaderBytes", "--max-header-bytes",
     QT_TRANSLATE_NOOP("ServerLimit", "Largest request header"),
     QT_TRANSLATE_NOOP("ServerLimit", "more is answered 431"), Group::Requests, Unit::Bytes, kibi,
     mebi, &ServerOptions::maxHeaderBytes},
    {"maxInFlightBytes", "--max-in-flight-bytes",
     QT_TRANSLATE_NOOP("ServerLimit", "Bodies of all unanswered requests together"),
     QT_TRANSLATE_NOOP("ServerLimit", "more are answered 503"), Group::Requests, Unit::Bytes, mebi,
     1024 * gibi, &ServerOptions::maxInFlightBytes},
    {"maxBatch", "--max-batch", QT_TRANSLATE_NOOP("ServerLimit", "Images in one request"),
     QT_TRANSLATE_NOOP("ServerLimit", "more are answered 413"), Group::Requests, Unit::Count, 1,
     1024, &ServerOptions::maxBatch},
    {"queueLimit", "--queue-limit",
     QT_TRANSLATE_NOOP("ServerLimit", "Pictures that wait for a worker"),
     QT_TRANSLATE_NOOP("ServerLimit", "more are answered 429"), Group::Requests, Unit::Count, 1,
     10'000, &ServerOptions::queueLimit},
    {"cacheBytes", "--cache-bytes",
     QT_TRANSLATE_NOOP("ServerLimit", "Memory for the answers to repeated pictures"),
     QT_TRANSLATE_NOOP("ServerLimit", "older ones are forgotten; 0 is off"), Group::Cache,
     Unit::Bytes, 0, 64 * gibi, &ServerOptions::cacheBytes},
    {"cacheTtl", "--cache-ttl", QT_TRANSLATE_NOOP("ServerLimit", "Time an answer is kept"),
     QT_TRANSLATE_NOOP("ServerLimit", "then the picture is computed anew"), Group::Cache,
     Unit::Milliseconds, 1, week, &ServerOptions::cacheTtl},
    {"maxConnections", "--max-connections",
     QT_TRANSLATE_NOOP("ServerLimit", "Connections at a time"),
     QT_TRANSLATE_NOOP("ServerLimit", "more are answered 503 and closed"), Group::Connections,
     Unit::Count, 1, 65536, &ServerOptions::maxConnections},
    {"maxConnectionsPerHost", "--max-connections-per-host",
     QT_TRANSLATE_NOOP("ServerLimit", "Connections of one address"),
     QT_TRANSLATE_NOOP("ServerLimit", "more are answered 429 and closed"), Group::Connections,
     Unit::Count, 1, 65536, &ServerOptions::maxConnectionsPerHost},
    {"maxPipelined", "--max-pipelined",
     QT_TRANSLATE_NOOP("ServerLimit", "Unanswered requests of a connection"),
     QT_TRANSLATE_NOOP("ServerLimit", "further ones wait unread"), Group::Connections, Unit::Count,
     1, 1024, &ServerOptions::maxPipelined},
    {"headerTimeout", "--header-timeout",
     QT_TRANSLATE_NOOP("ServerLimit", "Time for a request's header"),
     QT_TRANSLATE_NOOP("ServerLimit", "longer is answered 408"), Group::Times, Unit::Milliseconds,
     1, hour, &ServerOptions::headerTimeout},
    {"bodyTimeout", "--body-timeout", QT_TRANSLATE_NOOP("ServerLimit", "Time for a request's body"),
     QT_TRANSLATE_NOOP("ServerLimit", "longer is answered 408"), Group::Times, Unit::Milliseconds,
     1, hour, &ServerOptions::bodyTimeout},
    {"minBodyRate", "--min-body-rate",
     QT_TRANSLATE_NOOP("ServerLimit", "Upload speed that earns a body more time"),
     QT_TRANSLATE_NOOP("ServerLimit", "slower is answered 408"), Group::Times, Unit::BytesPerSecond,
     1, gibi, &ServerOptions::minBodyRate},
    {"idleTimeout", "--idle-timeout", QT_TRANSLATE_NOOP("ServerLimit", "Idle connection"),
     QT_TRANSLATE_NOOP("ServerLimit", "longer is closed"), Group::Times, Unit::Milliseconds, 1,
     hour, &ServerOptions::idleTimeout},
    {"requestTimeout", "--request-timeout", QT_TRANSLATE_NOOP("ServerLimit", "Wait for a worker"),
     QT_TRANSLATE_NOOP("ServerLimit", "longer is answered 503"), Group::Times, Unit::Milliseconds,
     1, hour, &ServerOptions::requestTimeout},
    {"drainTimeout", "--drain-timeout",
     QT_TRANSLATE_NOOP("ServerLimit", "Time for the last answers when stopping"),
     QT_TRANSLATE_NOOP("ServerLimit", "the rest is dropped"), Group::Times, Unit::Milliseconds, 0,
     hour, &ServerOptions::drainTimeout},
    {"accessLogMaxBytes", "--access-log-max-bytes",
     QT_TRANSLATE_NOOP("ServerLimit", "Size of the access log"),
     QT_TRANSLATE_NOOP("ServerLimit", "then a new file is begun"), Group::Logs, Unit::Bytes, kibi,
     64 * gibi, &ServerOptions::accessLogMaxBytes},
    {"accessLogFiles", "--access-log-files",
     QT_TRANSLATE_NOOP("ServerLimit", "Older access logs that are kept"),
     QT_TRANSLATE_NOOP("ServerLimit", "older ones are deleted"), Group::Logs, Unit::Count, 0, 1000,
     &ServerOptions::accessLogFiles},
    {"requestLogLimit", "--request-log-limit",
     QT_TRANSLATE_NOOP("ServerLimit", "Requests shown in the window"),
     QT_TRANSLATE_NOOP("ServerLimit", "older ones are forgotten"), Group::Logs, Unit::Count, 1,
     100'000, &ServerOptions::requestLogLimit},
};

QString bytesText(qint64 bytes, const QLocale &locale)
{
    const std::pair<qint64, QString> units[] = {{gibi, QStringLiteral("GiB")},
                                                {mebi, QStringLiteral("MiB")},
                                                {kibi, QStringLiteral("KiB")}};
    for (const auto &[size, unit] : units) {
        if (bytes >= size && bytes % size == 0)
            return QStringLiteral("%1 %2").arg(locale.toString(bytes / size), unit);
    }
    return QCoreApplication::translate("ServerLimit", "%1 bytes").arg(locale.toString(bytes));
}

}  // namespace

qint64 ServerLimit::value(const ServerOptions &options) const
{
    return std::visit(
        [&options](auto member) -> qint64 {
            if constexpr (std::is_same_v<decltype(member),
                                         std::chrono::milliseconds ServerOptions::*>)
                return (options.*member).count();
            else
                return options.*member;
        },
        field);
}

void ServerLimit::set(ServerOptions &options, qint64 value) const
{
    std::visit(
        [&options, value](auto member) {
            using Value = std::remove_reference_t<decltype(options.*member)>;
            options.*member = Value(value);
        },
        field);
}

std::span<const ServerLimit> serverLimits()
{
    return limits;
}

QString limitText(ServerLimit::Unit unit, qint64 value, const QLocale &locale)
{
    switch (unit) {
    case Unit::Bytes: return bytesText(value, locale);
    case Unit::BytesPerSecond:
        return QCoreApplication::translate("ServerLimit", "%1 a second")
            .arg(bytesText(value, locale));
    case Unit::Milliseconds:
        return value % 1000 == 0 ? QStringLiteral("%1 s").arg(locale.toString(value / 1000))
                                 : QStringLiteral("%1 ms").arg(locale.toString(value));
    case Unit::Count: break;
    }
    return locale.toString(value);
}

}  // namespace classiscope
