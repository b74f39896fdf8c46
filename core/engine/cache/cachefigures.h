// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>

namespace classiscope {

/// How a cache that several programs share is doing.
struct SharedCacheFigures {
    enum class State {
        Off,
        Connecting,  ///< at the start
        Connected,
        CircuitOpen,  ///< it failed, and is left alone for a while
    };

    State state = State::Off;
    QString address;    ///< without a password
    QString lastError;  ///< since it was connected last; empty: none
    qint64 hits = 0;
    qint64 misses = 0;    ///< asked in vain, damaged values included
    qint64 failures = 0;  ///< lost connections, time-outs, refusals
    qint64 stored = 0;
    qint64 dropped = 0;  ///< not stored: the circuit was open or too many waited
};

/// "off", "connecting", "connected" or "circuit-open".
QString cacheStateName(SharedCacheFigures::State state);

/// How the cache of answers is doing. The counts are since the start, of images.
struct CacheFigures {
    qint64 limitBytes = 0;  ///< 0: off
    std::chrono::milliseconds timeToLive {0};
    qint64 bytes = 0;
    qint64 entries = 0;
    qint64 hits = 0;        ///< answered without being computed, the next two included
    qint64 sharedHits = 0;  ///< out of the shared cache
    qint64 joined = 0;      ///< answered with another image of the same bytes in flight
    qint64 misses = 0;      ///< computed
    SharedCacheFigures shared;
};

}  // namespace classiscope
