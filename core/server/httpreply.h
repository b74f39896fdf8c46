// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/classification.h"
#include "core/engine/result.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace classiscope {

/// What an application/problem+json body says; its title and status are the reply's.
struct Problem {
    QString detail;
    QString kind;
    QString instance;
};

/// What the request log tells of a reply beside its status.
struct ReplyFacts {
    QString error;        ///< kind; empty for a success
    StageTimings stages;  ///< of the first image
    QString label;
    float confidence = 0;
    int images = 0;
    QByteArray picture;  ///< the first image, encoded; the log keeps it only when told to
    bool logged = true;  ///< false: the request does not belong into the logs
};

/// One answer, before it becomes bytes. Header fields that every reply has
/// (Date, Content-Length, Connection) are added by serialized().
struct HttpReply {
    int status = 200;
    QByteArray contentType;
    QByteArray body;
    QList<QPair<QByteArray, QByteArray>> headers;
    std::optional<Problem> problem {};  ///< becomes the body, with the request's id
    ReplyFacts facts {};
};

/// How the reply must be framed for the request it belongs to.
struct ReplyFraming {
    QByteArray requestId {};  ///< X-Request-Id
    bool headOnly = false;    ///< HEAD: the length of the body, but not the body (RFC 9110, 9.3.2)
    bool close = false;       ///< the connection ends after this reply (RFC 9112, 9.6)
    bool keepAlive = false;   ///< an HTTP/1.0 client asked to keep the connection
};

/// Status line, fields and body as RFC 9112 wants them.
QByteArray serialized(const HttpReply &reply, const ReplyFraming &framing);

/// The HTTP status of an error: the one table.
int httpStatus(Error::Code code);

QByteArray reasonPhrase(int status);

/// An application/problem+json reply (RFC 9457).
/// `instance`: the path of the request. Its body is made by serialized(). Busy and Stopping carry
/// Retry-After.
HttpReply problem(const Error &error, const QString &instance);
HttpReply problem(int status, const QString &detail, const QString &kind, const QString &instance);

}  // namespace classiscope
