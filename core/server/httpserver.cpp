// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/httpserver.h"

#include <QHttpServerRequest>
#include <QMetaEnum>

namespace classiscope {

namespace {

QByteArray methodName(QHttpServerRequest::Method method)
{
    const auto names = QMetaEnum::fromType<QHttpServerRequest::Method>();
    return QByteArray(names.valueToKey(int(method))).toUpper();
}

QString place(const QHostAddress &address, quint16 port)
{
    return QStringLiteral("%1 port %2").arg(address.toString()).arg(port);
}

}  // namespace

HttpServer::HttpServer(Classifier &classifier, Telemetry &telemetry, const ServerOptions &options)
    : m_options(options)
    , m_api(classifier, telemetry, this)
    , m_listener(new Listener(options, this))
{
    connect(m_listener, &Listener::connectionOpened, this,
            [this](Connection *connection, QTcpSocket *socket) {
                const Peer peer {socket->peerAddress(), socket->peerPort()};
                m_connections.insert(peer, connection);
                connect(connection, &Connection::closed, this, [this, peer] {
                    m_connections.remove(peer);
                    emit connectionsChanged(connections());
                    if (m_draining)
                        finishDraining();
                });
                emit connectionsChanged(connections());
            });
    m_drainTimer.setSingleShot(true);
    connect(&m_drainTimer, &QTimer::timeout, this, [this] {
        // Time is up: those who still wait learn that their connection ends.
        const auto waiting = m_connections.values();
        for (Connection *connection : waiting)
            static_cast<QTcpSocket *>(connection->parent())->abort();
    });
}

Result<quint16> HttpServer::listen()
{
    if (!m_listener->listen(m_options.address, m_options.port)) {
        const QString where = place(m_options.address, m_options.port);
        if (m_listener->serverError() == QAbstractSocket::AddressInUseError)
            return {
                Error::Code::AddressInUse,
                QStringLiteral("%1 is used by another program; stop it, or choose another port.")
                    .arg(where)};
        return {Error::Code::AddressUnavailable,
                QStringLiteral("Cannot listen on %1: %2.").arg(where, m_listener->errorString())};
    }
    bind(m_listener);
    return m_listener->serverPort();
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
    m_listener->close();
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
    HttpRequest copy;
    copy.method = methodName(request.method());
    copy.path = request.url().path();
    copy.query = request.query();
    copy.fields.append("Content-Type", request.value("content-type"));
    copy.body = request.body();
    const bool tooMany = connection->unanswered() >= m_options.maxPipelined;
    const auto slot = connection->takeSlot(copy.method == "HEAD", request.value("connection"));
    const auto respond = [client = QPointer<Connection>(connection), slot](const HttpReply &reply) {
        if (client)
            client->reply(slot, reply);
    };
    if (tooMany)
        respond(problem(429,
                        QStringLiteral("%1 requests of this connection wait for an answer already "
                                       "(maxPipelined).")
                            .arg(m_options.maxPipelined),
                        QStringLiteral("too-many-pipelined"), copy.path));
    else if (copy.body.size() > m_options.maxBodyBytes)
        respond(problem(413,
                        QStringLiteral("The request's body has %1 bytes; the limit is %2 "
                                       "(maxBodyBytes).")
                            .arg(copy.body.size())
                            .arg(m_options.maxBodyBytes),
                        QStringLiteral("body-too-large"), copy.path));
    else
        m_api.handle(copy, connection, respond);
}

}  // namespace classiscope
