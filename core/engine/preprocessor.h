// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/modelpackage.h"

#include <opencv2/core/mat.hpp>

namespace classiscope {

/// Turns decoded pixels into a network's input the way `Preprocessing` says.
/// Not thread-safe: keeps its buffers from image to image.
class Preprocessor {
public:
    explicit Preprocessor(const Preprocessing &preprocessing);

    /// `bgr`: height x width x 3, 8 bits, not empty.
    /// Returns 1 x 3 x inputHeight x inputWidth float32, valid until the next call.
    const cv::Mat &operator()(const cv::Mat &bgr);

private:
    cv::Mat fitted(const cv::Mat &bgr);

    Preprocessing m_preprocessing;
    cv::Mat m_fitted;
    cv::Mat m_tensor;
};

}  // namespace classiscope
