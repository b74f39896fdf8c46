// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/httpreply.h"

#include "core/server/jsonformat.h"
#include "core/version.h"

#include <QDateTime>
#include <QLocale>

namespace classiscope {

namespace {

constexpr int retryAfterSeconds = 1;

/// RFC 9110, 5.6.7; made once a second.
const QByteArray &httpDate()
{
    thread_local qint64 madeAt = -1;
    thread_local QByteArray date;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    if (madeAt != now.toSecsSinceEpoch()) {
        madeAt = now.toSecsSinceEpoch();
        date = QLocale::c()
                   .toString(now, QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"))
                   .toLatin1();
    }
    return date;
}

}  // namespace

QByteArray reasonPhrase(int status)
{
    switch (status) {
    case 200: return "OK";
    case 204: return "No Content";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 408: return "Request Timeout";
    case 413: return "Content Too Large";
    case 417: return "Expectation Failed";
    case 415: return "Unsupported Media Type";
    case 422: return "Unprocessable Content";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal Server Error";
    case 501: return "Not Implemented";
    case 503: return "Service Unavailable";
    case 505: return "HTTP Version Not Supported";
    default: return "Unknown";
    }
}

QByteArray serialized(const HttpReply &reply, const ReplyFraming &framing)
{
    const QByteArray body = reply.problem
        ? problemJson(reply.status, QString::fromLatin1(reasonPhrase(reply.status)),
                      reply.problem->detail, reply.problem->kind, reply.problem->instance,
                      QString::fromLatin1(framing.requestId))
        : reply.body;
    QByteArray out;
    out.reserve(512 + body.size());
    out += "HTTP/1.1 " + QByteArray::number(reply.status) + ' ' + reasonPhrase(reply.status);
    out += "\r\nDate: " + httpDate();
    out += "\r\nServer: Classiscope/" CLASSISCOPE_VERSION;
    if (!reply.contentType.isEmpty())
        out += "\r\nContent-Type: " + reply.contentType;
    if (!framing.requestId.isEmpty())
        out += "\r\nX-Request-Id: " + framing.requestId;
    for (const auto &[name, value] : reply.headers)
        out += "\r\n" + name + ": " + value;
    if (reply.status != 204)
        out += "\r\nContent-Length: " + QByteArray::number(body.size());
    if (framing.close)
        out += "\r\nConnection: close";
    else if (framing.keepAlive)
        out += "\r\nConnection: keep-alive";
    out += "\r\n\r\n";
    if (!framing.headOnly)
        out += body;
    return out;
}

int httpStatus(Error::Code code)
{
    switch (code) {
    case Error::Code::EmptyImage:
    case Error::Code::BadRequest: return 400;
    case Error::Code::BatchTooLarge:
    case Error::Code::ImageTooLarge: return 413;
    case Error::Code::UnsupportedFormat: return 415;
    case Error::Code::DamagedImage: return 422;
    case Error::Code::Busy: return 429;
    case Error::Code::DeadlineExceeded:
    case Error::Code::NoModel:
    case Error::Code::Cancelled:
    case Error::Code::Stopping: return 503;
    case Error::Code::FileUnreadable:
    case Error::Code::BadModel:
    case Error::Code::AddressInUse:
    case Error::Code::AddressUnavailable:
    case Error::Code::BadConfiguration:
    case Error::Code::Internal: break;
    }
    return 500;
}

HttpReply problem(int status, const QString &detail, const QString &kind, const QString &instance)
{
    HttpReply reply;
    reply.status = status;
    reply.contentType = "application/problem+json";
    reply.facts.error = kind;
    reply.problem = Problem {detail, kind, instance};
    if (status == 429 || status == 503)
        reply.headers.append({"Retry-After", QByteArray::number(retryAfterSeconds)});
    return reply;
}

HttpReply problem(const Error &error, const QString &instance)
{
    return problem(httpStatus(error.code), error.message, errorKind(error.code), instance);
}

}  // namespace classiscope
