// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/imagedecoder.h"

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

namespace classiscope {

namespace {

/// A reduced picture keeps this many pixels for each of the network's input, in
/// both directions. libjpeg's reduction and area averaging look different, and
/// the rest of the averaging hides it: at 1 about 2.5 % of photos get another
/// top-1, at 1.5 about 1 %, at 2 about 0.5 %.
constexpr int reductionMargin = 2;

int readFlags(const ImageHeader &header, QSize needed)
{
    if (header.hasAlpha)
        return cv::IMREAD_UNCHANGED;
    int flags = cv::IMREAD_COLOR;
    if (header.format == ImageFormat::Jpeg) {
        switch (jpegReduction(header.uprightSize(), needed)) {
        case 2: flags = cv::IMREAD_REDUCED_COLOR_2; break;
        case 4: flags = cv::IMREAD_REDUCED_COLOR_4; break;
        case 8: flags = cv::IMREAD_REDUCED_COLOR_8; break;
        default: break;
        }
    }
    return flags | cv::IMREAD_IGNORE_ORIENTATION;
}

/// BGRA over white, 8 bits.
cv::Mat overWhite(const cv::Mat &bgra)
{
    cv::Mat result(bgra.size(), CV_8UC3);
    for (int y = 0; y < bgra.rows; ++y) {
        const auto *in = bgra.ptr<cv::Vec4b>(y);
        auto *out = result.ptr<cv::Vec3b>(y);
        for (int x = 0; x < bgra.cols; ++x) {
            const int alpha = in[x][3];
            for (int channel = 0; channel < 3; ++channel)
                out[x][channel] = uchar((in[x][channel] * alpha + 255 * (255 - alpha) + 127) / 255);
        }
    }
    return result;
}

cv::Mat toBgr8(cv::Mat image)
{
    if (image.depth() == CV_16U)
        image.convertTo(image, CV_8U, 1.0 / 257.0);
    if (image.channels() == 4)
        return overWhite(image);
    if (image.channels() == 1)
        cv::cvtColor(image, image, cv::COLOR_GRAY2BGR);
    return image;
}

/// Turns the stored picture upright; Exif 2.3, section 4.6.4, tag Orientation.
void applyOrientation(cv::Mat &image, int orientation)
{
    constexpr int aroundX = 0, aroundY = 1, aroundBoth = -1;
    if (orientation >= 5)
        cv::transpose(image, image);
    switch (orientation) {
    case 2:
    case 6: cv::flip(image, image, aroundY); break;
    case 3:
    case 7: cv::flip(image, image, aroundBoth); break;
    case 4:
    case 8: cv::flip(image, image, aroundX); break;
    default: break;
    }
}

}  // namespace

int jpegReduction(QSize size, QSize needed)
{
    if (needed.isEmpty())
        return 1;
    for (const int reduction : {8, 4, 2}) {
        if (size.width() / reduction >= reductionMargin * needed.width()
            && size.height() / reduction >= reductionMargin * needed.height())
            return reduction;
    }
    return 1;
}

Result<cv::Mat> decodeImage(QByteArrayView bytes, const ImageHeader &header, QSize needed)
{
    const Error damaged {Error::Code::DamagedImage,
                         QStringLiteral("The image is damaged: its header is right, but its "
                                        "picture cannot be decoded. Save or download it again.")};
    try {
        // imdecode() only reads; its parameter is not const.
        const cv::Mat encoded(1, int(bytes.size()), CV_8UC1, const_cast<char *>(bytes.data()));
        cv::Mat image = cv::imdecode(encoded, readFlags(header, needed));
        if (image.empty() || (image.depth() != CV_8U && image.depth() != CV_16U))
            return damaged;
        image = toBgr8(image);
        applyOrientation(image, header.orientation);
        return image;
    } catch (const cv::Exception &) {
        return damaged;
    }
}

}  // namespace classiscope
