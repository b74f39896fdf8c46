// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTcpSocket>

namespace classiscope {

/// What Qt's server takes for a client's socket: it reads only requests that
/// passed the guard, and writes nothing. The real socket belongs to Connection.
///
/// No descriptor is behind it. Qt's server owns it, as it does any socket.
class GuardedSocket : public QTcpSocket {
    Q_OBJECT

public:
    /// Looks like the other end of `client`.
    explicit GuardedSocket(const QTcpSocket &client, QObject *parent = nullptr);
    ~GuardedSocket() override;

    /// Lets Qt's server read `request`, a whole one without a body.
    void deliver(const QByteArray &request);

    /// Tells Qt's server that the client is gone; it deletes this object then.
    void hangUp();

    qint64 bytesAvailable() const override;
    bool canReadLine() const override;
    void disconnectFromHost() override;
    void close() override;

signals:
    /// Qt's server could not make sense of a request and wants to end the connection.
    void rejected();

protected:
    qint64 readData(char *data, qint64 size) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    QByteArray m_unread;
};

}  // namespace classiscope
