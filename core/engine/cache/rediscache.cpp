// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/cache/rediscache.h"

#include "core/engine/cache/redisconnection.h"

#include <utility>

namespace classiscope {

namespace {

using State = SharedCacheFigures::State;
using Clock = std::chrono::steady_clock;

QByteArray nameOf(const CacheKey &key)
{
    return "classiscope:" + key.hex();
}

}  // namespace

RedisCache::RedisCache(RedisAddress address, int connections)
    : m_address(std::move(address))
    , m_readers(connections)
{
    m_figures.state = State::Connecting;
    m_figures.address = m_address.text();
    m_thread = std::thread([this] { run(); });
}

RedisCache::~RedisCache()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wakes.notify_all();
    m_thread.join();
}

std::optional<SharedCache::Value> RedisCache::find(const CacheKey &key)
{
    std::unique_lock lock(m_mutex);
    if (m_figures.state != State::Connected || m_idle.empty())
        return {};
    Connection connection = std::move(m_idle.back());
    m_idle.pop_back();
    ++m_reading;
    lock.unlock();
    auto found = connection->get(nameOf(key), commandTimeout);
    lock.lock();
    --m_reading;
    if (!found) {
        failed(found.error().message);
        lock.unlock();
        m_wakes.notify_one();  // to replace the connection
        return {};
    }
    if (!m_breaker.isOpen()) {
        m_breaker.succeeded();
        m_idle.push_back(std::move(connection));
    }
    auto value = std::move(found).value();
    ++(value ? m_figures.hits : m_figures.misses);
    if (!value)
        return {};
    return Value {std::move(value->bytes),
                  value->timeLeft.value_or(std::chrono::milliseconds::max())};
}

void RedisCache::store(const CacheKey &key, const QByteArray &bytes,
                       std::chrono::milliseconds timeToLive)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_figures.state != State::Connected || int(m_pending.size()) >= storeQueueLimit) {
            ++m_figures.dropped;
            return;
        }
        m_pending.push_back({key, bytes, timeToLive});
    }
    m_wakes.notify_one();
}

SharedCacheFigures RedisCache::figures() const
{
    const std::lock_guard lock(m_mutex);
    return m_figures;
}

// Requires, here and below: m_mutex is held.
bool RedisCache::lacksConnections() const
{
    return !m_writer || int(m_idle.size()) + m_reading < m_readers;
}

void RedisCache::failed(const QString &error)
{
    ++m_figures.failures;
    m_figures.lastError = error;
    m_breaker.failed(Clock::now());
    if (!m_breaker.isOpen())
        return;
    m_figures.state = State::CircuitOpen;
    m_idle.clear();
    m_writer.reset();
    m_figures.dropped += qint64(m_pending.size());
    m_pending.clear();
}

void RedisCache::run()
{
    std::unique_lock lock(m_mutex);
    while (!m_stopping) {
        if (m_breaker.isOpen()) {
            if (!m_wakes.wait_until(lock, m_breaker.probeAt(), [this] { return m_stopping; }))
                connectOne(lock);
        } else if (lacksConnections()) {
            connectOne(lock);
        } else if (!m_pending.empty()) {
            writeOne(lock);
        } else {
            m_wakes.wait(lock);
        }
    }
}

void RedisCache::connectOne(std::unique_lock<std::mutex> &lock)
{
    lock.unlock();
    auto opened = RedisConnection::open(m_address, connectTimeout);
    lock.lock();
    if (!opened) {
        failed(opened.error().message);
        return;
    }
    if (m_breaker.isOpen() || m_figures.state == State::Connecting) {
        m_breaker.probeSucceeded();
        m_figures.state = State::Connected;
        m_figures.lastError.clear();
    }
    if (!m_writer)
        m_writer = std::move(opened).value();
    else
        m_idle.push_back(std::move(opened).value());
}

void RedisCache::writeOne(std::unique_lock<std::mutex> &lock)
{
    const Pending pending = std::move(m_pending.front());
    m_pending.pop_front();
    Connection writer = std::move(m_writer);
    lock.unlock();
    const auto error =
        writer->set(nameOf(pending.key), pending.bytes, pending.timeToLive, commandTimeout);
    lock.lock();
    const bool refused = error && error->code == Error::Code::Busy;
    if (error && !refused) {
        failed(error->message);
        return;
    }
    if (refused)
        m_figures.lastError = error->message;
    ++(refused ? m_figures.dropped : m_figures.stored);
    if (!m_breaker.isOpen()) {
        m_breaker.succeeded();
        m_writer = std::move(writer);
    }
}

}  // namespace classiscope
