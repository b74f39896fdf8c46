// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace classiscope {

/// Cores this process may use: the affinity mask and the cgroup's CPU quota, at least 1.
int availableCores();

}  // namespace classiscope
