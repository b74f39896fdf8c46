// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/instance/handover.h"

#include <QLockFile>
#include <QObject>

#include <chrono>

class QLocalServer;
class QLocalSocket;

namespace classiscope {

/// Sees to it that a second start of the program hands over to the window that is open.
///
/// A lock file decides who is the first; that one listens on a local socket beside it. What a
/// program that crashed left of both is cleared away. The second sends its message, waits for
/// "ready" and answers "go": one that gave up waiting is not obeyed later.
class SingleInstance : public QObject {
    Q_OBJECT

public:
    enum class Role {
        First,        ///< later starts hand over to this one
        Handed,       ///< the window that is open has taken the message: nothing is left to do
        Unreachable,  ///< one is open that does not take it: open another; problem() says why
        Alone         ///< nobody can hand over to this one; problem() says why
    };

    /// How long the window that is open may take to answer.
    static constexpr std::chrono::milliseconds answerTimeout {5000};
    static constexpr int maxPeers = 8;  ///< that hand over at the same moment; more try again

    /// `socket`: the path of the socket; its folder must be the user's own. Empty: there is
    /// no place for one, and start() says Alone.
    explicit SingleInstance(const QString &socket, QObject *parent = nullptr);
    ~SingleInstance() override;

    /// One for each user and each display.
    static QString socketOfUser();

    /// Blocks for up to `patience`, so before there is a window.
    Role start(const HandOver &handOver, std::chrono::milliseconds patience = answerTimeout);
    QString problem() const { return m_problem; }

    /// From now on another start is the first.
    void release();

signals:
    void handedOver(const classiscope::HandOver &handOver);

private:
    enum class Answer { Ready, Refused, None };

    Role listen();
    Role fail(Role role, const QString &problem);
    Answer send(const QByteArray &message, const QDeadlineTimer &deadline) const;
    void takePeer();
    void read(QLocalSocket *peer);

    const QString m_socket;
    QLockFile m_lock;
    QLocalServer *m_server = nullptr;
    int m_peers = 0;
    QString m_problem;
};

}  // namespace classiscope
