// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/cache/redisconnection.h"

#include <hiredis/hiredis.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <new>

#include <poll.h>
#include <sys/socket.h>

// hiredis connects, writes commands and reads replies apart; the socket is read and
// written here: its own time-out is one a read, which a slow server can draw out, and
// version 0.14 writes so that a closed connection ends the process (SIGPIPE).

namespace classiscope {

namespace {

Error failure(const QString &what)
{
    return {Error::Code::Internal, what};
}

Error systemFailure(int error)
{
    return failure(QString::fromLocal8Bit(std::strerror(error)));
}

QString textOf(const redisReply &reply)
{
    constexpr std::size_t most = 200;
    return QString::fromUtf8(reply.str, qsizetype(std::min<std::size_t>(reply.len, most)));
}

bool isError(const redisReply &reply)
{
    return reply.type == REDIS_REPLY_ERROR;
}

QByteArray formatted(const QByteArrayList &command)
{
    std::vector<const char *> words;
    std::vector<std::size_t> lengths;
    for (const QByteArray &word : command) {
        words.push_back(word.constData());
        lengths.push_back(std::size_t(word.size()));
    }
    char *text = nullptr;
    const auto length =
        redisFormatCommandArgv(&text, int(words.size()), words.data(), lengths.data());
    if (length < 0)
        throw std::bad_alloc();
    const QByteArray result(text, qsizetype(length));
    redisFreeCommand(text);
    return result;
}

}  // namespace

void RedisConnection::FreeContext::operator()(redisContext *context) const
{
    redisFree(context);
}

void RedisConnection::FreeReply::operator()(redisReply *reply) const
{
    freeReplyObject(reply);
}

RedisConnection::RedisConnection(redisContext *context)
    : m_context(context)
{
}

RedisConnection::~RedisConnection() = default;

Result<std::unique_ptr<RedisConnection>> RedisConnection::open(const RedisAddress &address,
                                                               std::chrono::milliseconds timeout)
{
    redisContext *context = address.socketPath.isEmpty()
        ? redisConnectNonBlock(address.host.toUtf8().constData(), address.port)
        : redisConnectUnixNonBlock(address.socketPath.toLocal8Bit().constData());
    if (!context)
        throw std::bad_alloc();
    std::unique_ptr<RedisConnection> connection(new RedisConnection(context));
    const auto deadline = Clock::now() + timeout;  // after the look-up of the host's name
    auto error = context->err ? std::optional(failure(QString::fromLocal8Bit(context->errstr)))
                              : connection->awaitConnection(deadline);
    if (!error)
        error = connection->greet(address, deadline);
    if (error)
        return failure(QStringLiteral("Redis at %1: %2").arg(address.text(), error->message));
    return connection;
}

std::optional<Error> RedisConnection::awaitConnection(Clock::time_point deadline)
{
    if (auto error = await(POLLOUT, deadline))
        return error;
    int error = 0;
    socklen_t size = sizeof error;
    if (::getsockopt(m_context->fd, SOL_SOCKET, SO_ERROR, &error, &size) != 0)
        error = errno;
    return error == 0 ? std::nullopt : std::optional(systemFailure(error));
}

std::optional<Error> RedisConnection::greet(const RedisAddress &address, Clock::time_point deadline)
{
    std::vector<QByteArrayList> commands;
    if (!address.user.isEmpty())
        commands.push_back({"AUTH", address.user, address.password});
    else if (!address.password.isEmpty())
        commands.push_back({"AUTH", address.password});
    if (address.database > 0)
        commands.push_back({"SELECT", QByteArray::number(address.database)});
    commands.push_back({"PING"});
    const auto replies = ask(commands, deadline);
    if (!replies)
        return replies.error();
    for (const Reply &reply : *replies) {
        if (isError(*reply))
            return failure(QStringLiteral("it says \"%1\"; correct the user, the password or "
                                          "the database in --redis.")
                               .arg(textOf(*reply)));
    }
    return {};
}

Result<std::optional<RedisConnection::Value>>
RedisConnection::get(const QByteArray &key, std::chrono::milliseconds timeout)
{
    const auto replies = ask({{"GET", key}, {"PTTL", key}}, Clock::now() + timeout);
    if (!replies)
        return replies.error();
    const redisReply &value = *replies->at(0), &left = *replies->at(1);
    if (isError(value) && textOf(value).startsWith(QLatin1String("WRONGTYPE")))
        return std::optional<Value>();
    for (const redisReply *reply : {&value, &left}) {
        if (isError(*reply))
            return failure(textOf(*reply));
    }
    if (value.type != REDIS_REPLY_STRING)
        return std::optional<Value>();
    std::optional<std::chrono::milliseconds> timeLeft;
    if (left.type == REDIS_REPLY_INTEGER && left.integer >= 0)
        timeLeft = std::chrono::milliseconds(left.integer);
    return std::optional(Value {QByteArray(value.str, qsizetype(value.len)), timeLeft});
}

std::optional<Error> RedisConnection::set(const QByteArray &key, const QByteArray &value,
                                          std::chrono::milliseconds timeToLive,
                                          std::chrono::milliseconds timeout)
{
    const auto replies =
        ask({{"SET", key, value, "PX", QByteArray::number(qint64(timeToLive.count()))}},
            Clock::now() + timeout);
    if (!replies)
        return replies.error();
    const redisReply &reply = *replies->front();
    if (isError(reply))
        return Error {Error::Code::Busy, textOf(reply)};
    return {};
}

Result<std::vector<RedisConnection::Reply>>
RedisConnection::ask(const std::vector<QByteArrayList> &commands, Clock::time_point deadline)
{
    QByteArray request;
    for (const QByteArrayList &command : commands)
        request += formatted(command);
    if (const auto error = send(request, deadline))
        return *error;
    std::vector<Reply> replies;
    while (replies.size() < commands.size()) {
        auto reply = receive(deadline);
        if (!reply)
            return reply.error();
        replies.push_back(std::move(reply).value());
    }
    return replies;
}

std::optional<Error> RedisConnection::send(QByteArrayView bytes, Clock::time_point deadline)
{
    while (!bytes.isEmpty()) {
        const auto sent = ::send(m_context->fd, bytes.data(), std::size_t(bytes.size()),
                                 MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent >= 0) {
            bytes = bytes.sliced(sent);
            continue;
        }
        if (errno != EAGAIN && errno != EINTR)
            return systemFailure(errno);
        if (auto error = await(POLLOUT, deadline))
            return error;
    }
    return {};
}

Result<RedisConnection::Reply> RedisConnection::receive(Clock::time_point deadline)
{
    while (true) {
        void *reply = nullptr;
        if (redisReaderGetReply(m_context->reader, &reply) != REDIS_OK)
            return failure(QStringLiteral("its reply cannot be understood (%1)")
                               .arg(QString::fromLatin1(m_context->reader->errstr)));
        if (reply)
            return Reply(static_cast<redisReply *>(reply));
        if (m_context->reader->len > maxReplyBytes)
            return failure(QStringLiteral("its reply is larger than %1 bytes").arg(maxReplyBytes));
        if (const auto error = await(POLLIN, deadline))
            return *error;
        char bytes[16 << 10];
        const auto count = ::recv(m_context->fd, bytes, sizeof bytes, MSG_DONTWAIT);
        if (count == 0)
            return failure(QStringLiteral("it closed the connection"));
        if (count > 0)
            redisReaderFeed(m_context->reader, bytes, std::size_t(count));
        else if (errno != EAGAIN && errno != EINTR)
            return systemFailure(errno);
    }
}

std::optional<Error> RedisConnection::await(short events, Clock::time_point deadline)
{
    while (true) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now());
        pollfd wanted {m_context->fd, events, 0};
        const int ready = left.count() > 0 ? ::poll(&wanted, 1, int(left.count())) : 0;
        if (ready > 0)
            return {};  // an error of the socket shows when it is used
        if (ready == 0)
            return failure(QStringLiteral("no answer in time"));
        if (errno != EINTR)
            return systemFailure(errno);
    }
}

}  // namespace classiscope
