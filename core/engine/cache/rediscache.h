// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/cache/circuitbreaker.h"
#include "core/engine/cache/redisaddress.h"
#include "core/engine/cache/sharedcache.h"

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace classiscope {

class RedisConnection;

/// A Redis as the shared cache. It may be slow, broken or away: then nothing is found.
///
/// Connections are opened, values are written and a Redis that failed is tried again on
/// a thread of its own; find() uses a connection that is open and free, or finds nothing.
/// Values are kept under "classiscope:" and the key's hexadecimal digits.
class RedisCache : public SharedCache {
public:
    static constexpr std::chrono::milliseconds connectTimeout {40};
    static constexpr std::chrono::milliseconds commandTimeout {40};
    static constexpr int storeQueueLimit = 256;  ///< values that wait to be written

    /// `connections`: find() calls at a time that can be served; one more is for writing.
    RedisCache(RedisAddress address, int connections);
    /// Values that still wait are forgotten. Waits for what is under way: no longer than the
    /// time-outs, but for a host's name.
    ~RedisCache() override;

    std::optional<Value> find(const CacheKey &key) override;
    void store(const CacheKey &key, const QByteArray &bytes,
               std::chrono::milliseconds timeToLive) override;
    SharedCacheFigures figures() const override;

private:
    using Connection = std::unique_ptr<RedisConnection>;
    struct Pending {
        CacheKey key;
        QByteArray bytes;
        std::chrono::milliseconds timeToLive;
    };

    void run();
    void connectOne(std::unique_lock<std::mutex> &lock);
    void writeOne(std::unique_lock<std::mutex> &lock);
    void failed(const QString &error);
    bool lacksConnections() const;

    const RedisAddress m_address;
    const int m_readers;

    mutable std::mutex m_mutex;
    std::condition_variable m_wakes;
    // guarded by m_mutex:
    CircuitBreaker m_breaker;
    SharedCacheFigures m_figures;
    std::vector<Connection> m_idle;
    int m_reading = 0;  // connections that find() has
    Connection m_writer;
    std::deque<Pending> m_pending;
    bool m_stopping = false;

    std::thread m_thread;
};

}  // namespace classiscope
