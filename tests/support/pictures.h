// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/picture.h"

#include <QByteArray>

#include <opencv2/core/mat.hpp>

namespace classiscope::test {

/// A picture as people see it: upright, 8-bit BGR, every sample as large as the
/// first plane's. Made with OpenCV's functions.
cv::Mat uprightBgr(const Picture &picture);

/// The planes of a picture, as views.
cv::Mat planeOf(const Picture &picture, int plane);

/// `bgr` as a picture; a view.
Picture pictureOf(const cv::Mat &bgr);

/// The whole file as OpenCV decodes it: 8-bit BGR, not turned.
cv::Mat decodedByOpenCv(const QByteArray &file);

/// Exif's orientation, applied to pixels.
cv::Mat turned(const cv::Mat &stored, int orientation);

/// How much of a picture is its own: 10 log10(255^2 / mean squared difference).
double signalToNoise(const cv::Mat &a, const cv::Mat &b);

}  // namespace classiscope::test
