// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/connection.h"

#include "core/server/errorform.h"
#include "core/server/guardedsocket.h"

#include <QSslSocket>
#include <QUuid>

#include <algorithm>

#include <sys/socket.h>

namespace classiscope {

namespace {

using namespace std::chrono_literals;

/// How long a client that was sent away may be silent, or go on sending.
constexpr auto lingerSilence = 2s;
constexpr auto lingerTotal = 30s;

/// More than this waiting to be sent: no further reply is written, no request read.
constexpr qint64 maxUnsentBytes = 256 << 10;

/// What is read of a client at once, and the most that waits unparsed.
constexpr qint64 readBytes = 256 << 10;

constexpr qsizetype maxRequestIdBytes = 128;

bool isRequestId(QByteArrayView text)
{
    return !text.isEmpty() && text.size() <= maxRequestIdBytes
        && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')
                   || QByteArrayView("-._~:/+=@").contains(c);
           });
}

/// Whether bytes wait to be read, also those that are still in the kernel.
bool hasInput(const QTcpSocket &socket)
{
    char byte = 0;
    return socket.bytesAvailable() > 0
        || ::recv(int(socket.socketDescriptor()), &byte, 1, MSG_PEEK | MSG_DONTWAIT) > 0;
}

/// The request as Qt's server shall see it: nothing of the framing, which is done with.
QByteArray canonical(const RequestHead &head)
{
    QByteArray result = head.method + ' ' + head.target + " HTTP/1.1\r\n";
    for (const auto &[name, value] : head.fields.all()) {
        const QByteArray lower = name.toLower();
        if (lower != "content-length" && lower != "transfer-encoding" && lower != "connection"
            && lower != "expect" && lower != "upgrade")
            result += name + ": " + value + "\r\n";
    }
    return result + "Content-Length: 0\r\n\r\n";
}

}  // namespace

Connection::Connection(QTcpSocket *socket, const ServerOptions &options, Shared &shared,
                       QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_guarded(new GuardedSocket(*socket, parent))
    , m_options(options)
    , m_shared(shared)
    , m_parser(options.maxHeaderBytes, options.maxBodyBytes)
{
    socket->setParent(this);
    socket->setReadBufferSize(readBytes);
    connect(socket, &QTcpSocket::readyRead, this, &Connection::advance);
    connect(socket, &QTcpSocket::disconnected, this, &Connection::disconnected);
    connect(socket, &QTcpSocket::bytesWritten, this, [this] {
        m_lastActivity = m_lastTaken = Clock::now();
        flush();
        advance();
    });
    connect(m_guarded, &GuardedSocket::rejected, this, [this] {
        if (m_withQt)
            refuse({400, QStringLiteral("The request cannot be understood."),
                    QStringLiteral("bad-request")});
    });
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        const auto due = deadline();
        if (due && *due <= Clock::now())
            timeIsUp();
        else
            watchClock();
    });
}

Connection::~Connection()
{
    if (m_guarded)
        m_guarded->hangUp();
    for (Pending &pending : m_pending)
        forget(pending);
    m_shared.inFlightBytes -= m_receivingBytes;
}

GuardedSocket *Connection::guardedSocket() const
{
    return m_guarded;
}

void Connection::begin()
{
    advance();
}

int Connection::unanswered() const
{
    return int(m_pending.size());
}

bool Connection::mayRead() const
{
    return !m_closing && !m_closed && !m_withQt && unanswered() < m_options.maxPipelined
        && m_socket->bytesToWrite() <= maxUnsentBytes;
}

