// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>
#include <optional>

namespace classiscope {

// Times of a scenario as a person reads and types them.

/// "20 s", "1 min 30 s", "2 h": exact to the millisecond.
QString exactTimeText(std::chrono::milliseconds time);

/// Reads what exactTimeText() writes, and "90" as seconds; decimals with point or comma.
/// Nothing when it is no time.
std::optional<std::chrono::milliseconds> readTime(const QString &text);

/// Seconds: "0.5–2 s", "1 s", "none".
QString waitText(std::chrono::milliseconds shortest, std::chrono::milliseconds longest);

struct WaitRange {
    std::chrono::milliseconds shortest {0}, longest {0};
};

/// Reads what waitText() writes, and "0.5-2" without the unit.
std::optional<WaitRange> readWait(const QString &text);

}  // namespace classiscope
