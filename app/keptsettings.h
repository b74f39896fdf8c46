// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline.h"

class QSettings;

namespace classiscope {

/// `line` with the engine's options that the window's settings keep, where it says nothing
/// itself. What is kept of those that `bench --tune` saves too takes the place of that.
CommandLine withKeptSettings(const CommandLine &line, QSettings &settings);

}  // namespace classiscope
