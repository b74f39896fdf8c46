// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/images.h"

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <vector>

namespace classiscope::test {

cv::Mat quarters(int width, int height)
{
    cv::Mat image(height, width, CV_8UC3);
    const int x = width / 2, y = height / 2;
    image(cv::Rect(0, 0, x, y)).setTo(cv::Scalar(0, 0, 255));
    image(cv::Rect(x, 0, width - x, y)).setTo(cv::Scalar(0, 255, 0));
    image(cv::Rect(0, y, x, height - y)).setTo(cv::Scalar(255, 0, 0));
    image(cv::Rect(x, y, width - x, height - y)).setTo(cv::Scalar(128, 128, 128));
    return image;
}

QByteArray encoded(const cv::Mat &image, const char *extension)
{
    std::vector<uchar> bytes;
    cv::imencode(extension, image, bytes);
    return QByteArray(reinterpret_cast<const char *>(bytes.data()), qsizetype(bytes.size()));
}

QByteArray withOrientation(const QByteArray &jpeg, int orientation)
{
    QByteArray exif("Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0", 25);
    exif += char(orientation);
    exif += QByteArray(6, '\0');
    const int length = int(exif.size()) + 2;
    const QByteArray segment =
        QByteArray("\xFF\xE1") + char(length >> 8) + char(length & 0xFF) + exif;
    return jpeg.left(2) + segment + jpeg.mid(2);
}

QByteArray smallPng()
{
    return encoded(quarters(32, 24), ".png");
}

QByteArray jpegOf(int width, int height)
{
    return encoded(quarters(width, height), ".jpg");
}

}  // namespace classiscope::test
