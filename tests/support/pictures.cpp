// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/pictures.h"

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <cmath>
#include <limits>

namespace classiscope::test {

namespace {

/// Every sample `spacing` times, then smoothed where they are interpolated.
cv::Mat enlarged(const cv::Mat &plane, QSize spacing, cv::Size size)
{
    cv::Mat result;
    const cv::Size whole(plane.cols * spacing.width(), plane.rows * spacing.height());
    const bool smooth = spacing.width() <= 2 && spacing.height() <= 2;
    cv::resize(plane, result, whole, 0, 0, smooth ? cv::INTER_LINEAR : cv::INTER_NEAREST);
    return result(cv::Rect(cv::Point(0, 0), size)).clone();
}

cv::Mat bgrOf(const Picture &picture)
{
    cv::Mat bgr;
    const cv::Mat first = planeOf(picture, 0);
    switch (picture.colors) {
    case Picture::Colors::Bgr: return first.clone();
    case Picture::Colors::Rgb: cv::cvtColor(first, bgr, cv::COLOR_RGB2BGR); return bgr;
    case Picture::Colors::Grey: cv::cvtColor(first, bgr, cv::COLOR_GRAY2BGR); return bgr;
    case Picture::Colors::YCbCr: break;
    }
    std::vector<cv::Mat> planes;
    for (const int plane : {0, 2, 1})  // OpenCV has Cr before Cb
        planes.push_back(enlarged(planeOf(picture, plane),
                                  picture.planes[std::size_t(plane)].spacing, first.size()));
    cv::merge(planes, bgr);
    cv::cvtColor(bgr, bgr, cv::COLOR_YCrCb2BGR);
    return bgr;
}

}  // namespace

cv::Mat planeOf(const Picture &picture, int index)
{
    const Plane &plane = picture.planes[std::size_t(index)];
    const bool interleaved =
        picture.colors == Picture::Colors::Bgr || picture.colors == Picture::Colors::Rgb;
    return cv::Mat(plane.size.height(), plane.size.width(), interleaved ? CV_8UC3 : CV_8UC1,
                   const_cast<std::uint8_t *>(plane.samples), std::size_t(plane.stride));
}

cv::Mat uprightBgr(const Picture &picture)
{
    return turned(bgrOf(picture), picture.orientation);
}

Picture pictureOf(const cv::Mat &bgr)
{
    Picture picture;
    picture.colors = Picture::Colors::Bgr;
    picture.planes[0].samples = bgr.ptr();
    picture.planes[0].stride = std::ptrdiff_t(bgr.step);
    picture.planes[0].size = {bgr.cols, bgr.rows};
    picture.width = bgr.cols;
    picture.height = bgr.rows;
    return picture;
}

cv::Mat decodedByOpenCv(const QByteArray &file)
{
    const cv::Mat bytes(1, int(file.size()), CV_8UC1, const_cast<char *>(file.data()));
    return cv::imdecode(bytes, cv::IMREAD_COLOR | cv::IMREAD_IGNORE_ORIENTATION);
}

cv::Mat turned(const cv::Mat &stored, int orientation)
{
    cv::Mat upright = stored.clone();
    if (orientation >= 5)
        cv::transpose(upright, upright);
    constexpr int aroundX = 0, aroundY = 1, aroundBoth = -1;
    switch (orientation) {
    case 2:
    case 6: cv::flip(upright, upright, aroundY); break;
    case 3:
    case 7: cv::flip(upright, upright, aroundBoth); break;
    case 4:
    case 8: cv::flip(upright, upright, aroundX); break;
    default: break;
    }
    return upright;
}

double signalToNoise(const cv::Mat &a, const cv::Mat &b)
{
    const double difference = cv::norm(a, b, cv::NORM_L2SQR);
    if (difference == 0)
        return std::numeric_limits<double>::infinity();
    const double mean = difference / (double(a.total()) * a.channels());
    return 10 * std::log10(255.0 * 255.0 / mean);
}

}  // namespace classiscope::test
