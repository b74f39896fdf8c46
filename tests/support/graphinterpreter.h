// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/fast/graph.h"

#include <vector>

namespace classiscope::test {

/// What the graph says, computed in plain loops: the reference for everything that
/// computes it fast. `input`: the numbers of 1 x C x H x W.
///
/// Throws std::logic_error when the graph contradicts itself or graph.h: a shape
/// that does not follow from the operation, weights of another size, a node that
/// reads a later one.
std::vector<float> interpreted(const fast::Graph &graph, const std::vector<float> &input);

}  // namespace classiscope::test
