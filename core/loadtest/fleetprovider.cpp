// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loadtest/fleetprovider.h"

namespace classiscope {

FleetProvider::FleetProvider(FleetOptions options, QString path, QObject *parent)
    : TargetProvider(parent)
    , m_options(std::move(options))
    , m_path(std::move(path))
{
}

void FleetProvider::start(int instances)
{
    m_stopping = m_failed = false;
    m_options.instances = instances;
    emit progressed(instances == 1 ? QStringLiteral("Starting a server")
                                   : QStringLiteral("Starting %1 servers").arg(instances));
    m_fleet = std::make_unique<ServerFleet>(m_options);
    connect(m_fleet.get(), &ServerFleet::ready, this, &FleetProvider::tellReady);
    connect(m_fleet.get(), &ServerFleet::failing, this, &FleetProvider::failed);
    connect(m_fleet.get(), &ServerFleet::failing, this, [this] { m_failed = true; });
    connect(m_fleet.get(), &ServerFleet::ended, this, &FleetProvider::tellEnded);
    m_fleet->start();
}

void FleetProvider::stop()
{
    m_stopping = true;
    if (m_fleet)
        m_fleet->stop();
    else
        QMetaObject::invokeMethod(
            this, [this] { tellEnded({}); }, Qt::QueuedConnection);
}

void FleetProvider::tellReady()
{
    LoadTarget target;
    target.front = m_fleet->url().resolved(QUrl(m_path));
    for (const FleetServer &server : m_fleet->servers()) {
        target.servers.push_back(server.url);
        target.serverPids.push_back(server.pid);
    }
    target.proxyPid = m_fleet->proxyPid();
    target.instances = m_options.instances;
    if (target.proxyPid) {
        target.versions += m_fleet->proxyVersion();
        target.notes += QStringLiteral(
            "nginx stood in front of the servers, whatever their number: one process, "
            "connections kept open, each request to the server with the fewest open ones. "
            "What a server refused was not tried at another one, so every refusal shows. As nginx "
            "is one address to them, the servers allowed it more than maxConnectionsPerHost.");
    }
    emit ready(target);
}

void FleetProvider::tellEnded(const std::optional<Error> &error)
{
    if (m_fleet)
        m_fleet.release()->deleteLater();
    if (error && !m_failed)
        emit failed(*error);
    if (std::exchange(m_stopping, false))
        emit stopped();
}

}  // namespace classiscope
