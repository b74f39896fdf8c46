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

#define WORDS(title, beyond)                                                                       \
    QT_TRANSLATE_NOOP("ServerLimit", title), QT_TRANSLATE_NOOP("ServerLimit", beyond)

const ServerLimit limits[] = {
    {"maxBodyBytes", "--max-body-bytes", WORDS("Largest request body", "more is answered 413"),
     Group::Requests, Unit::Bytes, 1, gibi, &ServerOptions::maxBodyBytes},
    {"maxHeaderBytes", "--max-header-bytes",
     WORDS("Largest request header", "more is answered 431"), Group::Requests, Unit::Bytes, kibi,
     mebi, &ServerOptions::maxHeaderBytes},
    {"maxInFlightBytes", "--max-in-flight-bytes",
     WORDS("Bodies of all unanswered requests together", "more are answered 503"), Group::Requests,
     Unit::Bytes, mebi, 1024 * gibi, &ServerOptions::maxInFlightBytes},
    {"maxBatch", "--max-batch", WORDS("Images in one request", "more are answered 413"),
     Group::Requests, Unit::Count, 1, 1024, &ServerOptions::maxBatch},
    {"queueLimit", "--queue-limit",
     WORDS("Pictures that wait for a worker", "more are answered 429"), Group::Requests,
     Unit::Count, 1, 10'000, &ServerOptions::queueLimit},
    {"cacheBytes", "--cache-bytes",
     WORDS("Memory for the answers to repeated pictures", "older ones are forgotten; 0 is off"),
     Group::Cache, Unit::Bytes, 0, 64 * gibi, &ServerOptions::cacheBytes},
    {"cacheTtl", "--cache-ttl",
     WORDS("Time an answer is kept", "then the picture is computed anew"), Group::Cache,
     Unit::Milliseconds, 1, week, &ServerOptions::cacheTtl},
    {"maxConnections", "--max-connections",
     WORDS("Connections at a time", "more are answered 503 and closed"), Group::Connections,
     Unit::Count, 1, 65536, &ServerOptions::maxConnections},
    {"maxConnectionsPerHost", "--max-connections-per-host",
     WORDS("Connections of one address", "more are answered 429 and closed"), Group::Connections,
     Unit::Count, 1, 65536, &ServerOptions::maxConnectionsPerHost},
    {"maxPipelined", "--max-pipelined",
     WORDS("Unanswered requests of a connection", "further ones wait unread"), Group::Connections,
     Unit::Count, 1, 1024, &ServerOptions::maxPipelined},
    {"headerTimeout", "--header-timeout",
     WORDS("Time for a request's header", "longer is answered 408"), Group::Times,
     Unit::Milliseconds, 1, hour, &ServerOptions::headerTimeout},
    {"bodyTimeout", "--body-timeout", WORDS("Time for a request's body", "longer is answered 408"),
     Group::Times, Unit::Milliseconds, 1, hour, &ServerOptions::bodyTimeout},
    {"minBodyRate", "--min-body-rate",
     WORDS("Upload speed that earns a body more time", "slower is answered 408"), Group::Times,
     Unit::BytesPerSecond, 1, gibi, &ServerOptions::minBodyRate},
    {"idleTimeout", "--idle-timeout", WORDS("Idle connection", "longer is closed"), Group::Times,
     Unit::Milliseconds, 1, hour, &ServerOptions::idleTimeout},
    {"requestTimeout", "--request-timeout", WORDS("Wait for a worker", "longer is answered 503"),
     Group::Times, Unit::Milliseconds, 1, hour, &ServerOptions::requestTimeout},
    {"drainTimeout", "--drain-timeout",
     WORDS("Time for the last answers when stopping", "the rest is dropped"), Group::Times,
     Unit::Milliseconds, 0, hour, &ServerOptions::drainTimeout},
    {"accessLogMaxBytes", "--access-log-max-bytes",
     WORDS("Size of the access log", "then a new file is begun"), Group::Logs, Unit::Bytes, kibi,
     64 * gibi, &ServerOptions::accessLogMaxBytes},
    {"accessLogFiles", "--access-log-files",
     WORDS("Older access logs that are kept", "older ones are deleted"), Group::Logs, Unit::Count,
     0, 1000, &ServerOptions::accessLogFiles},
    {"requestLogLimit", "--request-log-limit",
     WORDS("Requests shown in the window", "older ones are forgotten"), Group::Logs, Unit::Count, 1,
     100'000, &ServerOptions::requestLogLimit},
};

#undef WORDS

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
