// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/listener.h"

namespace classiscope {

Listener::Listener(const ServerOptions &options, QObject *parent)
    : QTcpServer(parent)
    , m_options(options)
{
    // Qt would stop accepting while 30 sockets wait to be taken; nothing waits here.
    setMaxPendingConnections(options.maxConnections);
    setListenBacklogSize(options.maxConnections);
}

void Listener::incomingConnection(qintptr descriptor)
{
    auto *socket = new QTcpSocket(this);
    if (!socket->setSocketDescriptor(descriptor)) {
        delete socket;
        return;
    }
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    if (m_connections >= m_options.maxConnections) {
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        socket->write(
            serialized(problem(503,
                               QStringLiteral("All %1 connections are in use (maxConnections); "
                                              "try again in a moment.")
                                   .arg(m_options.maxConnections),
                               QStringLiteral("too-many-connections"), {}),
                       {{}, false, true, false}));
        socket->disconnectFromHost();
        return;
    }
    ++m_connections;
    auto *connection = new Connection(socket, m_options);
    connect(connection, &Connection::closed, this, [this] {
        --m_connections;
        emit connectionClosed();
    });
    emit connectionOpened(connection, socket);
    addPendingConnection(socket);
}

}  // namespace classiscope
