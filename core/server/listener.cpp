// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/listener.h"

#include "core/server/guardedsocket.h"
#include "core/server/tls.h"

#include <QSslSocket>

namespace classiscope {

namespace {

using namespace std::chrono_literals;

/// Clients that are told why they may not come in, at a time; further ones are cut off.
constexpr int maxLeaving = 64;
constexpr auto leavingTimeout = 2s;

/// This part of idleTimeout is long enough to lose one's place to a newcomer.
constexpr int longIdleShare = 12;

Text place(const QHostAddress &address, quint16 port)
{
    return Text::marked("%1 port %2").arg(address.toString()).arg(port);
}

}  // namespace

Listener::Listener(const ServerOptions &options, QObject *parent)
    : QTcpServer(parent)
    , m_options(options)
    , m_shared(options)
{
    // Qt would stop accepting while 30 sockets wait to be taken; nothing waits here.
    setMaxPendingConnections(options.maxConnections);
    setListenBacklogSize(options.maxConnections);
}

Listener::~Listener()
{
    // While m_shared, which they write to, is still there.
    qDeleteAll(findChildren<Connection *>(QString(), Qt::FindDirectChildrenOnly));
}

Result<quint16> Listener::open()
{
    if (!m_options.tlsCertificate.isEmpty() || !m_options.tlsKey.isEmpty()) {
        const auto tls = tlsConfiguration(m_options.tlsCertificate, m_options.tlsKey);
        if (!tls)
            return tls.error();
        m_tls = *tls;
    }
    if (listen(m_options.address, m_options.port))
        return serverPort();
    const Text where = place(m_options.address, m_options.port);
    if (serverError() == QAbstractSocket::AddressInUseError)
        return {Error::Code::AddressInUse,
                Text::marked("%1 is used by another program; stop it, or choose another port.")
                    .arg(where)};
    return {Error::Code::AddressUnavailable,
            Text::marked("Cannot listen on %1: %2.").arg(where, errorString())};
}

void Listener::closeDoor()
{
    constexpr int rounds = 8;  // each takes all that wait
    for (int i = 0; i < rounds && isListening() && waitForNewConnection(0); ++i) { }
    close();
}

void Listener::incomingConnection(qintptr descriptor)
{
    QTcpSocket *socket = m_tls ? new QSslSocket(this) : new QTcpSocket(this);
    if (!socket->setSocketDescriptor(descriptor)) {
        delete socket;
        return;
    }
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    const QHostAddress host = socket->peerAddress();
    // First: who may not come in shall take nobody's place.
    if (m_hosts.value(host) >= m_options.maxConnectionsPerHost) {
        turnAway(socket,
                 problem(429,
                         QStringLiteral("%1 has %2 connections already (maxConnectionsPerHost); "
                                        "close some, or try again in a moment.")
                             .arg(host.toString())
                             .arg(m_options.maxConnectionsPerHost),
                         QStringLiteral("too-many-connections"), {}));
        return;
    }
    if (m_connections >= m_options.maxConnections && !makeRoom()) {
        turnAway(socket,
                 problem(503,
                         QStringLiteral("All %1 connections are in use (maxConnections); try again "
                                        "in a moment.")
                             .arg(m_options.maxConnections),
                         QStringLiteral("too-many-connections"), {}));
        return;
    }
    ++m_connections;
    ++m_hosts[host];
    connect(socket, &QObject::destroyed, this, [this, host] {
        --m_connections;
        if (--m_hosts[host] == 0)
            m_hosts.remove(host);
    });
    if (m_tls)
        encrypt(socket);
    else
        letIn(socket);
}

/// A proxy's idle connections must not keep the probes of its servers out.
bool Listener::makeRoom()
{
    Connection *longest = nullptr;
    auto since = Connection::Clock::now() - m_options.idleTimeout / longIdleShare;
    for (auto *connection : findChildren<Connection *>(QString(), Qt::FindDirectChildrenOnly)) {
        if (const auto idle = connection->idleSince(); idle && *idle <= since) {
            since = *idle;
            longest = connection;
        }
    }
    if (longest)
        longest->abort();
    return longest != nullptr;
}

void Listener::encrypt(QTcpSocket *socket)
{
    auto *secure = static_cast<QSslSocket *>(socket);
    secure->setSslConfiguration(*m_tls);
    auto *timer = new QTimer(secure);
    timer->setSingleShot(true);
    connect(timer, &QTimer::timeout, secure, [this, secure] {
        emit turnedAway();
        secure->abort();
    });
    timer->start(m_options.headerTimeout);
    connect(secure, &QTcpSocket::disconnected, timer, [secure] { secure->deleteLater(); });
    connect(secure, &QSslSocket::encrypted, timer, [this, secure, timer] {
        timer->deleteLater();
        timer->disconnect();
        disconnect(secure, nullptr, timer, nullptr);
        letIn(secure);
    });
    secure->startServerEncryption();
}

void Listener::letIn(QTcpSocket *socket)
{
    auto *connection = new Connection(socket, m_options, m_shared, this);
    emit connectionOpened(connection, *socket);
    addPendingConnection(connection->guardedSocket());
    // Once Qt's server has taken it; the first bytes may have come with the handshake.
    QMetaObject::invokeMethod(connection, &Connection::begin, Qt::QueuedConnection);
}

void Listener::turnAway(QTcpSocket *socket, const HttpReply &reply)
{
    emit turnedAway();
    if (m_tls || m_leaving >= maxLeaving) {
        socket->abort();
        socket->deleteLater();
        return;
    }
    // As Connection::linger(): the client shall really receive it.
    ++m_leaving;
    connect(socket, &QObject::destroyed, this, [this] { --m_leaving; });
    connect(socket, &QTcpSocket::readyRead, socket, [socket] { socket->readAll(); });
    connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    QTimer::singleShot(leavingTimeout, socket, [socket] { socket->abort(); });
    ReplyFraming framing;
    framing.close = true;
    socket->write(serialized(reply, framing));
}

}  // namespace classiscope
