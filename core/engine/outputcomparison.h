// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/network.h"

namespace classiscope {

/// Compares networks with one whose outputs are right, on a few inputs of random
/// numbers as preprocessed pixels have them. For one thread.
class OutputComparison {
public:
    /// Not a divisor of any batch, so that images that change places are noticed.
    static constexpr int inputs = 5;

    /// Computes the inputs on `reference`, one by one.
    OutputComparison(Network &reference, const Preprocessing &preprocessing);

    /// What the reference answered when it failed: Internal.
    const std::optional<Error> &error() const { return m_error; }

    /// How far the outputs of `network` are from the reference's, in parts of the
    /// largest number; computed `batch` images at a time, the inputs over and over.
    /// Errors: Internal. Requires: no error(); network.passSize(batch) is `batch`, or
    /// it is to be found out whether it could be.
    Result<float> of(Network &network, int batch) const;

private:
    std::vector<cv::Mat> m_inputs;  ///< 1 x 3 x height x width each
    std::vector<std::vector<float>> m_expected;
    std::optional<Error> m_error;
};

}  // namespace classiscope
