// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <opencv2/core/mat.hpp>

namespace classiscope::test {

/// Top left red, top right green, bottom left blue, bottom right grey; BGR.
/// With it every one of the eight orientations looks different.
cv::Mat quarters(int width, int height);

/// `image` as a file of the format that the extension (".jpg") names.
QByteArray encoded(const cv::Mat &image, const char *extension);

/// A JPEG with this Exif orientation written into it; the pixels stay as they are.
QByteArray withOrientation(const QByteArray &jpeg, int orientation);

/// A small PNG, and a JPEG of a given size.
QByteArray smallPng();
QByteArray jpegOf(int width, int height);

}  // namespace classiscope::test
