// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/fast/graph.h"

namespace classiscope::fast {

/// The same network in fewer operations, as graph.h promises it: activations that
/// were written out (x sigmoid(x)) in one, scales and padding in the weights, every
/// activation with the operation before it, and nothing that nobody reads.
///
/// Exact but for rounding. The last node stays the output.
Graph folded(Graph graph);

}  // namespace classiscope::fast
