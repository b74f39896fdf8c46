// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/connection.h"

#include <sys/socket.h>

namespace classiscope {

namespace {

using namespace std::chrono_literals;

/// How long a refused client may take to read its reply before it is cut off.
constexpr auto lingerTimeout = 2s;

/// More than this waiting to be sent: the client reads nothing, and is cut off.
constexpr qint64 maxUnsentBytes = 4 << 20;

/// True when the bytes begin like a request, not like the rest of a body.
bool beginsRequest(const QByteArray &bytes)
{
    const qsizetype lineEnd = bytes.indexOf('\n');
    if (lineEnd >= 0 && !bytes.left(lineEnd).trimmed().chopped(1).endsWith("HTTP/1."))
        return false;
    for (const char *method : {"GET ", "POST ", "HEAD ", "OPTIONS ", "PUT ", "DELETE ", "PATCH "}) {
        if (bytes.startsWith(method))
            return true;
    }
    return false;
}

/// The value of a field in a request's head, lower-cased; empty when absent.
QByteArray fieldOf(const QByteArray &lowerCaseHead, QByteArrayView name)
{
    const QByteArray needle = QByteArrayLiteral("\r\n") + name.toByteArray() + ':';
    const qsizetype at = lowerCaseHead.indexOf(needle);
    if (at < 0)
        return {};
    const qsizetype start = at + needle.size();
    return lowerCaseHead.mid(start, lowerCaseHead.indexOf('\r', start) - start).trimmed();
}

}  // namespace

Connection::Connection(QTcpSocket *socket, const ServerOptions &options)
    : QObject(socket)
    , m_socket(socket)
    , m_options(options)
{
    connect(socket, &QTcpSocket::readyRead, this, &Connection::readyRead);
    connect(socket, &QTcpSocket::disconnected, this, [this] {
        m_closed = true;
        emit closed();
    });
}

void Connection::readyRead()
{
    const qint64 arrived = m_socket->bytesAvailable();
    const QByteArray peeked =
        m_partialBytes == 0 ? m_socket->peek(m_options.maxHeaderBytes) : QByteArray();
    if (beginsRequest(peeked) && !admit(peeked, arrived))
        return;
    m_partialBytes += arrived;
    if (m_partialBytes > m_options.maxBodyBytes + m_options.maxHeaderBytes) {
        refuse(problem(413,
                       QStringLiteral("The request is larger than the limit of %1 bytes "
                                      "(maxBodyBytes).")
                           .arg(m_options.maxBodyBytes),
                       QStringLiteral("body-too-large"), {}));
    }
}

bool Connection::admit(const QByteArray &peeked, qint64 arrived)
{
    m_http10 = peeked.left(peeked.indexOf('\n')).trimmed().endsWith("HTTP/1.0");
    const qsizetype headEnd = peeked.indexOf("\r\n\r\n");
    if (headEnd < 0) {
        if (arrived <= m_options.maxHeaderBytes)
            return true;
        refuse(problem(431,
                       QStringLiteral("The request's header is larger than the limit of %1 bytes "
                                      "(maxHeaderBytes).")
                           .arg(m_options.maxHeaderBytes),
                       QStringLiteral("header-too-large"), {}));
        return false;
    }
    const QByteArray head = peeked.left(headEnd + 2).toLower();
    if (fieldOf(head, "content-length").toLongLong() > m_options.maxBodyBytes) {
        refuse(problem(413,
                       QStringLiteral("The request's body is larger than the limit of %1 bytes "
                                      "(maxBodyBytes).")
                           .arg(m_options.maxBodyBytes),
                       QStringLiteral("body-too-large"), {}));
        return false;
    }
    if (m_pending.empty() && fieldOf(head, "expect") == "100-continue")
        m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
    return true;
}

Connection::Slot Connection::takeSlot(bool headOnly, const QByteArray &connectionField)
{
    m_partialBytes = 0;
    const QByteArray wish = connectionField.toLower();
    Pending pending;
    pending.framing.headOnly = headOnly;
    pending.framing.keepAlive = m_http10 && wish.contains("keep-alive");
    pending.framing.close =
        m_closing || wish.contains("close") || (m_http10 && !pending.framing.keepAlive);
    m_closing = pending.framing.close;
    m_pending.push_back(std::move(pending));
    return m_firstPending + m_pending.size() - 1;
}

int Connection::unanswered() const
{
    return int(m_pending.size());
}

void Connection::reply(Slot slot, const HttpReply &reply)
{
    if (m_closed || slot < m_firstPending || slot - m_firstPending >= m_pending.size())
        return;
    Pending &pending = m_pending[std::size_t(slot - m_firstPending)];
    if (!pending.reply)
        pending.reply = reply;
    flush();
}

void Connection::flush()
{
    while (!m_pending.empty() && m_pending.front().reply) {
        const Pending next = std::move(m_pending.front());
        m_pending.pop_front();
        ++m_firstPending;
        m_socket->write(serialized(*next.reply, next.framing));
        if (m_socket->bytesToWrite() > maxUnsentBytes) {
            m_pending.clear();
            m_socket->abort();
            return;
        }
        if (next.framing.close) {
            m_pending.clear();
            linger();
        }
    }
}

void Connection::refuse(const HttpReply &reply)
{
    // Qt must not see the rest: the request it belongs to is already answered.
    disconnect(m_socket, &QTcpSocket::readyRead, nullptr, nullptr);
    connect(m_socket, &QTcpSocket::readyRead, this, [this] { m_socket->readAll(); });
    m_socket->readAll();
    m_closing = true;
    m_pending.push_back({{{}, false, true, false}, reply});
    flush();
}

void Connection::closeWhenAnswered()
{
    if (m_closed)
        return;
    m_closing = true;
    if (m_pending.empty())
        linger();
    else
        m_pending.back().framing.close = true;
}

void Connection::linger()
{
    // Closing while bytes of the client are unread makes the kernel send RST,
    // which can overtake the reply. So end our side only, throw away what still
    // comes, and wait until the client closes too.
    disconnect(m_socket, &QTcpSocket::readyRead, nullptr, nullptr);
    connect(m_socket, &QTcpSocket::readyRead, this, [this] { m_socket->readAll(); });
    m_socket->readAll();
    const auto endOurSide = [this] {
        if (m_socket->bytesToWrite() == 0)
            ::shutdown(int(m_socket->socketDescriptor()), SHUT_WR);
    };
    connect(m_socket, &QTcpSocket::bytesWritten, this, endOurSide);
    m_socket->flush();
    endOurSide();
    QTimer::singleShot(lingerTimeout, this, [this] { m_socket->abort(); });
}

}  // namespace classiscope
