// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/result.h"
#include "core/server/api.h"
#include "core/server/listener.h"

#include <QAbstractHttpServer>
#include <QHash>
#include <QPointer>
#include <QTimer>

#include <optional>

namespace classiscope {

/// Qt's HTTP server with our own replies: Qt parses requests, this class copies
/// them out, and Connection writes the answers in order. Lives in one thread.
///
/// Qt 6.4's own asynchronous replies keep raw pointers to the socket and the
/// request, and crash when the client leaves; nothing here keeps either.
class HttpServer : public QAbstractHttpServer {
    Q_OBJECT

public:
    /// `classifier` and `telemetry` must outlive the server.
    HttpServer(Classifier &classifier, Telemetry &telemetry, const ServerOptions &options);

    /// Errors: AddressInUse, AddressUnavailable, BadConfiguration (TLS).
    Result<quint16> listen();

    /// A port above the options' that could be listened on a moment ago; 0: none near.
    quint16 findFreePort() const;

    /// Stops listening, answers what is in flight for up to `drainTimeout`, closes
    /// all connections, then emits drained().
    void drain();

    int connections() const;

signals:
    void connectionsChanged(int connections);
    /// A request came to its end, however it ended. `log`: it belongs into the logs.
    void answered(const classiscope::RequestRecord &record, bool log);
    void drained();

protected:
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    bool handleRequest(const QHttpServerRequest &request, QHttpServerResponder &) override;
    void missingHandler(const QHttpServerRequest &, QHttpServerResponder &) override { }
#else
    bool handleRequest(const QHttpServerRequest &request, QTcpSocket *socket) override;
    void missingHandler(const QHttpServerRequest &, QTcpSocket *) override { }
#endif

private:
    using Peer = QPair<QHostAddress, quint16>;

    void watch(Connection *connection, const QTcpSocket &socket);
    void answer(const QHttpServerRequest &request, Connection *connection);
    void finishDraining();

    ServerOptions m_options;
    Telemetry &m_telemetry;
    Api m_api;
    Listener *m_listener;
    QHash<Peer, Connection *> m_connections;
    QTimer m_drainTimer;
    bool m_draining = false;
};

}  // namespace classiscope
