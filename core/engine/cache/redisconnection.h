// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/cache/redisaddress.h"

#include <QByteArrayList>

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

struct redisContext;
struct redisReply;

namespace classiscope {

/// A connection to Redis. Used by one thread at a time.
///
/// Each call has one time-out for all it sends and receives, whatever the rate at which
/// bytes come. After an Error other than Refused the connection is of no more use.
class RedisConnection {
public:
    /// Of a reply; a larger one is an error, and not waited for.
    static constexpr std::size_t maxReplyBytes = 256 << 10;

    struct Value {
        QByteArray bytes;
        std::optional<std::chrono::milliseconds> timeLeft;  ///< nothing: for ever
    };

    /// Connects, says who it is, and waits for an answer. Looking up a host's name can
    /// take longer than `timeout`.
    /// Errors: Internal; the message names the address, never the password.
    static Result<std::unique_ptr<RedisConnection>> open(const RedisAddress &address,
                                                         std::chrono::milliseconds timeout);
    ~RedisConnection();
    RedisConnection(const RedisConnection &) = delete;
    RedisConnection &operator=(const RedisConnection &) = delete;

    /// Errors: Internal. A key that holds something else than bytes has no value.
    Result<std::optional<Value>> get(const QByteArray &key, std::chrono::milliseconds timeout);

    /// Errors: Internal; Busy when Redis refuses it (it is full, or read-only) but goes on.
    std::optional<Error> set(const QByteArray &key, const QByteArray &value,
                             std::chrono::milliseconds timeToLive,
                             std::chrono::milliseconds timeout);

private:
    using Clock = std::chrono::steady_clock;
    struct FreeContext {
        void operator()(redisContext *context) const;
    };
    struct FreeReply {
        void operator()(redisReply *reply) const;
    };
    using Reply = std::unique_ptr<redisReply, FreeReply>;

    explicit RedisConnection(redisContext *context);
    std::optional<Error> greet(const RedisAddress &address, Clock::time_point deadline);
    Result<std::vector<Reply>> ask(const std::vector<QByteArrayList> &commands,
                                   Clock::time_point deadline);
    std::optional<Error> awaitConnection(Clock::time_point deadline);
    std::optional<Error> send(QByteArrayView bytes, Clock::time_point deadline);
    Result<Reply> receive(Clock::time_point deadline);
    std::optional<Error> await(short events, Clock::time_point deadline);

    std::unique_ptr<redisContext, FreeContext> m_context;
};

}  // namespace classiscope
