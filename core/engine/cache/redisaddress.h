// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/result.h"

#include <QByteArray>
#include <QString>

namespace classiscope {

/// Where a Redis is, and as whom to speak to it.
struct RedisAddress {
    QString host;
    quint16 port = 6379;
    QString socketPath;  ///< of a Unix socket; else empty
    QByteArray user;     ///< empty: the default user
    QByteArray password;
    int database = 0;

    /// redis://[[user]:password@]host[:port][/database] or
    /// unix://[[user]:password@]/path[?db=database]; user and password percent-encoded.
    /// Errors: BadConfiguration; the message does not repeat the URL, whose password may
    /// be anywhere in it.
    static Result<RedisAddress> parse(const QString &url);

    QString text() const;  ///< the URL without user and password
};

}  // namespace classiscope
