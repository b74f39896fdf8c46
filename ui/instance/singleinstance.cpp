// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/instance/singleinstance.h"

#include <QDeadlineTimer>
#include <QGuiApplication>
#include <QLocalServer>
#include <QLocalSocket>
#include <QStandardPaths>
#include <QThread>
#include <QTimer>
#include <QtEndian>

#include <unistd.h>

namespace classiscope {

namespace {

constexpr std::chrono::milliseconds retryDelay {20};
constexpr qsizetype longestDisplay = 40;  // a socket's path has at most 107 bytes
constexpr char ready = 'r';
constexpr char refused = 'n';
constexpr char go = 'g';
constexpr const char *messageProperty = "_classiscope_message";

QString displayName()
{
    QString name = qEnvironmentVariable("WAYLAND_DISPLAY");
    if (name.isEmpty())
        name = qEnvironmentVariable("DISPLAY");
    if (name.isEmpty() || QGuiApplication::platformName() == QLatin1String("offscreen"))
        name = QGuiApplication::platformName();
    for (QChar &letter : name) {
        if (!letter.isLetterOrNumber() || letter.unicode() > 127)
            letter = QLatin1Char('-');
    }
    return name.right(longestDisplay);
}

int remaining(const QDeadlineTimer &deadline)
{
    return int(deadline.remainingTime());
}

QByteArray framed(const QByteArray &message)
{
    QByteArray frame(sizeof(quint32), Qt::Uninitialized);
    qToBigEndian(quint32(message.size()), frame.data());
    return frame + message;
}

/// Sends all of it; the peer may be slow to read.
bool write(QLocalSocket &socket, const QByteArray &bytes, const QDeadlineTimer &deadline)
{
    socket.write(bytes);
    while (socket.bytesToWrite() > 0) {
        if (!socket.waitForBytesWritten(remaining(deadline)))
            return false;
    }
    return true;
}

}  // namespace

SingleInstance::SingleInstance(const QString &socket, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_lock(socket + QLatin1String(".lock"))
{
    m_lock.setStaleLockTime(0);  // however old: it counts while its process lives
}

SingleInstance::~SingleInstance()
{
    release();
}

QString SingleInstance::socketOfUser()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    return folder.isEmpty() ? QString()
                            : QStringLiteral("%1/classiscope-%2-%3")
                                  .arg(folder, QString::number(getuid()), displayName());
}

SingleInstance::Role SingleInstance::start(const HandOver &handOver,
                                           std::chrono::milliseconds patience)
{
    if (m_socket.isEmpty())
        return fail(Role::Alone,
                    tr("Later starts open windows of their own: there is no folder for this "
                       "user's sockets (XDG_RUNTIME_DIR)."));
    const QDeadlineTimer deadline(patience);
    while (true) {
        if (m_lock.tryLock(0))
            return listen();
        if (m_lock.error() != QLockFile::LockFailedError)
            return fail(Role::Alone,
                        tr("Later starts open windows of their own: %1.lock cannot be written; "
                           "see to it that its folder is this user's.")
                            .arg(m_socket));
        const auto message = handOver.encoded();
        if (!message)
            return fail(Role::Unreachable, message.error().text.translated());
        const Answer answer = send(*message, deadline);
        if (answer == Answer::Ready)
            return Role::Handed;
        if (answer == Answer::Refused)
            return fail(Role::Unreachable,
                        tr("The Classiscope that is open does not understand this one; it is of "
                           "another version, so close it."));
        if (deadline.hasExpired())
            return fail(Role::Unreachable,
                        tr("A Classiscope is open that has not answered for %1 seconds; this is "
                           "a window of its own. Close the other one if it hangs.")
                            .arg(double(patience.count()) / 1000));
        QThread::msleep(retryDelay.count());
    }
}

SingleInstance::Role SingleInstance::fail(Role role, const QString &problem)
{
    m_problem = problem;
    return role;
}

SingleInstance::Role SingleInstance::listen()
{
    QLocalServer::removeServer(m_socket);  // the lock is ours, so nobody listens on it
    m_server = new QLocalServer(this);
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    connect(m_server, &QLocalServer::newConnection, this, &SingleInstance::takePeer);
    if (m_server->listen(m_socket))
        return Role::First;
    const QString reason = m_server->errorString();
    release();
    return fail(Role::Alone,
                tr("Later starts open windows of their own: the socket %1 cannot be made (%2).")
                    .arg(m_socket, reason));
}

void SingleInstance::release()
{
    delete std::exchange(m_server, nullptr);  // and its sockets
    m_lock.unlock();
}

SingleInstance::Answer SingleInstance::send(const QByteArray &message,
                                            const QDeadlineTimer &deadline) const
{
    QLocalSocket socket;
    socket.connectToServer(m_socket);
    if (!socket.waitForConnected(remaining(deadline)) || !write(socket, framed(message), deadline))
        return Answer::None;
    char answer = 0;
    if (!socket.waitForReadyRead(remaining(deadline)) || !socket.getChar(&answer))
        return Answer::None;
    if (answer != ready)
        return Answer::Refused;
    return write(socket, QByteArray(1, go), deadline) ? Answer::Ready : Answer::None;
}

void SingleInstance::takePeer()
{
    while (QLocalSocket *peer = m_server->nextPendingConnection()) {
        if (m_peers >= maxPeers) {
            delete peer;
            continue;
        }
        ++m_peers;
        peer->setReadBufferSize(qint64(sizeof(quint32)) + HandOver::maxBytes);
        connect(peer, &QLocalSocket::readyRead, this, [this, peer] { read(peer); });
        connect(peer, &QLocalSocket::disconnected, peer, &QObject::deleteLater);
        connect(peer, &QObject::destroyed, this, [this] { --m_peers; });
        QTimer::singleShot(answerTimeout, peer, [peer] { peer->abort(); });
        read(peer);
    }
}

void SingleInstance::read(QLocalSocket *peer)
{
    QByteArray message = peer->property(messageProperty).toByteArray();
    if (message.isEmpty()) {
        char head[sizeof(quint32)];
        if (peer->peek(head, sizeof head) < qint64(sizeof head))
            return;
        const auto size = qFromBigEndian<quint32>(head);
        if (size > HandOver::maxBytes) {
            peer->abort();
            return;
        }
        if (peer->bytesAvailable() < qint64(sizeof head) + size)
            return;
        peer->skip(sizeof head);
        message = peer->read(size);
        const bool understood = HandOver::decoded(message).ok();
        peer->write(QByteArray(1, understood ? ready : refused));
        if (!understood) {
            peer->disconnectFromServer();
            return;
        }
        peer->setProperty(messageProperty, message);
    }
    char word = 0;
    if (!peer->getChar(&word))
        return;
    const auto handOver = HandOver::decoded(message);
    peer->disconnectFromServer();
    if (word == go && handOver)
        emit handedOver(*handOver);
}

}  // namespace classiscope
