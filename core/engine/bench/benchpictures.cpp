// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/bench/benchpictures.h"

#include "core/engine/imagedecoder.h"
#include "core/engine/imagefiles.h"

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

namespace classiscope {

namespace {

constexpr int madePictures = 8;

/// As hard to compress as a photo: coarse patches of colour under finer grain.
cv::Mat madePixels(int index)
{
    const cv::Size size(500, 375);
    cv::RNG random(std::uint64_t(index) + 1);
    cv::Mat pixels(size, CV_8UC3, cv::Scalar::all(0)), noise(size, CV_8UC3);
    constexpr int layers = 4;
    for (int layer = 0; layer < layers; ++layer) {
        const int cell = 1 << (2 * (layers - 1 - layer));  // 64, 16, 4 and 1 pixels
        cv::Mat coarse(size.height / cell + 2, size.width / cell + 2, CV_8UC3);
        random.fill(coarse, cv::RNG::UNIFORM, 0, 256);
        cv::resize(coarse, noise, size, 0, 0, cv::INTER_CUBIC);
        cv::addWeighted(pixels, 1, noise, layer == 0 ? 0.6 : 0.4 / (2 * layer), 0, pixels);
    }
    return pixels;
}

QByteArray madePicture(int index)
{
    constexpr std::size_t wantedBytes = 100'000;
    const cv::Mat pixels = madePixels(index);
    std::vector<uchar> bytes;
    for (int quality = 99; quality >= 50; --quality) {
        cv::imencode(".jpg", pixels, bytes, {cv::IMWRITE_JPEG_QUALITY, quality});
        if (bytes.size() <= wantedBytes)
            break;
    }
    return {reinterpret_cast<const char *>(bytes.data()), qsizetype(bytes.size())};
}

/// The file's bytes; none when it is not a picture that can be classified.
QByteArray pictureOf(const QString &path)
{
    const auto file = readImageFile(path);
    ImageDecoder decoder;
    return file && decoder(file->bytes, file->header) ? file->bytes : QByteArray();
}

}  // namespace

Result<std::vector<QByteArray>> benchPictures(const QString &folder)
{
    std::vector<QByteArray> pictures;
    if (folder.isEmpty()) {
        for (int i = 0; i < madePictures; ++i)
            pictures.push_back(madePicture(i));
        return pictures;
    }
    qint64 bytes = 0;
    for (const QString &file : filesBelow(folder)) {
        if (pictures.size() == maxBenchPictures)
            break;
        const QByteArray picture = pictureOf(file);
        if (picture.isEmpty() || bytes + picture.size() > maxBenchPictureBytes)
            continue;
        bytes += picture.size();
        pictures.push_back(picture);
    }
    if (pictures.empty())
        return {Error::Code::FileUnreadable,
                Text::marked("There is no picture in %1 that can be read; name a folder with "
                             "photos.")
                    .arg(folder)};
    return pictures;
}

}  // namespace classiscope
