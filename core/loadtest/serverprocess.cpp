// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loadtest/serverprocess.h"

#include "core/loadtest/healthprobe.h"

#include <QRegularExpression>

namespace classiscope {

ServerProcess::ServerProcess(QObject *parent)
    : QObject(parent)
{
    // Reached from this computer alone, so no key is needed; the generator may have none.
    m_child.removeVariable(QStringLiteral("CLASSISCOPE_API_KEY"));
    connect(&m_child, &ChildProcess::said, this, &ServerProcess::readLine);
    connect(&m_child, &ChildProcess::ended, this, [this](const QString &how) {
        m_probe.reset();
        emit ended(how);
    });
}

ServerProcess::~ServerProcess() = default;

void ServerProcess::start(const QString &program, const QStringList &options)
{
    // The system chooses the port when the server binds it: nobody can take it in between.
    m_child.start(program,
                  QStringList {QStringLiteral("serve"), QStringLiteral("--host"),
                               QStringLiteral("127.0.0.1"), QStringLiteral("--port"),
                               QStringLiteral("0")}
                      + options);
}

void ServerProcess::stop()
{
    m_probe.reset();
    m_child.stop();
}

void ServerProcess::readLine(const QString &line)
{
    if (!m_url.isEmpty())
        return;
    static const QRegularExpression pattern(
        QStringLiteral(R"(listens on (http://127\.0\.0\.1:\d+)/? \((\d+) workers\))"));
    const QRegularExpressionMatch match = pattern.match(line);
    if (!match.hasMatch())
        return;
    m_url = QUrl(match.captured(1) + QLatin1Char('/'));
    m_workers = match.captured(2).toInt();
    m_probe = std::make_unique<HealthProbe>(m_url.resolved(QUrl(QStringLiteral("health/ready"))));
    connect(m_probe.get(), &HealthProbe::healthy, this, [this] {
        m_probe.release()->deleteLater();
        m_ready = true;
        emit ready();
    });
}

}  // namespace classiscope
