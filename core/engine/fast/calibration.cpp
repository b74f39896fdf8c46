// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/fast/calibration.h"

#include "core/engine/imagedecoder.h"
#include "core/engine/imagefiles.h"
#include "core/engine/preprocessor.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>

namespace classiscope::fast {

namespace {

cv::Scalar randomColor(cv::RNG &random)
{
    return {double(random.uniform(0, 256)), double(random.uniform(0, 256)),
            double(random.uniform(0, 256))};
}

Picture viewOf(const cv::Mat &bgr)
{
    Picture picture;
    picture.planes[0].samples = bgr.data;
    picture.planes[0].stride = std::ptrdiff_t(bgr.step);
    picture.planes[0].size = {bgr.cols, bgr.rows};
    picture.width = bgr.cols;
    picture.height = bgr.rows;
    return picture;
}

}  // namespace

cv::Mat madePicture(int index)
{
    constexpr int side = 256, shapes = 24;
    cv::RNG random(std::uint64_t(index) + 1);
    cv::Mat picture(side, side, CV_8UC3), texture(side, side, CV_8UC3);
    picture = randomColor(random);
    for (int i = 0; i < shapes; ++i) {
        const cv::Point at(random.uniform(0, side), random.uniform(0, side));
        const cv::Size axes(random.uniform(4, side / 2), random.uniform(4, side / 2));
        const double angle = random.uniform(0., 360.);
        if (i % 3 == 0)
            cv::line(picture, at, {random.uniform(0, side), random.uniform(0, side)},
                     randomColor(random), random.uniform(1, 12), cv::LINE_AA);
        else
            cv::ellipse(picture, at, axes / (1 + i / 6), angle, 0, 360, randomColor(random),
                        cv::FILLED, cv::LINE_AA);
    }
    random.fill(texture, cv::RNG::UNIFORM, 0, 256);
    const double grain = 1 + index % 8;
    cv::GaussianBlur(texture, texture, {}, grain);
    cv::addWeighted(picture, 0.8, texture, 0.2, 0, picture);
    cv::GaussianBlur(picture, picture, {}, 0.5 + index % 3);
    return picture;
}

std::optional<Error> forEachCalibrationImage(const Preprocessing &preprocessing,
                                             const QString &folder, const UseTensor &use)
{
    Preprocessor prepare(preprocessing);
    if (folder.isEmpty()) {
        for (int i = 0; i < madePictures; ++i) {
            const cv::Mat made = madePicture(i);
            if (auto error = use(prepare(viewOf(made))))
                return error;
        }
        return {};
    }
    ImageDecoder decoder;
    int images = 0;
    for (const QString &file : filesBelow(folder)) {
        if (images == maxCalibrationImages)
            break;
        const auto image = readImageFile(file);
        if (!image)
            continue;
        const auto picture = decoder(image->bytes, image->header, preprocessing.inputSize);
        if (!picture)
            continue;
        ++images;
        if (auto error = use(prepare(*picture)))
            return error;
    }
    if (images == 0)
        return Error {Error::Code::FileUnreadable,
                      Text::marked("There is no image in the calibration folder %1; name one "
                                   "with photos of what the model is for.")
                          .arg(folder)};
    return {};
}

}  // namespace classiscope::fast
