// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/connection.h"

#include <QTcpServer>

#include <functional>

namespace classiscope {

/// Accepts clients, up to `maxConnections`, and puts a Connection in front of
/// each socket before Qt's server sees it.
class Listener : public QTcpServer {
    Q_OBJECT

public:
    explicit Listener(const ServerOptions &options, QObject *parent = nullptr);

    int connections() const { return m_connections; }

signals:
    void connectionOpened(classiscope::Connection *connection, QTcpSocket *socket);
    void connectionClosed();

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    ServerOptions m_options;
    int m_connections = 0;
};

}  // namespace classiscope
