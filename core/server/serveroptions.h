// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>

#include <chrono>

namespace classiscope {

struct ServerOptions {
    QHostAddress address {QHostAddress::LocalHost};
    quint16 port = 5000;               ///< 0: any free one
    qint64 maxBodyBytes = 32 << 20;    ///< of one request; more is answered 413
    qint64 maxHeaderBytes = 32 << 10;  ///< request line and fields; more is answered 431
    int maxConnections = 512;          ///< more are answered 503 and closed
    int maxPipelined = 16;  ///< unanswered requests of one connection; more are answered 429
    std::chrono::milliseconds drainTimeout {10'000};  ///< how long stopping waits for answers
};

}  // namespace classiscope
