// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loadtest/nginxproxy.h"

#include "core/loadtest/healthprobe.h"
#include "core/loadtest/nginxconfiguration.h"

#include <QSaveFile>
#include <QStandardPaths>

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

namespace classiscope {

std::optional<QString> NginxProxy::find(const QString &program)
{
    const QString name = program.isEmpty() ? QStringLiteral("nginx") : program;
    QString path = QStandardPaths::findExecutable(name);
    if (path.isEmpty())  // a user's PATH often lacks these
        path = QStandardPaths::findExecutable(name,
                                              {QStringLiteral("/usr/sbin"), QStringLiteral("/sbin"),
                                               QStringLiteral("/usr/local/sbin")});
    if (path.isEmpty())
        return {};
    return path;
}

NginxProxy::NginxProxy(QObject *parent)
    : QObject(parent)
{
    connect(&m_child, &ChildProcess::ended, this, [this](const QString &how) {
        m_probe.reset();
        emit ended(how);
    });
}

NginxProxy::~NginxProxy()
{
    if (m_reservation >= 0)
        ::close(m_reservation);
}

std::optional<Error> NginxProxy::start(const QString &program, const std::vector<QUrl> &servers)
{
    if (!m_folder.isValid())
        return Error {Error::Code::BadConfiguration,
                      QStringLiteral("A folder for nginx cannot be made (%1); name one that can be "
                                     "written to in TMPDIR.")
                          .arg(m_folder.errorString())};
    if (!reservePort())
        return Error {Error::Code::AddressUnavailable,
                      QStringLiteral("No port on 127.0.0.1 is free for nginx (%1); end some of the "
                                     "programs that use the network.")
                          .arg(qt_error_string())};
    QSaveFile file(m_folder.filePath(QStringLiteral("nginx.conf")));
    if (!file.open(QIODevice::WriteOnly)
        || file.write(nginxConfiguration(m_url.port(), servers)) < 0 || !file.commit())
        return Error {Error::Code::BadConfiguration,
                      QStringLiteral("%1 cannot be written (%2); make room there, or name another "
                                     "folder in TMPDIR.")
                          .arg(file.fileName(), file.errorString())};

    m_child.liftFileLimit();
    m_child.start(program,
                  {QStringLiteral("-p"), m_folder.path() + QLatin1Char('/'), QStringLiteral("-e"),
                   QStringLiteral("stderr"), QStringLiteral("-c"), file.fileName()});
    m_probe = std::make_unique<HealthProbe>(m_url.resolved(QUrl(QStringLiteral("health/ready"))));
    connect(m_probe.get(), &HealthProbe::healthy, this, [this](const QString &server) {
        m_probe.release()->deleteLater();
        m_version = QString(server).replace(QLatin1Char('/'), QLatin1Char(' '));
        emit ready();
    });
    return {};
}

void NginxProxy::stop()
{
    m_probe.reset();
    m_child.stop();
}

// nginx listens with `reuseport` beside this socket, so that nobody can take the port before it
// does. (It can also inherit a socket; without a master process it then crashes.) Who connects
// while nginx does not run is refused, as the socket here never listens.
bool NginxProxy::reservePort()
{
    m_reservation = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int on = 1;
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto *const generic = reinterpret_cast<sockaddr *>(&address);
    if (m_reservation < 0
        || ::setsockopt(m_reservation, SOL_SOCKET, SO_REUSEPORT, &on, sizeof on) != 0
        || ::bind(m_reservation, generic, size) != 0
        || ::getsockname(m_reservation, generic, &size) != 0)
        return false;
    m_url = QUrl(QStringLiteral("http://127.0.0.1:%1/").arg(ntohs(address.sin_port)));
    return true;
}

}  // namespace classiscope
