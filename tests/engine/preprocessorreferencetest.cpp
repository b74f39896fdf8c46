// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/imagedecoder.h"
#include "core/engine/preprocessor.h"
#include "tests/support/images.h"
#include "tests/support/pictures.h"
#include "tests/support/testdata.h"

#include <opencv2/imgproc.hpp>

#include <QDirIterator>

#include <cmath>
#include <random>

using namespace classiscope;

/// The Preprocessor against the same done step by step with OpenCV: upright, resized,
/// converted, normalised.
class PreprocessorReferenceTest : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void randomPicturesComeOutAsTheReference_data();
    void randomPicturesComeOutAsTheReference();
    void everyOrientationComesOutAsTheReference();
    void photosComeOutAsTheReference();
};

namespace {

cv::Size sizeOf(QSize size)
{
    return {size.width(), size.height()};
}

cv::Mat resized(const cv::Mat &from, cv::Size size)
{
    cv::Mat to;
    const bool shrinks = size.width <= from.cols && size.height <= from.rows;
    cv::resize(from, to, size, 0, 0, shrinks ? cv::INTER_AREA : cv::INTER_LINEAR);
    return to;
}

cv::Mat fitted(const cv::Mat &bgr, const Preprocessing &how)
{
    const cv::Size input = sizeOf(how.inputSize);
    const double across = double(input.width) / bgr.cols, down = double(input.height) / bgr.rows;
    const auto scaled = [&bgr](double factor) {
        return cv::Size(std::max(1, int(std::lround(bgr.cols * factor))),
                        std::max(1, int(std::lround(bgr.rows * factor))));
    };
    if (how.fit == Preprocessing::Fit::CenterCrop) {
        cv::Size size = scaled(std::max(across, down));
        size = {std::max(size.width, input.width), std::max(size.height, input.height)};
        const cv::Mat whole = resized(bgr, size);
        return whole(cv::Rect((size.width - input.width) / 2, (size.height - input.height) / 2,
                              input.width, input.height));
    }
    if (how.fit == Preprocessing::Fit::Letterbox) {
        cv::Size size = scaled(std::min(across, down));
        size = {std::min(size.width, input.width), std::min(size.height, input.height)};
        const bool rgb = how.colorOrder == Preprocessing::ColorOrder::Rgb;
        cv::Mat framed(input, bgr.type(),
                       cv::Scalar(how.mean[rgb ? 2 : 0], how.mean[1], how.mean[rgb ? 0 : 2]));
        resized(bgr, size).copyTo(
            framed(cv::Rect((input.width - size.width) / 2, (input.height - size.height) / 2,
                            size.width, size.height)));
        return framed;
    }
    return resized(bgr, input);
}

/// `bgr`: upright, 8-bit or float32.
std::vector<float> reference(const cv::Mat &bgr, const Preprocessing &how, TensorLayout layout)
{
    cv::Mat exact;
    bgr.convertTo(exact, CV_32F);
    const cv::Mat pixels = fitted(exact, how);
    const int width = pixels.cols, height = pixels.rows;
    std::vector<float> tensor(std::size_t(3 * width * height));
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            for (int channel = 0; channel < 3; ++channel) {
                const auto c = std::size_t(channel);
                const bool rgb = how.colorOrder == Preprocessing::ColorOrder::Rgb;
                const float value = pixels.at<cv::Vec3f>(y, x)[rgb ? 2 - channel : channel];
                const int at = layout == TensorLayout::Planar ? (channel * height + y) * width + x
                                                              : (y * width + x) * 3 + channel;
                tensor[std::size_t(at)] =
                    (value - how.mean[c]) * how.scale / how.standardDeviation[c];
            }
        }
    }
    return tensor;
}

/// The largest and the mean difference, in steps of a pixel's 256.
struct Difference {
    double most = 0;
    double mean = 0;
};

Difference difference(const cv::Mat &tensor, const std::vector<float> &expected,
                      const Preprocessing &how)
{
    Difference result;
    const float *values = tensor.ptr<float>();
    for (std::size_t i = 0; i < expected.size(); ++i) {
        // All channels have the same deviation here.
        const double steps = std::abs(double(values[i]) - double(expected[i]))
            * double(how.standardDeviation[0] / how.scale);
        result.most = std::max(result.most, steps);
        result.mean += steps / double(expected.size());
    }
    return result;
}

Preprocessing someHow(Preprocessing::Fit fit, QSize input)
{
    Preprocessing how;
    how.inputSize = input;
    how.fit = fit;
    how.mean = {120, 110, 100};
    how.standardDeviation = {50, 50, 50};
    how.scale = 2;
    return how;
}

}  // namespace