void Connection::advance()
{
    if (m_lingering) {
        dropInput();
        return;
    }
    if (m_advancing || m_closed)
        return;
    m_advancing = true;  // replies may come from within
    while (mayRead()) {
        const auto now = Clock::now();
        if (std::exchange(m_paused, false))
            beginPhase(now);  // it was us who waited
        if (m_input.isEmpty())
            m_input = m_socket->read(readBytes);
        if (m_input.isEmpty())
            break;
        m_lastActivity = now;
        if (m_parser.state() == RequestParser::State::Idle)
            beginPhase(m_requestStart = now);
        const auto before = m_parser.state();
        m_input.remove(0, m_parser.take(m_input));
        switch (m_parser.state()) {
        case RequestParser::State::Refused: refuse(m_parser.refusal()); break;
        case RequestParser::State::Body:
            if (before != RequestParser::State::Body)
                bodyBegins();
            else
                takeInBody();
            break;
        case RequestParser::State::Complete:
            if (takeInBody())
                handOver();
            break;
        case RequestParser::State::Idle:
        case RequestParser::State::Head: break;
        }
    }
    m_paused = !m_closing && !mayRead();
    m_advancing = false;
    if (m_draining && m_pending.empty() && !m_withQt
        && m_parser.state() == RequestParser::State::Idle)
        closeWhenAnswered();
    watchClock();
}

void Connection::beginPhase(Clock::time_point now)
{
    m_phaseStart = now;
    m_bodyDeadline = now + m_options.bodyTimeout;
}

void Connection::bodyBegins()
{
    beginPhase(Clock::now());
    // What is announced counts only when it comes: else few clients that announce
    // much and send nothing would keep all others out.
    if (!hasRoomFor(m_parser.announcedBytes())) {
        refuseForRoom();
        return;
    }
    if (!m_parser.head().expectsContinue)
        return;
    if (m_pending.empty())
        m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
    else
        m_continueDue = true;
}

// Counts what has come of a body; false when it had to be refused.
bool Connection::takeInBody()
{
    const qint64 more = m_parser.bodyBytes() - m_receivingBytes;
    if (!hasRoomFor(more)) {
        refuseForRoom();
        return false;
    }
    m_receivingBytes += more;
    m_shared.inFlightBytes += more;
    // Bytes earn time, but no more than bodyTimeout: a fast start does not pay for a long silence.
    const std::chrono::duration<double> earned(double(more) / double(m_options.minBodyRate));
    m_bodyDeadline =
        std::max(m_bodyDeadline,
                 std::min(m_bodyDeadline + std::chrono::duration_cast<Clock::duration>(earned),
                          Clock::now() + m_options.bodyTimeout));
    return true;
}

bool Connection::hasRoomFor(qint64 bytes) const
{
    const bool alone = m_shared.inFlightBytes == m_receivingBytes;
    return alone || m_shared.inFlightBytes + bytes <= m_options.maxInFlightBytes;
}

void Connection::refuseForRoom()
{
    refuse({503,
            QStringLiteral("The bodies of unanswered requests fill %1 bytes (maxInFlightBytes); "
                           "try again in a moment.")
                .arg(m_options.maxInFlightBytes),
            QStringLiteral("too-many-bytes")});
}

void Connection::handOver()
{
    m_head = m_parser.head();
    m_headBytes = m_parser.receivedBytes();
    m_body = m_parser.takeBody();
    m_continueDue = false;
    m_withQt = true;
    beginPhase(Clock::now());
    if (m_guarded)
        m_guarded->deliver(canonical(m_head));
    else
        abort();
}

Connection::Pending Connection::newPending(const RequestHead &head, qint64 bytes)
{
    const QByteArray given = head.fields.value("x-request-id");
    Pending pending;
    pending.framing.requestId =
        isRequestId(given) ? given : QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    pending.framing.headOnly = head.method == "HEAD";
    pending.start = m_requestStart;
    pending.bodyBytes = std::exchange(m_receivingBytes, 0);
    const auto age =
        std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - m_requestStart);
    pending.record.time = QDateTime::currentDateTimeUtc().addMSecs(-age.count());
    pending.record.client = m_socket->peerAddress().toString();
    pending.record.requestId = QString::fromLatin1(pending.framing.requestId);
    pending.record.method = QString::fromLatin1(head.method);
    pending.record.path = QString::fromLatin1(head.target);
    pending.record.requestBytes = bytes;
    pending.record.contentType = QString::fromLatin1(head.fields.value("content-type"));
    return pending;
}

