// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/httpreply.h"
#include "core/server/serveroptions.h"

#include <QObject>
#include <QTcpSocket>
#include <QTimer>

#include <deque>
#include <optional>

namespace classiscope {

/// One client: its socket, and a first-in-first-out queue of reply slots.
///
/// Qt's server reads requests from the socket; this object sees the bytes first
/// (it guards the size limits and answers "Expect: 100-continue") and alone
/// writes to it. A request takes a slot when it arrives; replies may come in any
/// order and leave in the order of the slots, as HTTP/1.1 pipelining demands
/// (RFC 9112, 9.3.2). Child of the socket; lives in the server's thread.
class Connection : public QObject {
    Q_OBJECT

public:
    using Slot = quint64;

    Connection(QTcpSocket *socket, const ServerOptions &options);

    /// Takes the next place in the order of replies. `closeRequested`: the
    /// request's fields ask for the end of the connection after its reply.
    Slot takeSlot(bool headOnly, const QByteArray &connectionField);

    /// Fills a slot; written as soon as all earlier ones are. Later calls for
    /// the same slot, and all calls after the client left, do nothing.
    void reply(Slot slot, const HttpReply &reply);

    int unanswered() const;

    /// Answers what is unanswered, then closes; takes no further request.
    void closeWhenAnswered();

signals:
    /// The client left, or was sent away. Nothing more will be written.
    void closed();

private:
    struct Pending {
        ReplyFraming framing;
        std::optional<HttpReply> reply;
    };

    void readyRead();
    /// Looks at the head of a request as it arrives; false when it was refused.
    bool admit(const QByteArray &peeked, qint64 arrived);
    void refuse(const HttpReply &reply);
    void flush();
    void linger();

    QTcpSocket *m_socket;
    ServerOptions m_options;
    std::deque<Pending> m_pending;
    Slot m_firstPending = 0;    // the slot at the front of m_pending
    qint64 m_partialBytes = 0;  // received of a request that is not complete yet
    bool m_http10 = false;      // the request being received is HTTP/1.0
    bool m_closing = false;     // a reply with "Connection: close" is written or waits
    bool m_closed = false;
};

}  // namespace classiscope
