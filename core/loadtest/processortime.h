// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <chrono>
#include <optional>

namespace classiscope {

/// Processor time of this process so far, of all its threads.
std::chrono::microseconds ownProcessorTime();

/// The same of another one; nothing when it has ended.
std::optional<std::chrono::microseconds> processorTime(qint64 pid);

/// How many cores' worth of processor time went between two looks.
class CoreMeter {
public:
    using Clock = std::chrono::steady_clock;

    /// Since the call before; negative at the first, or when a time is not known.
    double look(std::optional<std::chrono::microseconds> used,
                Clock::time_point now = Clock::now());

private:
    std::optional<std::chrono::microseconds> m_used;
    Clock::time_point m_at;
};

}  // namespace classiscope