std::optional<Connection::Incoming> Connection::takeRequest()
{
    if (!std::exchange(m_withQt, false) || m_closed)
        return {};
    Pending pending = newPending(m_head, m_headBytes);
    pending.framing.keepAlive = m_head.keepAlive && !m_draining;
    pending.framing.close = m_head.close || m_draining;
    m_closing = pending.framing.close;
    Incoming incoming {m_firstPending + m_pending.size(), std::move(m_head.fields),
                       std::move(m_body), pending.framing.requestId, m_socket->peerAddress()};
    m_pending.push_back(std::move(pending));
    if (!m_advancing)  // Qt's server came back later: it must not be called from within
        QMetaObject::invokeMethod(this, &Connection::advance, Qt::QueuedConnection);
    return incoming;
}

void Connection::reply(Slot slot, HttpReply reply)
{
    if (m_closed || slot < m_firstPending || slot - m_firstPending >= m_pending.size())
        return;
    Pending &pending = m_pending[std::size_t(slot - m_firstPending)];
    if (!pending.reply)
        pending.reply = std::move(reply);
    flush();
    advance();
}

void Connection::flush()
{
    while (!m_closed && !m_pending.empty() && m_pending.front().reply
           && m_socket->bytesToWrite() <= maxUnsentBytes) {
        Pending next = std::move(m_pending.front());
        m_pending.pop_front();
        ++m_firstPending;
        const QByteArray bytes = serialized(*next.reply, next.framing);
        if (m_socket->bytesToWrite() == 0)
            m_lastTaken = Clock::now();
        m_socket->write(bytes);
        m_lastActivity = Clock::now();
        const ReplyFacts &facts = next.reply->facts;
        next.record.status = next.reply->status;
        next.record.replyBytes = bytes.size();
        next.record.error = facts.error;
        next.record.stages = facts.stages;
        next.record.label = facts.label;
        next.record.confidence = facts.confidence;
        next.record.images = facts.images;
        next.record.picture = facts.picture;
        forget(next);
        if (next.framing.close) {
            for (Pending &pending : m_pending)
                forget(pending);
            m_pending.clear();
            linger();
        }
    }
    if (m_pending.empty() && std::exchange(m_continueDue, false) && !m_closing && !m_closed)
        m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
}

// The end of a request: it no longer counts, and is logged.
void Connection::forget(Pending &pending)
{
    m_shared.inFlightBytes -= std::exchange(pending.bodyBytes, 0);
    pending.record.duration =
        std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - pending.start);
    emit answered(pending.record, !pending.reply || pending.reply->facts.logged);
}

void Connection::refuse(const Refusal &refusal)
{
    const HttpFields &fields = m_withQt ? m_head.fields : m_parser.head().fields;
    Pending pending = std::exchange(m_withQt, false)
        ? newPending(m_head, m_headBytes)
        : newPending(m_parser.head(), m_parser.receivedBytes());
    pending.framing.close = true;
    const QString &path = pending.record.path;
    const QString instance = path.left(path.indexOf(QLatin1Char('?')));
    pending.reply = problem(refusal.status, refusal.detail, refusal.kind, instance);
    adaptErrorForm(*pending.reply, instance);
    m_shared.cors.addTo(*pending.reply, fields);
    // The time that is up may be noticed again while earlier replies wait.
    if (!std::exchange(m_closing, true))
        emit refused();
    m_input.clear();
    m_pending.push_back(std::move(pending));
    flush();
}

std::optional<Connection::Clock::time_point> Connection::idleSince() const
{
    const bool busy = m_closed || m_closing || m_withQt || !m_pending.empty()
        || m_parser.state() != RequestParser::State::Idle || m_socket->bytesToWrite() > 0
        || hasInput(*m_socket);
    return busy ? std::nullopt : std::optional(m_lastActivity);
}

void Connection::closeWhenAnswered()
{
    m_draining = true;
    if (m_closed || m_lingering)
        return;
    const bool receiving =
        m_withQt || hasInput(*m_socket) || m_parser.state() != RequestParser::State::Idle;
    if (!m_pending.empty() && !receiving)
        m_pending.back().framing.close = m_closing = true;
    else if (!receiving)
        linger();
    watchClock();
}

