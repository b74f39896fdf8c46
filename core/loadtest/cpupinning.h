// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>
#include <vector>

namespace classiscope {

/// Keeps this thread, and those it starts, on these CPUs. Returns what went wrong and the cure.
std::optional<QString> pinToCpus(const std::vector<int> &cpus);

}  // namespace classiscope
