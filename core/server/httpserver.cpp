// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/httpserver.h"

#include "core/telemetry/telemetry.h"

#include <QHttpServerRequest>
#include <QMetaEnum>

namespace classiscope {

namespace {

QByteArray methodName(QHttpServerRequest::Method method)
{
    const auto names = QMetaEnum::fromType<QHttpServerRequest::Method>();
    return QByteArray(names.valueToKey(int(method))).toUpper();
}

}  // namespace

HttpServer::HttpServer(Classifier &classifier, Telemetry &telemetry, const ServerOptions &options)
    : m_options(options)
    , m_telemetry(telemetry)
    , m_api(classifier, telemetry, options, this)
    , m_listener(new Listener(options, this))
{
    m_api.setConnectionCounter([this] { return connections(); });
    connect(m_listener, &Listener::connectionOpened, this, &HttpServer::watch);
    connect(m_listener, &Listener::turnedAway, this, [this] { m_telemetry.turnedAway(); });
    m_drainTimer.setSingleShot(true);
    connect(&m_drainTimer, &QTimer::timeout, this, [this] {
        // Time is up: those who still wait learn that their connection ends.
        const auto waiting = m_connections.values();
        for (Connection *connection : waiting)
            connection->abort();
    });
}

void HttpServer::watch(Connection *connection, const QTcpSocket &socket)
{
    const Peer peer {socket.peerAddress(), socket.peerPort()};
    m_connections.insert(peer, connection);
    connect(connection, &Connection::answered, this, [this](const RequestRecord &record, bool log) {
        if (record.status > 0)
            m_telemetry.httpReplied(record.status);
        emit answered(record, log);
    });
    connect(connection, &Connection::refused, this, [this] { m_telemetry.turnedAway(); });
    connect(connection, &Connection::closed, this, [this, peer, connection] {
        // A client may come back from the same port before the end of its last
        // connection is noticed.
        if (m_connections.value(peer) == connection)
            m_connections.remove(peer);
        emit connectionsChanged(connections());
        if (m_draining)
            finishDraining();
    });
    emit connectionsChanged(connections());
    if (m_draining)
        connection->closeWhenAnswered();
}

Result<quint16> HttpServer::listen()
{
    const auto port = m_listener->open();
    if (port)
        bind(m_listener);
    return port;
}

quint16 HttpServer::findFreePort() const
{
    constexpr int tries = 50;
    QTcpServer probe;
    for (int port = m_options.port + 1; port <= std::min(m_options.port + tries, 65535); ++port) {
        if (probe.listen(m_options.address, quint16(port)))
            return quint16(port);
    }
    return 0;
}

int HttpServer::connections() const
{
    return int(m_connections.size());
}

void HttpServer::drain()
{
    m_draining = true;
    m_listener->closeDoor();
    m_api.stopTakingWork();
    m_drainTimer.start(m_options.drainTimeout);
    const auto open = m_connections.values();
    for (Connection *connection : open)
        connection->closeWhenAnswered();
    finishDraining();
}

void HttpServer::finishDraining()
{
    if (!m_connections.isEmpty() || !m_draining)
        return;
    m_draining = false;
    m_drainTimer.stop();
    emit drained();
}

#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
bool HttpServer::handleRequest(const QHttpServerRequest &request, QHttpServerResponder &)
{
    // The responder may go unused: Qt then reads on, and Connection writes the reply.
    answer(request, m_connections.value({request.remoteAddress(), request.remotePort()}));
    return true;
}
#else
bool HttpServer::handleRequest(const QHttpServerRequest &request, QTcpSocket *socket)
{
    answer(request, m_connections.value({socket->peerAddress(), socket->peerPort()}));
    return true;
}
#endif

void HttpServer::answer(const QHttpServerRequest &request, Connection *connection)
{
    if (!connection)
        return;  // it closed in between
    auto incoming = connection->takeRequest();
    if (!incoming)
        return;
    HttpRequest copy;
    copy.method = methodName(request.method());
    copy.path = request.url().path();
    copy.query = request.query();
    copy.fields = std::move(incoming->fields);
    copy.body = std::move(incoming->body);
    copy.id = incoming->id;
    copy.client = incoming->client;
    m_api.handle(
        std::move(copy), connection,
        [client = QPointer<Connection>(connection), slot = incoming->slot](const HttpReply &reply) {
            if (client)
                client->reply(slot, reply);
        });
}

}  // namespace classiscope
