// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/cache/resultcache.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace classiscope {

ResultCache::ResultCache(qint64 bytes, std::chrono::milliseconds timeToLive, Clock clock)
    : m_clock(std::move(clock))
    , m_limit(bytes)
    , m_timeToLive(timeToLive)
{
}

std::shared_ptr<const CachedResult> ResultCache::find(const CacheKey &key)
{
    const auto now = m_clock();
    const std::lock_guard lock(m_mutex);
    const auto place = m_places.find(key);
    if (place == m_places.end())
        return {};
    const auto entry = place->second;
    if (entry->expiry <= now) {
        remove(entry);
        return {};
    }
    m_entries.splice(m_entries.begin(), m_entries, entry);
    return entry->result;
}

void ResultCache::store(const CacheKey &key, CachedResult result,
                        std::chrono::milliseconds timeLeft)
{
    const auto now = m_clock();
    const qint64 bytes = entryOverhead + result.ownBytes();
    auto shared = std::make_shared<const CachedResult>(std::move(result));
    const std::lock_guard lock(m_mutex);
    if (const auto known = m_places.find(key); known != m_places.end())
        remove(known->second);
    if (bytes > m_limit)
        return;
    shrinkTo(m_limit - bytes);
    m_entries.push_front({key, std::move(shared), bytes, now + std::min(timeLeft, m_timeToLive)});
    m_places.emplace(key, m_entries.begin());
    m_bytes += bytes;
}

void ResultCache::clear()
{
    const std::lock_guard lock(m_mutex);
    m_places.clear();
    m_entries.clear();
    m_bytes = 0;
}

void ResultCache::setLimits(qint64 bytes, std::chrono::milliseconds timeToLive)
{
    const std::lock_guard lock(m_mutex);
    m_limit = bytes;
    m_timeToLive = timeToLive;
    shrinkTo(m_limit);
}

qint64 ResultCache::limitBytes() const
{
    const std::lock_guard lock(m_mutex);
    return m_limit;
}

std::chrono::milliseconds ResultCache::timeToLive() const
{
    const std::lock_guard lock(m_mutex);
    return m_timeToLive;
}

qint64 ResultCache::bytes() const
{
    const std::lock_guard lock(m_mutex);
    return m_bytes;
}

qint64 ResultCache::entries() const
{
    const std::lock_guard lock(m_mutex);
    return qint64(m_entries.size());
}

// Requires, here and below: m_mutex is held.
void ResultCache::remove(Entries::iterator entry)
{
    m_bytes -= entry->bytes;
    m_places.erase(entry->key);
    m_entries.erase(entry);
}

void ResultCache::shrinkTo(qint64 bytes)
{
    while (m_bytes > bytes)
        remove(std::prev(m_entries.end()));
}

}  // namespace classiscope
