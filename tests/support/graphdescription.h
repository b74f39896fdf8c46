// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/fast/graph.h"

#include <QString>

namespace classiscope::test {

/// The operations in their order, the input left out, each with its activation:
/// "convolution+relu, pooling, flatten, dense".
QString described(const fast::Graph &graph);

}  // namespace classiscope::test
