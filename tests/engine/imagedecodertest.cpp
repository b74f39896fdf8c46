// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/imagedecoder.h"
#include "tests/support/images.h"
#include "tests/support/pictures.h"
#include "tests/support/testdata.h"

#include <opencv2/imgproc.hpp>

using namespace classiscope;

class ImageDecoderTest : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void everyOrientationComesOutUpright_data();
    void everyOrientationComesOutUpright();
    void transparencyIsLaidOverWhite_data();
    void transparencyIsLaidOverWhite();
    void greyAndSixteenBitsBecomeColour_data();
    void greyAndSixteenBitsBecomeColour();
    void jpegIsReducedOnlyWhileItHasTwiceTheInput_data();
    void jpegIsReducedOnlyWhileItHasTwiceTheInput();
    void aCutTiffIsDamaged();
};

namespace {

constexpr qint64 manyPixels = 10'000'000;

Result<cv::Mat> decode(const QByteArray &bytes, QSize needed = {})
{
    const auto header = readImageHeader(bytes, manyPixels);
    if (!header)
        return header.error();
    ImageDecoder decoder;
    const auto picture = decoder(bytes, *header, needed);
    if (!picture)
        return picture.error();
    return test::uprightBgr(*picture);
}

/// The colour in the middle of one quarter.
cv::Vec3b at(const cv::Mat &image, double x, double y)
{
    return image.at<cv::Vec3b>(int(y * image.rows), int(x * image.cols));
}

bool near(cv::Vec3b a, cv::Vec3b b)
{
    return cv::norm(a, b, cv::NORM_INF) < 40;
}

}  // namespace

void ImageDecoderTest::everyOrientationComesOutUpright_data()
{
    QTest::addColumn<int>("orientation");
    QTest::addColumn<bool>("reduced");
    for (int orientation = 1; orientation <= 8; ++orientation) {
        QTest::addRow("%d", orientation) << orientation << false;
        QTest::addRow("%d reduced", orientation) << orientation << true;
    }
}

void ImageDecoderTest::everyOrientationComesOutUpright()
{
    QFETCH(int, orientation);
    QFETCH(bool, reduced);
    const cv::Mat upright = test::quarters(128, 64);
    // Store the picture the way a camera held so would: the inverse of Exif's meaning.
    cv::Mat stored = upright.clone();
    switch (orientation) {
    case 2: cv::flip(upright, stored, 1); break;
    case 3: cv::rotate(upright, stored, cv::ROTATE_180); break;
    case 4: cv::flip(upright, stored, 0); break;
    case 5: cv::transpose(upright, stored); break;
    case 6: cv::rotate(upright, stored, cv::ROTATE_90_COUNTERCLOCKWISE); break;
    case 7:
        cv::rotate(upright, stored, cv::ROTATE_180);
        cv::transpose(stored, stored);
        break;
    case 8: cv::rotate(upright, stored, cv::ROTATE_90_CLOCKWISE); break;
    default: break;
    }
    const auto decoded = decode(test::withOrientation(test::encoded(stored, ".jpg"), orientation),
                                reduced ? QSize(32, 16) : QSize());
    QVERIFY(decoded.ok());
    QCOMPARE(QSize(decoded->cols, decoded->rows), reduced ? QSize(64, 32) : QSize(128, 64));
    QVERIFY(near(at(*decoded, 0.25, 0.25), {0, 0, 255}));
    QVERIFY(near(at(*decoded, 0.75, 0.25), {0, 255, 0}));
    QVERIFY(near(at(*decoded, 0.25, 0.75), {255, 0, 0}));
    QVERIFY(near(at(*decoded, 0.75, 0.75), {128, 128, 128}));
}

void ImageDecoderTest::transparencyIsLaidOverWhite_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("PNG") << test::encoded(cv::Mat(8, 8, CV_8UC4, cv::Scalar(0, 0, 200, 0)), ".png");
    QTest::newRow("PNG, 16 bits") << test::encoded(
        cv::Mat(8, 8, CV_16UC4, cv::Scalar(0, 0, 50000, 0)), ".png");
    QTest::newRow("WebP") << test::encoded(cv::Mat(8, 8, CV_8UC4, cv::Scalar(0, 0, 200, 0)),
                                           ".webp");
}

void ImageDecoderTest::transparencyIsLaidOverWhite()
{
    QFETCH(QByteArray, bytes);
    const auto decoded = decode(bytes);
    QVERIFY(decoded.ok());
    QCOMPARE(decoded->type(), CV_8UC3);
    QVERIFY(near(at(*decoded, 0.5, 0.5), {255, 255, 255}));
}

void ImageDecoderTest::greyAndSixteenBitsBecomeColour_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const cv::Mat grey8(8, 8, CV_8UC1, cv::Scalar(100));
    const cv::Mat grey16(8, 8, CV_16UC1, cv::Scalar(100 * 257));
    const cv::Mat colour16(8, 8, CV_16UC3, cv::Scalar::all(100 * 257));
    QTest::newRow("grey JPEG") << test::encoded(grey8, ".jpg");
    QTest::newRow("grey PNG") << test::encoded(grey8, ".png");
    QTest::newRow("16-bit grey PNG") << test::encoded(grey16, ".png");
    QTest::newRow("16-bit PNG") << test::encoded(colour16, ".png");
    QTest::newRow("grey TIFF") << test::encoded(grey8, ".tiff");
    QTest::newRow("16-bit TIFF") << test::encoded(colour16, ".tiff");
}

void ImageDecoderTest::greyAndSixteenBitsBecomeColour()
{
    QFETCH(QByteArray, bytes);
    const auto decoded = decode(bytes);
    QVERIFY(decoded.ok());
    QCOMPARE(decoded->type(), CV_8UC3);
    QVERIFY(cv::norm(at(*decoded, 0.5, 0.5), cv::Vec3b(100, 100, 100), cv::NORM_INF) <= 2);
}

void ImageDecoderTest::jpegIsReducedOnlyWhileItHasTwiceTheInput_data()
{
    QTest::addColumn<QSize>("image");
    QTest::addColumn<QSize>("needed");
    QTest::addColumn<int>("reduction");
    QTest::newRow("exactly") << QSize(512, 512) << QSize(128, 128) << 2;
    QTest::newRow("one pixel short") << QSize(512, 511) << QSize(128, 128) << 1;
    QTest::newRow("an eighth") << QSize(4000, 3600) << QSize(224, 224) << 8;
    QTest::newRow("a quarter") << QSize(1100, 1024) << QSize(128, 128) << 4;
    QTest::newRow("smaller than the input") << QSize(100, 100) << QSize(128, 128) << 1;
    QTest::newRow("full size asked for") << QSize(4000, 3000) << QSize() << 1;
}

void ImageDecoderTest::jpegIsReducedOnlyWhileItHasTwiceTheInput()
{
    QFETCH(QSize, image);
    QFETCH(QSize, needed);
    QFETCH(int, reduction);
    QCOMPARE(jpegReduction(image, needed), reduction);
}

void ImageDecoderTest::aCutTiffIsDamaged()
{
    cv::Mat noise(64, 64, CV_8UC3);
    cv::randu(noise, 0, 255);
    const QByteArray bytes = test::encoded(noise, ".tiff");
    const auto decoded = decode(bytes.left(bytes.size() / 2));
    QVERIFY(!decoded.ok());
    QCOMPARE(decoded.error().code, Error::Code::DamagedImage);
}

QTEST_APPLESS_MAIN(ImageDecoderTest)
#include "imagedecodertest.moc"
