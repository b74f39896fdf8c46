// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/classification.h"
#include "core/engine/modelpackage.h"

#include <QStringList>

#include <vector>

namespace classiscope {

/// Turns logits into probabilities in place: exp(x - max) / sum, which cannot overflow.
void softmax(std::vector<float> &values);

/// The `count` most probable labels, best first; equal ones in the labels' order.
/// `outputs`: labels.size() + output.labelOffset numbers, as the network gave them.
/// The share of a background class stays with it: confidences then add up to less than 1.
std::vector<Candidate> topCandidates(std::vector<float> outputs, const OutputFormat &output,
                                     const QStringList &labels, int count);

}  // namespace classiscope
