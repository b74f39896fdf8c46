// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSize>

#include <chrono>
#include <optional>
#include <variant>
#include <vector>

namespace classiscope {

/// Pixels without a file around them: height x width x 3 bytes, RGB, rows not padded.
struct RawImage {
    QByteArray pixels;
    QSize size;
};

/// A network's input as the network wants it: 3 x inputHeight x inputWidth float32,
/// in its colour order, normalised. Decoding and preprocessing are left out.
struct InputTensor {
    /// Far beyond any normalised pixel, and far below where sums overflow unnoticed.
    static constexpr float largestMagnitude = 1e6F;

    std::vector<float> values;
};

/// What can be classified; QByteArray: an encoded image.
using ClassifyInput = std::variant<QByteArray, RawImage, InputTensor>;

struct ClassifyOptions {
    int topK = 0;          ///< 0: the classifier's own
    bool outputs = false;  ///< fill Classification::outputs
    /// An image that no worker has taken by then is answered DeadlineExceeded.
    std::optional<std::chrono::steady_clock::time_point> deadline {};
};

}  // namespace classiscope
