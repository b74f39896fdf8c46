// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QTemporaryDir>

namespace classiscope::test {

/// A redis-server of the test's own, on a Unix socket in a temporary folder; keeps
/// nothing on disk. Killed with the object.
class RedisServer {
public:
    /// Whether the program is there.
    static bool isInstalled();

    explicit RedisServer(const QStringList &options = {});
    ~RedisServer();

    bool start();  ///< waits until it listens
    void kill();   ///< as a crash ends it
    void pause();  ///< it accepts connections, and answers nothing
    void resume();

    /// unix://PATH; `userInfo`: ":password@" or the like.
    QString url(const QString &userInfo = {}) const;

    /// What redis-cli prints, without the line's end.
    QByteArray command(const QStringList &words) const;

private:
    QString socket() const;

    QTemporaryDir m_folder;
    QStringList m_options;
    QProcess m_process;
};

}  // namespace classiscope::test

/// Skips the test where there is no redis-server; under CI=true it fails instead.
#define REDIS_OR_SKIP()                                                                            \
    if (!classiscope::test::RedisServer::isInstalled()) {                                          \
        if (qEnvironmentVariable("CI") == QStringLiteral("true"))                                  \
            QFAIL("there is no redis-server: install it");                                         \
        QSKIP("there is no redis-server");                                                         \
    }
