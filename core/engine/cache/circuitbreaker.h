// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>

namespace classiscope {

/// Keeps work away from a helper that fails, so that its time-outs are paid for a few
/// times and not by everyone.
///
/// After `failuresToOpen` failures in a row it opens: nobody asks until the pause is
/// over, then one probe does. A probe that fails doubles the pause, up to the longest;
/// work that succeeds makes it the first one again. Not thread-safe.
class CircuitBreaker {
public:
    using TimePoint = std::chrono::steady_clock::time_point;

    static constexpr int failuresToOpen = 3;
    static constexpr std::chrono::seconds firstPause {1};
    static constexpr std::chrono::seconds longestPause {30};

    bool isOpen() const { return m_open; }
    TimePoint probeAt() const { return m_probeAt; }  ///< Requires: isOpen()

    /// Work was done.
    void succeeded()
    {
        m_failures = 0;
        m_pause = firstPause;
    }

    /// The probe was answered. The pause stays long until work succeeds too: a helper
    /// that only greets is no help.
    void probeSucceeded()
    {
        m_open = false;
        m_failures = 0;
    }

    /// Work or the probe failed.
    void failed(TimePoint now)
    {
        if (!m_open && ++m_failures < failuresToOpen)
            return;
        m_open = true;
        m_probeAt = now + m_pause;
        m_pause = std::min(2 * m_pause, longestPause);
    }

private:
    bool m_open = false;
    int m_failures = 0;
    std::chrono::seconds m_pause = firstPause;
    TimePoint m_probeAt {};
};

}  // namespace classiscope
