// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/imagedecoder.h"

#include "core/engine/jpeg/libjpeg.h"
#include "core/engine/opencvthreads.h"
#include "core/engine/processor.h"

#include <opencv2/imgcodecs.hpp>

namespace classiscope {

namespace {

/// A reduced picture keeps this many pixels for each of the network's input, in
/// both directions. libjpeg's reduction and area averaging look different, and
/// the rest of the averaging hides it: at 1 about 2.5 % of photos get another
/// top-1, at 1.5 about 1 %, at 2 about 0.5 %. Of enlarged photos, which hold all
/// detail that an eighth of them can hold, 1.1 % get another one at 3.3, 2.8 % at
/// 2.1 and 5.6 % at 1.7 (MobileNetV2 1.0 at 224, 179 photos enlarged 8 and 10 times).
constexpr int reductionMargin = 2;

int readFlags(const ImageHeader &header, int reduction)
{
    if (header.hasAlpha)
        return cv::IMREAD_UNCHANGED;
    int flags = cv::IMREAD_COLOR;
    switch (reduction) {
    case 2: flags = cv::IMREAD_REDUCED_COLOR_2; break;
    case 4: flags = cv::IMREAD_REDUCED_COLOR_4; break;
    case 8: flags = cv::IMREAD_REDUCED_COLOR_8; break;
    default: break;
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

/// Grey, BGR or BGRA to grey or BGR of 8 bits.
cv::Mat to8Bits(cv::Mat image)
{
    if (image.depth() == CV_16U)
        image.convertTo(image, CV_8U, 1.0 / 257.0);
    return image.channels() == 4 ? overWhite(image) : image;
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

Result<Picture> ImageDecoder::operator()(QByteArrayView bytes, const ImageHeader &header,
                                         QSize needed)
{
    int reduction = 1;
    if (header.format == ImageFormat::Jpeg) {
        reduction = jpegReduction(header.uprightSize(), needed);
        auto picture = decodeJpeg(bytes, header, 8 / reduction);
        if (!picture)
            return picture.error();
        if (*picture) {
            auto found = **picture;
            found.orientation = header.orientation;
            return found;
        }
    }
    return decodeWithOpenCv(bytes, header, reduction);
}

// Nothing when its colours are for OpenCV to convert.
Result<std::optional<Picture>> ImageDecoder::decodeJpeg(QByteArrayView bytes,
                                                        const ImageHeader &header, int eighths)
{
    if (hasAvx2()) {
        const auto plain = readBaselineJpeg(bytes);
        if (plain && plain->size == header.size) {
            if (auto picture = m_scanDecoder.decode(*plain, eighths, m_planes))
                return picture;
        }
    }
    return decodeWithLibjpeg(bytes, header.size, eighths, m_planes);
}

Result<Picture> ImageDecoder::decodeWithOpenCv(QByteArrayView bytes, const ImageHeader &header,
                                               int reduction)
{
    const OpenCvUse use;
    try {
        // imdecode() only reads; its parameter is not const.
        const cv::Mat encoded(1, int(bytes.size()), CV_8UC1, const_cast<char *>(bytes.data()));
        const cv::Mat image = cv::imdecode(encoded, readFlags(header, reduction));
        if (image.empty() || (image.depth() != CV_8U && image.depth() != CV_16U))
            return undecodable();
        m_pixels = to8Bits(image);
    } catch (const cv::Exception &) {
        return undecodable();
    }
    Picture picture;
    picture.colors = m_pixels.channels() == 1 ? Picture::Colors::Grey : Picture::Colors::Bgr;
    picture.planes[0].samples = m_pixels.ptr();
    picture.planes[0].stride = std::ptrdiff_t(m_pixels.step);
    picture.planes[0].size = {m_pixels.cols, m_pixels.rows};
    picture.width = m_pixels.cols;
    picture.height = m_pixels.rows;
    picture.orientation = header.orientation;
    return picture;
}

void ImageDecoder::release()
{
    m_planes.release();
    m_pixels.release();
}

}  // namespace classiscope