void Connection::linger()
{
    // Closing while bytes of the client are unread makes the kernel send RST,
    // which can overtake the reply. So end our side only, throw away what still
    // comes, and wait until the client closes too.
    if (m_closed || std::exchange(m_lingering, true))
        return;
    m_closing = true;
    m_lingerStart = Clock::now();
    connect(m_socket, &QTcpSocket::bytesWritten, this, &Connection::endOurSide);
    m_socket->flush();
    endOurSide();
    dropInput();
}

void Connection::endOurSide()
{
    // TLS has no half-closed state here: the client closes, or silence ends it.
    if (m_socket->bytesToWrite() == 0 && !qobject_cast<QSslSocket *>(m_socket))
        ::shutdown(int(m_socket->socketDescriptor()), SHUT_WR);
}

void Connection::dropInput()
{
    m_input.clear();
    m_socket->skip(m_socket->bytesAvailable());
    m_lastActivity = Clock::now();
    watchClock();
}

void Connection::abort()
{
    m_socket->abort();
}

void Connection::disconnected()
{
    if (std::exchange(m_closed, true))
        return;
    m_timer.stop();
    if (!m_lingering && m_parser.state() == RequestParser::State::Body) {
        // An upload that was broken off.
        m_pending.push_back(newPending(m_parser.head(), m_parser.receivedBytes()));
    }
    for (Pending &pending : m_pending) {
        pending.record.error = errorKind(Error::Code::Cancelled);
        forget(pending);
    }
    m_pending.clear();
    if (m_guarded)
        m_guarded->hangUp();
    emit closed();
    deleteLater();
}

void Connection::watchClock()
{
    const auto due = deadline();
    if (!due || m_closed)
        return;
    // A timer that runs already is left alone if it ends early enough: it looks again then.
    const auto left =
        std::max(0ms, std::chrono::ceil<std::chrono::milliseconds>(*due - Clock::now()));
    if (!m_timer.isActive() || m_timer.remainingTimeAsDuration() > left)
        m_timer.start(left);
}

std::optional<Connection::Clock::time_point> Connection::deadline() const
{
    if (m_lingering)
        return std::min(m_lingerStart + lingerTotal, m_lastActivity + lingerSilence);
    // What the client sends meanwhile does not excuse it from taking what is sent to it.
    if (m_socket->bytesToWrite() > 0)
        return m_lastTaken + m_options.idleTimeout;
    if (m_withQt)
        return m_phaseStart + m_options.headerTimeout;
    if (m_paused)
        return {};
    switch (m_parser.state()) {
    case RequestParser::State::Idle:
        if (!m_pending.empty())
            return {};
        return m_lastActivity + m_options.idleTimeout;
    case RequestParser::State::Head: return m_phaseStart + m_options.headerTimeout;
    case RequestParser::State::Body: return m_bodyDeadline;
    case RequestParser::State::Complete:
    case RequestParser::State::Refused: break;
    }
    return {};
}

void Connection::timeIsUp()
{
    const auto state = m_parser.state();
    if (m_lingering || m_socket->bytesToWrite() > 0) {
        m_socket->abort();
    } else if (m_withQt) {
        refuse({500, QStringLiteral("The request got lost within the server."),
                errorKind(Error::Code::Internal)});
    } else if (state == RequestParser::State::Head) {
        refuse({408,
                QStringLiteral("The request's header did not arrive within %1 ms (headerTimeout).")
                    .arg(m_options.headerTimeout.count()),
                QStringLiteral("header-timeout")});
    } else if (state == RequestParser::State::Body) {
        refuse({408,
                QStringLiteral("The request's body did not arrive within %1 ms (bodyTimeout) and "
                               "a second more for each %2 bytes (minBodyRate).")
                    .arg(m_options.bodyTimeout.count())
                    .arg(m_options.minBodyRate),
                QStringLiteral("body-timeout")});
    } else {
        linger();  // idle for long: nothing to answer
    }
}

}  // namespace classiscope
