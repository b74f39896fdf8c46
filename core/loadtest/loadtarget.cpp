// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loadtest/loadtarget.h"

#include <QHostInfo>
#include <QNetworkInterface>

#include <algorithm>
#include <utility>

namespace classiscope {

namespace {

bool isOwn(const QHostAddress &address)
{
    return address.isLoopback() || QNetworkInterface::allAddresses().contains(address);
}

}  // namespace

FixedTarget::FixedTarget(QUrl front, Reach reach, QObject *parent)
    : TargetProvider(parent)
    , m_front(std::move(front))
    , m_reach(reach)
{
}

void FixedTarget::start(int)
{
    m_started = true;
    QHostInfo::lookupHost(m_front.host(), this, [this](const QHostInfo &host) {
        if (std::exchange(m_started, false))
            found(host.addresses(), host.errorString());
    });
}

void FixedTarget::found(const QList<QHostAddress> &addresses, const QString &error)
{
    const QString host = m_front.host();
    if (addresses.isEmpty()) {
        emit failed({Error::Code::AddressUnavailable,
                     QStringLiteral("There is no computer called %1 (%2); check the address.")
                         .arg(host, error)});
        return;
    }
    if (m_reach == Reach::ThisComputer && !std::all_of(addresses.begin(), addresses.end(), isOwn)) {
        emit failed(
            {Error::Code::BadConfiguration,
             QStringLiteral("%1 is another computer. A load test can bring a server down and looks "
                            "like an attack: only test what you may. If so, add --allow-remote.")
                 .arg(host)});
        return;
    }
    LoadTarget target;
    target.front = m_front;
    target.address = addresses.first().toString();
    QUrl root = m_front;
    root.setPath({});
    root.setQuery(QString());
    target.servers = {root};
    emit ready(target);
}

void FixedTarget::stop()
{
    m_started = false;
    QMetaObject::invokeMethod(this, &TargetProvider::stopped, Qt::QueuedConnection);
}

}  // namespace classiscope
