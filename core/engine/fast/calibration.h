// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/preprocessor.h"
#include "core/engine/result.h"

#include <opencv2/core/mat.hpp>

#include <functional>
#include <optional>

namespace classiscope::fast {

/// Images looked at, of a folder the first in the order of their names.
constexpr int maxCalibrationImages = 256;

/// Pictures that are made where nobody names a folder: surfaces, edges and
/// textures of many colours and sizes, the same at each call.
constexpr int madePictures = 64;

/// `bgr`: height x width x 3, 8 bits. Picture `index` of the made ones.
cv::Mat madePicture(int index);

/// Gets 1 x 3 x height x width float32; an error ends the calibration.
using UseTensor = std::function<std::optional<Error>(const cv::Mat &tensor)>;

/// Prepares each calibration image as the network wants it, in the same order at
/// each call, and hands it to `use`.
/// `folder`: of images, searched to its depths; empty: the made pictures.
/// Errors: FileUnreadable (no image in the folder that can be read), those of `use`.
std::optional<Error> forEachCalibrationImage(const Preprocessing &preprocessing,
                                             const QString &folder, const UseTensor &use);

}  // namespace classiscope::fast
