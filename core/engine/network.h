// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/inferencepath.h"
#include "core/engine/modelpackage.h"
#include "core/engine/preprocessor.h"

#include <opencv2/core/mat.hpp>

#include <memory>
#include <optional>
#include <vector>

namespace classiscope {

/// A network ready to compute. For one thread at a time, always the same one.
class Network {
public:
    virtual ~Network() = default;

    /// How many of `images` that wait one forward pass should take: 1 to `images`.
    virtual int passSize(int images) const = 0;

    /// `tensor`: N x 3 x height x width float32, continuous. Returns one number a class
    /// for each of the N images, in their order.
    /// Errors: Internal. Requires: passSize(N) is N.
    virtual Result<std::vector<float>> forward(const cv::Mat &tensor) = 0;

    /// The layout that prepared pictures should have, for forwardPicture().
    virtual TensorLayout pictureLayout() const { return TensorLayout::Planar; }

    /// As forward(), of a tensor in pictureLayout().
    virtual Result<std::vector<float>> forwardPicture(const cv::Mat &tensor)
    {
        return forward(tensor);
    }
};

/// What forward() answers when a number of its result is none.
std::optional<Error> notFinite(const std::vector<float> &values);

struct NetworkOptions {
    int count = 1;      ///< networks, one a thread that computes
    int threads = 1;    ///< within a forward pass
    int batchSize = 1;  ///< most images of a forward pass, as far as the network computes so many
    Backend backend = Backend::Auto;
    Precision precision = Precision::Exact;
    QString calibrationImages {};  ///< a folder, for less precision; empty: made pictures
};

/// A model's networks, all computing the same.
struct Networks {
    std::vector<std::unique_ptr<Network>> each;
    QString outputName;  ///< as OpenCV knows it
    InferencePath path;
};

/// Imports the model with OpenCV and, unless it is told not to, compiles it for
/// the fast path; that is used only when it computes what OpenCV computes.
/// Slow; call it on a thread that nobody waits for.
/// Errors: BadModel.
Result<Networks> loadNetworks(const ModelPackage &package, const NetworkOptions &options);

}  // namespace classiscope
