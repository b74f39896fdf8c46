// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/loadtest/servermonitor.h"

namespace classiscope {

/// What is known before there is a target: this computer and the generator.
LoadConfiguration ownConfiguration();

/// Adds the target and what its servers say of themselves. `instances`: of the whole plan.
void addTarget(LoadConfiguration &configuration, const LoadTarget &target,
               const std::vector<int> &instances,
               const std::vector<std::optional<ServerMonitor::Look>> &looks);

}  // namespace classiscope
