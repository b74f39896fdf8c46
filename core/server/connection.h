// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/cors.h"
#include "core/server/httpreply.h"
#include "core/server/requestparser.h"
#include "core/server/serveroptions.h"
#include "core/telemetry/requestlog.h"

#include <QPointer>
#include <QTcpSocket>
#include <QTimer>

#include <chrono>
#include <deque>
#include <optional>

namespace classiscope {

class GuardedSocket;

/// One client: the guard between its socket and Qt's server, and a
/// first-in-first-out queue of reply slots.
///
/// Every request passes the RequestParser and the time-outs before Qt's server
/// sees it, as a head in canonical form; the body goes around Qt. A request takes a
/// slot; replies may come in any order and leave in the order of the slots, as
/// pipelining demands (RFC 9112, 9.3.2). While `maxPipelined` slots wait, or the
/// client does not take its replies, nothing more is read from it.
/// Lives in the server's thread; deletes itself after closed().
class Connection : public QObject {
    Q_OBJECT

public:
    using Slot = quint64;
    using Clock = std::chrono::steady_clock;

    /// What all connections of a server hold together.
    struct Shared {
        explicit Shared(const ServerOptions &options)
            : cors(options.corsOrigins)
        {
        }

        const Cors cors;
        qint64 inFlightBytes = 0;  ///< of bodies
    };

    /// A request that Qt's server has parsed, with what went around it.
    struct Incoming {
        Slot slot = 0;
        HttpFields fields;
        QByteArray body;
        QByteArray id;
        QHostAddress client;
    };

    /// Takes over `socket`, connected (and encrypted, if it shall be). `shared` must
    /// outlive the connection.
    Connection(QTcpSocket *socket, const ServerOptions &options, Shared &shared, QObject *parent);
    ~Connection() override;

    /// To be given to Qt's server, which owns it then.
    GuardedSocket *guardedSocket() const;

    /// Reads what is there already: to be called when Qt's server has the socket.
    void begin();

    /// Nothing when Qt's server hands over what was not given to it.
    std::optional<Incoming> takeRequest();

    /// Fills a slot; written as soon as all earlier ones are. Later calls for
    /// the same slot, and all calls after the client left, do nothing.
    void reply(Slot slot, HttpReply reply);

    int unanswered() const;

    /// Since when nothing was asked, answered or received; nothing while something is.
    std::optional<Clock::time_point> idleSince() const;

    /// Answers what is unanswered or being received, then closes.
    void closeWhenAnswered();

    /// Closes now.
    void abort();

signals:
    /// A request is answered with a refusal and never comes to takeRequest().
    void refused();
    /// A reply was written, or the client left before it could be (status 0).
    /// `log`: it belongs into the logs.
    void answered(const classiscope::RequestRecord &record, bool log);
    /// The client left, or was sent away. Nothing more will be written.
    void closed();

private:
    struct Pending {
        ReplyFraming framing;
        RequestRecord record;
        Clock::time_point start;
        qint64 bodyBytes = 0;
        std::optional<HttpReply> reply;
    };

    bool mayRead() const;
    void advance();
    void beginPhase(Clock::time_point now);
    void bodyBegins();
    bool takeInBody();
    bool hasRoomFor(qint64 bytes) const;
    void refuseForRoom();
    void handOver();
    void refuse(const Refusal &refusal);
    void flush();
    void linger();
    void dropInput();
    void endOurSide();
    void disconnected();
    void forget(Pending &pending);

    void watchClock();
    std::optional<Clock::time_point> deadline() const;
    void timeIsUp();

    Pending newPending(const RequestHead &head, qint64 bytes);

    QTcpSocket *m_socket;
    QPointer<GuardedSocket> m_guarded;
    const ServerOptions m_options;
    Shared &m_shared;
    RequestParser m_parser;
    QByteArray m_input;  // read from the socket, not parsed yet
    QByteArray m_body;   // of the request that Qt's server has
    RequestHead m_head;
    qint64 m_headBytes = 0;       // of that request, with its framing
    qint64 m_receivingBytes = 0;  // what the request being received holds of `shared`

    std::deque<Pending> m_pending;
    Slot m_firstPending = 0;  // the slot at the front of m_pending

    QTimer m_timer;
    Clock::time_point m_phaseStart = Clock::now();  // of a request's head, or of its body
    Clock::time_point m_requestStart = m_phaseStart;
    Clock::time_point m_bodyDeadline;
    Clock::time_point m_lastActivity = m_phaseStart;  // bytes came or went
    Clock::time_point m_lastTaken = m_phaseStart;     // the client took bytes, or none waited
    Clock::time_point m_lingerStart;

    bool m_advancing = false;
    bool m_withQt = false;       // Qt's server has a request and has not handed it over yet
    bool m_paused = false;       // mayRead() said no when there was something to read
    bool m_continueDue = false;  // "100 Continue" waits for earlier replies
    bool m_closing = false;      // a reply with "Connection: close" is written or waits
    bool m_draining = false;
    bool m_lingering = false;
    bool m_closed = false;
};

}  // namespace classiscope
