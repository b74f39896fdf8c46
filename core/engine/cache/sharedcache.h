// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/cache/cachefigures.h"
#include "core/engine/cache/cachekey.h"

#include <QByteArray>

#include <chrono>
#include <optional>

namespace classiscope {

/// A store of answers that several programs share. Its values come from anybody and may
/// be anything. All functions may be called from any thread.
class SharedCache {
public:
    struct Value {
        QByteArray bytes;
        std::chrono::milliseconds timeLeft;  ///< until the store forgets it
    };

    SharedCache() = default;
    virtual ~SharedCache() = default;
    SharedCache(const SharedCache &) = delete;
    SharedCache &operator=(const SharedCache &) = delete;

    /// Waits for the store, but never longer than its time-out; nothing when it is not
    /// known or the store cannot tell.
    virtual std::optional<Value> find(const CacheKey &key) = 0;

    /// Never waits; may forget.
    virtual void store(const CacheKey &key, const QByteArray &bytes,
                       std::chrono::milliseconds timeToLive) = 0;

    virtual SharedCacheFigures figures() const = 0;
};

}  // namespace classiscope
