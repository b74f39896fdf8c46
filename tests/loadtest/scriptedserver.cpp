// SPDX-License-Identifier: GPL-3.0-or-later
#include "scriptedserver.h"

#include <QPointer>
#include <QUrl>

namespace classiscope {

const QByteArray ScriptedServer::prediction = R"({"predictions":[{"label":"cat","index":1}]})";

ScriptedServer::ScriptedServer()
{
    script = [](const Request &request) { answer(request.socket, 200, prediction); };
    connect(this, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = nextPendingConnection()) {
            ++connections;
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
            connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
                m_input.remove(socket);
                socket->deleteLater();
            });
        }
    });
    listen(QHostAddress::LocalHost);
}

QUrl ScriptedServer::url(const char *path) const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1%2").arg(serverPort()).arg(QLatin1String(path)));
}

void ScriptedServer::answer(QTcpSocket *socket, int status, const QByteArray &body)
{
    socket->write("HTTP/1.1 " + QByteArray::number(status) + " Status\r\nContent-Length: "
                  + QByteArray::number(body.size()) + "\r\n\r\n" + body);
}

void ScriptedServer::read(QTcpSocket *socket)
{
    QByteArray &input = m_input[socket];
    input += socket->readAll();
    const qsizetype end = input.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    const QByteArray head = input.left(end);
    qsizetype length = 0;
    for (const QByteArray &line : head.split('\n')) {
        if (line.toLower().startsWith("content-length:"))
            length = line.mid(15).trimmed().toLongLong();
    }
    if (input.size() < end + 4 + length)
        return;
    Request request;
    const QList<QByteArray> words = head.split(' ');
    request.method = words.value(0);
    request.path = words.value(1);
    request.head = head;
    request.body = input.mid(end + 4, length);
    request.socket = socket;
    request.number = ++requests;
    input.remove(0, end + 4 + length);
    ++bodies[request.body];
    script(request);
}

}  // namespace classiscope
