// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/result.h"
#include "core/server/connection.h"

#include <QHash>
#include <QSslConfiguration>
#include <QTcpServer>

#include <optional>

namespace classiscope {

/// Accepts clients, up to `maxConnections` and `maxConnectionsPerHost`, encrypts
/// where it shall, and puts a Connection between each socket and Qt's server.
class Listener : public QTcpServer {
    Q_OBJECT

public:
    explicit Listener(const ServerOptions &options, QObject *parent = nullptr);
    ~Listener() override;

    /// Reads certificate and key, if the options name them, then listens.
    /// Errors: BadConfiguration, AddressInUse, AddressUnavailable.
    Result<quint16> open();

    /// Takes the clients that wait to be accepted, then stops listening.
    void closeDoor();

signals:
    void connectionOpened(classiscope::Connection *connection, const QTcpSocket &socket);
    /// A client could not come in: too many are there, or its TLS handshake took too long.
    void turnedAway();

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    bool makeRoom();
    void encrypt(QTcpSocket *socket);
    void letIn(QTcpSocket *socket);
    void turnAway(QTcpSocket *socket, const HttpReply &reply);

    const ServerOptions m_options;
    std::optional<QSslConfiguration> m_tls;
    Connection::Shared m_shared;
    int m_connections = 0;  // without those being turned away
    int m_leaving = 0;      // turned away, reading their reply
    QHash<QHostAddress, int> m_hosts;
};

}  // namespace classiscope
