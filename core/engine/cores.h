// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace classiscope {

/// Cores this process may use: the affinity mask and the cgroup's CPU quota, at least 1.
int availableCores();

/// What the CPU calls itself, e.g. "AMD EPYC 9R14"; its architecture where it has no name.
QString cpuName();

}  // namespace classiscope
