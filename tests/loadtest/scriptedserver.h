// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QTcpServer>
#include <QTcpSocket>

#include <functional>

namespace classiscope {

/// An HTTP server in the test's own thread that answers as the test says.
class ScriptedServer : public QTcpServer {
public:
    struct Request {
        QByteArray method, path, head, body;
        QTcpSocket *socket = nullptr;
        int number = 0;  ///< from 1
    };

    ScriptedServer();

    QUrl url(const char *path = "/predict") const;

    /// At first answers each with a prediction.
    std::function<void(const Request &)> script;

    static void answer(QTcpSocket *socket, int status, const QByteArray &body);
    static const QByteArray prediction;

    int requests = 0;
    int connections = 0;
    QHash<QByteArray, int> bodies;

private:
    void read(QTcpSocket *socket);

    QHash<QTcpSocket *, QByteArray> m_input;
};

}  // namespace classiscope