void PreprocessorReferenceTest::randomPicturesComeOutAsTheReference_data()
{
    QTest::addColumn<int>("fit");
    QTest::addColumn<bool>("planar");
    QTest::addColumn<bool>("rgb");
    for (const auto fit : {Preprocessing::Fit::Stretch, Preprocessing::Fit::CenterCrop,
                           Preprocessing::Fit::Letterbox}) {
        for (const bool planar : {true, false}) {
            for (const bool rgb : {true, false})
                QTest::addRow("fit %d, %s, %s", int(fit), planar ? "planar" : "interleaved",
                              rgb ? "RGB" : "BGR")
                    << int(fit) << planar << rgb;
        }
    }
}

void PreprocessorReferenceTest::randomPicturesComeOutAsTheReference()
{
    QFETCH(int, fit);
    QFETCH(bool, planar);
    QFETCH(bool, rgb);
    const auto layout = planar ? TensorLayout::Planar : TensorLayout::Interleaved;
    std::mt19937 random(1);
    const auto upTo = [&random](int most) { return 1 + int(random() % unsigned(most)); };
    for (int i = 0; i < 60; ++i) {
        const QSize input(upTo(60), upTo(60));
        // A line one pixel high or wide, a small and a larger picture.
        const cv::Size size = i % 4 == 0 ? cv::Size(upTo(300), 1)
            : i % 4 == 1                 ? cv::Size(1, upTo(300))
            : i % 4 == 2                 ? cv::Size(upTo(40), upTo(40))
                                         : cv::Size(upTo(500), upTo(500));
        cv::Mat noise(size, CV_8UC3);
        cv::randu(noise, 0, 256);
        auto how = someHow(Preprocessing::Fit(fit), input);
        how.colorOrder = rgb ? Preprocessing::ColorOrder::Rgb : Preprocessing::ColorOrder::Bgr;
        Preprocessor preprocess(how, layout);
        const auto result =
            difference(preprocess(test::pictureOf(noise)), reference(noise, how, layout), how);
        QVERIFY2(result.most < 0.6,
                 qPrintable(QStringLiteral("%1 x %2 to %3 x %4: off by %5")
                                .arg(size.width)
                                .arg(size.height)
                                .arg(input.width())
                                .arg(input.height())
                                .arg(result.most)));
    }
}

void PreprocessorReferenceTest::everyOrientationComesOutAsTheReference()
{
    cv::Mat noise(53, 97, CV_8UC3);
    cv::randu(noise, 0, 256);
    for (const auto fit : {Preprocessing::Fit::Stretch, Preprocessing::Fit::CenterCrop,
                           Preprocessing::Fit::Letterbox}) {
        for (const auto layout : {TensorLayout::Planar, TensorLayout::Interleaved}) {
            const auto how = someHow(fit, {31, 22});
            Preprocessor preprocess(how, layout);
            for (int orientation = 1; orientation <= 8; ++orientation) {
                auto picture = test::pictureOf(noise);
                picture.orientation = orientation;
                const auto expected = reference(test::turned(noise, orientation), how, layout);
                const auto result = difference(preprocess(picture), expected, how);
                QVERIFY2(result.most < 0.6,
                         qPrintable(QStringLiteral("orientation %1, fit %2: off by %3")
                                        .arg(orientation)
                                        .arg(int(fit))
                                        .arg(result.most)));
            }
        }
    }
}

// Here chroma has half the picture's size, and colours beyond the gamut are cut off
// before averaging in one and after it in the other.
void PreprocessorReferenceTest::photosComeOutAsTheReference()
{
    TEST_DATA_OR_SKIP(folder, "data/photos/test");
    QDirIterator walk(folder, {QStringLiteral("*.jpg")}, QDir::Files, QDirIterator::Subdirectories);
    ImageDecoder decode;
    double worst = 0;
    for (int i = 0; walk.hasNext() && i < 150; ++i) {
        QFile file(walk.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        const auto header = readImageHeader(bytes, 10'000'000);
        QVERIFY(header.ok());
        const auto picture = decode(bytes, *header);
        QVERIFY(picture.ok());
        const auto how = someHow(Preprocessing::Fit::Stretch, {128, 128});
        Preprocessor preprocess(how);
        const auto expected = reference(test::decodedByOpenCv(bytes), how, TensorLayout::Planar);
        const auto result = difference(preprocess(*picture), expected, how);
        worst = std::max(worst, result.mean);
        QVERIFY2(result.mean < 1, qPrintable(file.fileName()));
    }
    qInfo("the worst photo is off by %.3f of 256 on average", worst);
}

QTEST_APPLESS_MAIN(PreprocessorReferenceTest)
#include "preprocessorreferencetest.moc"
