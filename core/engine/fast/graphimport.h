// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/fast/graph.h"
#include "core/engine/modelpackage.h"
#include "core/engine/result.h"

namespace classiscope::fast {

/// Imports the package's network with OpenCV and reads the operations out of it.
///
/// Not for two threads at a time (see Network::load).
/// Errors: BadModel, in one sentence that names the layer and its type, when the
/// network has something that graph.h cannot say.
Result<Graph> importGraph(const ModelPackage &package);

}  // namespace classiscope::fast
