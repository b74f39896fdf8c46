// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loadtest/idlewait.h"

#include <algorithm>

namespace classiscope {

IdleWait::IdleWait(LoadLoop &loop, ServerMonitor &monitor, std::function<void(bool)> done)
    : m_monitor(monitor)
    , m_done(std::move(done))
    , m_next(loop, [this] { look(); })
{
}

void IdleWait::start()
{
    m_end = LoadLoop::Clock::now() + limit;
    look();
}

void IdleWait::look()
{
    m_monitor.look([this] { looked(); });
}

void IdleWait::looked()
{
    const auto &looks = m_monitor.looks();
    const bool busy = std::any_of(looks.begin(), looks.end(), [](const auto &look) {
        return look && look->stats.inFlight + look->stats.queueDepth > 0;
    });
    if (busy && LoadLoop::Clock::now() < m_end) {
        m_next.start(interval);
        return;
    }
    const auto done = m_done;  // may destroy this
    done(!busy);
}

}  // namespace classiscope
