// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/modelpackage.h"

namespace classiscope {

/// The model that comes with the program. Looked for in the folder that the
/// environment variable CLASSISCOPE_MODELS names, beside the program (a build
/// folder), and in ../share/classiscope/models (installed).
/// Requires: a QCoreApplication.
ModelSource defaultModel();

}  // namespace classiscope
