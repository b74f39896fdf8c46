// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/cache/cachedresult.h"

#include <chrono>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <unordered_map>

namespace classiscope {

/// Answers in memory: never more than a number of bytes, none older than a time to
/// live; what was used least recently goes first. All functions may be called from any
/// thread and hold one short lock.
class ResultCache {
public:
    using Clock = std::function<std::chrono::steady_clock::time_point()>;

    /// What an entry takes beside its result's own bytes: list and table nodes, pointers
    /// and the allocator's share, rounded up.
    static constexpr qint64 entryOverhead = 320;

    /// `bytes`: 0 keeps nothing.
    ResultCache(
        qint64 bytes, std::chrono::milliseconds timeToLive,
        Clock clock = [] { return std::chrono::steady_clock::now(); });

    /// What is known, and counts as used; nothing when it is too old.
    std::shared_ptr<const CachedResult> find(const CacheKey &key);

    /// Keeps a result for the time to live, or for `timeLeft` where that is less. One that
    /// alone is larger than all the bytes is not kept.
    void store(const CacheKey &key, CachedResult result,
               std::chrono::milliseconds timeLeft = std::chrono::milliseconds::max());

    void clear();

    /// At once for the bytes; the time counts for what is stored from now on.
    void setLimits(qint64 bytes, std::chrono::milliseconds timeToLive);

    qint64 limitBytes() const;
    std::chrono::milliseconds timeToLive() const;
    qint64 bytes() const;  ///< of all entries, with their overhead
    qint64 entries() const;

private:
    struct Entry {
        CacheKey key;
        std::shared_ptr<const CachedResult> result;
        qint64 bytes = 0;
        std::chrono::steady_clock::time_point expiry;
    };
    using Entries = std::list<Entry>;

    void remove(Entries::iterator entry);
    void shrinkTo(qint64 bytes);

    const Clock m_clock;
    mutable std::mutex m_mutex;
    // guarded by m_mutex:
    qint64 m_limit;
    std::chrono::milliseconds m_timeToLive;
    qint64 m_bytes = 0;
    Entries m_entries;  // what was used last comes first
    std::unordered_map<CacheKey, Entries::iterator> m_places;
};

}  // namespace classiscope
