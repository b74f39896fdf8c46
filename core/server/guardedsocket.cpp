// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/guardedsocket.h"

#include <algorithm>
#include <cstring>

namespace classiscope {

GuardedSocket::GuardedSocket(const QTcpSocket &client, QObject *parent)
    : QTcpSocket(parent)
{
    setPeerAddress(client.peerAddress());
    setPeerPort(client.peerPort());
    setLocalAddress(client.localAddress());
    setLocalPort(client.localPort());
    setSocketState(ConnectedState);
    setOpenMode(ReadWrite);
}

GuardedSocket::~GuardedSocket()
{
    setSocketState(UnconnectedState);  // else QAbstractSocket would say goodbye to nobody
}

void GuardedSocket::deliver(const QByteArray &request)
{
    m_unread += request;
    emit readyRead();
}

void GuardedSocket::hangUp()
{
    if (state() == UnconnectedState)
        return;
    setSocketState(UnconnectedState);
    emit disconnected();
}

qint64 GuardedSocket::bytesAvailable() const
{
    return QIODevice::bytesAvailable() + m_unread.size();
}

bool GuardedSocket::canReadLine() const
{
    return QIODevice::canReadLine() || m_unread.contains('\n');
}

void GuardedSocket::disconnectFromHost()
{
    emit rejected();
}

void GuardedSocket::close()
{
    emit rejected();
}

qint64 GuardedSocket::readData(char *data, qint64 size)
{
    const auto count = std::min<qint64>(size, m_unread.size());
    std::memcpy(data, m_unread.constData(), std::size_t(count));
    m_unread.remove(0, count);
    return count;
}

qint64 GuardedSocket::writeData(const char *, qint64 size)
{
    emit rejected();  // only its own answer to a malformed request, for which we have ours
    return size;
}

}  // namespace classiscope
