// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>
#include <QStringList>

#include <chrono>
#include <optional>

namespace classiscope {

/// The answers of each limit are in the README's table of limits.
struct ServerOptions {
    QHostAddress address {QHostAddress::LocalHost};
    quint16 port = 5000;  ///< 0: any free one

    qint64 maxBodyBytes = 32 << 20;    ///< of one request; more is answered 413
    qint64 maxHeaderBytes = 32 << 10;  ///< request line and fields; more is answered 431
    /// A further one takes the place of whoever was idle the longest, if that was for a
    /// twelfth of idleTimeout; otherwise it is answered 503 and closed.
    int maxConnections = 512;
    int maxConnectionsPerHost = 256;  ///< of one address; more are answered 429 and closed
    /// Unanswered requests of one connection; further ones stay unread until an
    /// answer has left.
    int maxPipelined = 16;
    /// Bodies of all unanswered requests together; more are answered 503.
    qint64 maxInFlightBytes = 512 << 20;
    int maxBatch = 32;             ///< images in one request; more are answered 413
    int queueLimit = 256;          ///< images that may wait for a worker; more are answered 429
    qint64 cacheBytes = 64 << 20;  ///< answers kept in memory; the oldest are forgotten; 0: none
    std::chrono::milliseconds cacheTtl {3'600'000};  ///< how long an answer is kept

    std::chrono::milliseconds headerTimeout {10'000};  ///< first byte to the header's end; 408
    /// For the body; each `minBodyRate` bytes that come give it a second more, but
    /// silence never lasts longer than this. Then 408.
    std::chrono::milliseconds bodyTimeout {30'000};
    qint64 minBodyRate = 16 << 10;  ///< bytes a second a body must keep up on the whole
    /// Between requests, and for a client to take what is sent to it; then closed.
    std::chrono::milliseconds idleTimeout {60'000};
    /// Waiting for a worker; longer is answered 503 and not computed.
    std::chrono::milliseconds requestTimeout {10'000};
    std::chrono::milliseconds drainTimeout {10'000};  ///< how long stopping waits for answers

    QByteArray apiKey;        ///< empty: everybody may ask; health never needs it
    QStringList corsOrigins;  ///< of pages that may read answers; "*": any; empty: CORS off
    QString tlsCertificate;   ///< PEM file, chain included; empty: plain HTTP
    QString tlsKey;           ///< PEM file

    /// JSON lines of what was asked: a file, "-" for standard error, empty for none.
    QString accessLog;
    qint64 accessLogMaxBytes = 16 << 20;  ///< then a new file is begun
    int accessLogFiles = 5;               ///< older ones that are kept beside it
    int requestLogLimit = 1000;           ///< requests kept in memory for the window
};

/// What to tell the owner of a server that strangers can use; nothing when they cannot.
std::optional<QString> exposureWarning(const ServerOptions &options);

}  // namespace classiscope
