// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/redisserver.h"

#include <QElapsedTimer>
#include <QStandardPaths>

#include <csignal>

namespace classiscope::test {

namespace {

constexpr int patience = 30'000;  // ms

}  // namespace

bool RedisServer::isInstalled()
{
    return !QStandardPaths::findExecutable(QStringLiteral("redis-server")).isEmpty()
        && !QStandardPaths::findExecutable(QStringLiteral("redis-cli")).isEmpty();
}

RedisServer::RedisServer(const QStringList &options)
    : m_options(options)
{
}

RedisServer::~RedisServer()
{
    kill();
}

QString RedisServer::socket() const
{
    return m_folder.filePath(QStringLiteral("redis.sock"));
}

QString RedisServer::url(const QString &userInfo) const
{
    return QStringLiteral("unix://%1%2").arg(userInfo, socket());
}

bool RedisServer::start()
{
    m_process.setWorkingDirectory(m_folder.path());
    m_process.start(QStringLiteral("redis-server"),
                    QStringList {QStringLiteral("--port"), QStringLiteral("0"),
                                 QStringLiteral("--unixsocket"), socket(), QStringLiteral("--save"),
                                 QString(), QStringLiteral("--appendonly"), QStringLiteral("no")}
                        + m_options);
    QByteArray said;
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < patience && m_process.state() != QProcess::NotRunning) {
        m_process.waitForReadyRead(100);
        said += m_process.readAllStandardOutput();
        if (said.contains("ready to accept connections at")
            || said.contains("now ready to accept connections"))
            return true;
    }
    return false;
}

void RedisServer::kill()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished(patience);
}

void RedisServer::pause()
{
    ::kill(pid_t(m_process.processId()), SIGSTOP);
}

void RedisServer::resume()
{
    ::kill(pid_t(m_process.processId()), SIGCONT);
}

QByteArray RedisServer::command(const QStringList &words) const
{
    QProcess client;
    client.start(QStringLiteral("redis-cli"), QStringList {QStringLiteral("-s"), socket()} + words);
    client.waitForFinished(patience);
    return client.readAllStandardOutput().trimmed();
}

}  // namespace classiscope::test
