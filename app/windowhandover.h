// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline.h"

#include "ui/instance/singleinstance.h"

#include <iosfwd>

namespace classiscope {

/// Hands what the command line asks for to the window that is open, if there is one. Waits
/// for its answer, so before there is a window. `log`: what the user should know.
SingleInstance::Role handOver(const CommandLine &line, SingleInstance &instance, std::ostream &log);

}  // namespace classiscope
