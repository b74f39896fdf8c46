// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/cache/cachefigures.h"

namespace classiscope {

QString cacheStateName(SharedCacheFigures::State state)
{
    using State = SharedCacheFigures::State;
    switch (state) {
    case State::Off: break;
    case State::Connecting: return QStringLiteral("connecting");
    case State::Connected: return QStringLiteral("connected");
    case State::CircuitOpen: return QStringLiteral("circuit-open");
    }
    return QStringLiteral("off");
}

}  // namespace classiscope
