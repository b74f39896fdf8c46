// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/modelpackage.h"

#include <opencv2/dnn.hpp>

#include <memory>
#include <vector>

namespace classiscope {

/// One cv::dnn::Net, loaded and checked. For one thread at a time: OpenCV 4.6
/// asserts when two threads share a net, and copies of a Net are the same net.
class Network {
public:
    /// Loads the weights, checks the declared input size and that one forward
    /// pass gives a number for each label. Only one at a time loads: concurrent
    /// imports crashed in earlier versions of OpenCV.
    /// Errors: BadModel.
    static Result<std::unique_ptr<Network>> load(const ModelPackage &package);

    /// `tensor`: 1 x 3 x height x width float32. Returns one number a class.
    /// Errors: Internal.
    Result<std::vector<float>> forward(const cv::Mat &tensor);

    /// The name of the layer whose numbers forward() returns, as OpenCV knows it.
    QString outputName() const;

private:
    explicit Network(cv::dnn::Net net);

    cv::dnn::Net m_net;
};

}  // namespace classiscope
