// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/network.h"

#include <opencv2/dnn.hpp>

#include <algorithm>

namespace classiscope {

/// One cv::dnn::Net, loaded and checked. For one thread at a time: OpenCV 4.6
/// asserts when two threads share a net, and copies of a Net are the same net.
class OpenCvNetwork : public Network {
public:
    /// Loads the weights, checks the declared input size and that one forward
    /// pass gives a number for each label. Only one at a time loads: concurrent
    /// imports crashed in earlier versions of OpenCV.
    /// Errors: BadModel.
    static Result<std::unique_ptr<OpenCvNetwork>> load(const ModelPackage &package);

    /// Only loads the weights: their fit is not checked, nothing is computed.
    /// Errors: BadModel.
    static Result<std::unique_ptr<OpenCvNetwork>> read(const ModelPackage &package);

    /// Lets a forward pass take up to `images`, if those then come out as they do one
    /// by one: ONNX files written for one image may fail at another number, or compute
    /// something else. Returns why it takes one only; nothing when it takes them.
    std::optional<Text> allowBatches(int images, const Preprocessing &preprocessing);

    int passSize(int images) const override { return std::min(images, m_batchSize); }
    Result<std::vector<float>> forward(const cv::Mat &tensor) override;

    /// The input shape the file declares, N x C x H x W, below 1 what it leaves open; empty
    /// when it declares none.
    const std::vector<int> &declaredInput() const { return m_declaredInput; }

    /// The name of the layer whose numbers forward() returns, as OpenCV knows it.
    QString outputName() const;

private:
    explicit OpenCvNetwork(cv::dnn::Net net);
    static Result<std::unique_ptr<OpenCvNetwork>> readLocked(const ModelPackage &package);

    cv::dnn::Net m_net;
    std::vector<int> m_declaredInput;
    int m_batchSize = 1;
};

}  // namespace classiscope
