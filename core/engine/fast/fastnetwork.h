// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/network.h"

namespace classiscope::fast {

/// Compiles the package for the fast path: one program, its weights shared by
/// all networks. `reference` is the same model in OpenCV; each output of the
/// program is compared with its before it is used.
/// Errors: BadModel; the message is one sentence that says why OpenCV has to do.
Result<Networks> loadFastNetworks(const ModelPackage &package, const NetworkOptions &options,
                                  Network &reference);

/// The threads of the calling thread's forward passes (OpenMP counts per thread).
void setThreads(int threads);

}  // namespace classiscope::fast
