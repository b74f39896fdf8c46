// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/axisweights.h"
#include "core/engine/modelpackage.h"
#include "core/engine/picture.h"
#include "core/engine/resampling.h"

#include <opencv2/core/mat.hpp>

#include <array>
#include <vector>

namespace classiscope {

/// How a network wants the three channels of its input.
enum class TensorLayout {
    Planar,       ///< 1 x 3 x height x width
    Interleaved,  ///< 1 x height x width x 3
};

/// Turns a decoded picture into a network's input the way `Preprocessing` says:
/// upright, resized, in its colours, normalised. All in one pass over its rows, and
/// without rounding in between.
///
/// A picture that shrinks in both directions is averaged by area, any other one
/// interpolated linearly.
///
/// Not thread-safe: keeps its buffers from image to image.
class Preprocessor {
public:
    explicit Preprocessor(const Preprocessing &preprocessing,
                          TensorLayout layout = TensorLayout::Planar);

    /// `picture`: not empty.
    /// Returns float32 in the layout, valid until the next call.
    const cv::Mat &operator()(const Picture &picture);

    /// The same into memory of the caller's, numbers of one image.
    void operator()(const Picture &picture, float *tensor);

private:
    using Rows = std::array<std::vector<float>, 3>;

    /// Where the upright picture goes.
    struct Placement {
        FittedAxis across;
        FittedAxis down;
        int left = 0;  ///< in the input
        int top = 0;
    };

    Placement placed(double width, double height) const;
    void prepare(const Picture &picture, const FittedAxis &across, const FittedAxis &down);
    void resample(const Picture &picture, int plane, int row);
    void convert(Picture::Colors colors, int count, float *const rgb[3]) const;
    void store(Picture::Colors colors, int row, int count, const Placement &placement,
               bool transposed);
    int channelOf(int color) const;
    void fillWithMean();

    const Preprocessing m_preprocessing;
    const TensorLayout m_layout;
    Normalization m_normalization;  ///< of red, green and blue
    cv::Mat m_tensor;
    float *m_target = nullptr;  ///< the input that is being made

    std::array<AxisWeights, 3> m_across;  ///< of each plane, as stored
    std::array<AxisWeights, 3> m_down;
    std::vector<const std::uint8_t *> m_sources;  ///< rows that make one of the input
    std::vector<float> m_blended;                 ///< they in one
    Rows m_channels;                              ///< that row's channels apart
    Rows m_resampled;                             ///< of the input's width
    Rows m_normalized;                            ///< what goes into the tensor, if not directly
};

}  // namespace classiscope
