// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/loadtest/servermonitor.h"

namespace classiscope {

/// Waits until no server has a request on its way or in its queue, as far as they tell.
class IdleWait {
public:
    static constexpr std::chrono::seconds limit {60};           ///< then goes on all the same
    static constexpr std::chrono::milliseconds interval {100};  ///< between two looks

    /// Both outlive it. `done`: with whether they are idle, or tell nothing.
    IdleWait(LoadLoop &loop, ServerMonitor &monitor, std::function<void(bool)> done);

    void start();

private:
    void look();
    void looked();

    ServerMonitor &m_monitor;
    std::function<void(bool)> m_done;
    LoopTimer m_next;
    LoadLoop::Clock::time_point m_end;
};

}  // namespace classiscope
