// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/imageheader.h"
#include "tests/support/images.h"
#include "tests/support/testdata.h"

using namespace classiscope;

class ImageHeaderTest : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void sizeAndFormatAreReadFromEveryFormat_data();
    void sizeAndFormatAreReadFromEveryFormat();
    void alphaIsSeen();
    void exifOrientationIsRead_data();
    void exifOrientationIsRead();
    void tooManyPixelsAreRefusedByTheHeader();
    void filesCutShortAreDamaged_data();
    void filesCutShortAreDamaged();
    void everyPrefixIsAnErrorAndNeverReadsPastTheEnd_data();
    void everyPrefixIsAnErrorAndNeverReadsPastTheEnd();
    void otherBytesAreUnsupported_data();
    void otherBytesAreUnsupported();
};

namespace {

constexpr qint64 manyPixels = 1'000'000;

void addFormats()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("format");
    const cv::Mat image = test::quarters(61, 43);
    QTest::newRow("JPEG") << test::encoded(image, ".jpg") << int(ImageFormat::Jpeg);
    QTest::newRow("PNG") << test::encoded(image, ".png") << int(ImageFormat::Png);
    QTest::newRow("WebP") << test::encoded(image, ".webp") << int(ImageFormat::WebP);
    QTest::newRow("BMP") << test::encoded(image, ".bmp") << int(ImageFormat::Bmp);
    QTest::newRow("TIFF") << test::encoded(image, ".tiff") << int(ImageFormat::Tiff);
}

}  // namespace

void ImageHeaderTest::sizeAndFormatAreReadFromEveryFormat_data()
{
    addFormats();
}

void ImageHeaderTest::sizeAndFormatAreReadFromEveryFormat()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, format);
    const auto header = readImageHeader(bytes, manyPixels);
    QVERIFY2(header.ok(), header ? "" : qPrintable(header.error().message));
    QCOMPARE(int(header->format), format);
    QCOMPARE(header->size, QSize(61, 43));
    QCOMPARE(header->orientation, 1);
    QVERIFY(!header->hasAlpha);
}

void ImageHeaderTest::alphaIsSeen()
{
    const cv::Mat image(20, 30, CV_8UC4, cv::Scalar(10, 20, 30, 40));
    for (const char *extension : {".png", ".webp"}) {
        const auto header = readImageHeader(test::encoded(image, extension), manyPixels);
        QVERIFY2(header.ok(), extension);
        QVERIFY2(header->hasAlpha, extension);
        QCOMPARE(header->size, QSize(30, 20));
    }
}

void ImageHeaderTest::exifOrientationIsRead_data()
{
    QTest::addColumn<int>("written");
    QTest::addColumn<int>("read");
    for (int orientation = 1; orientation <= 8; ++orientation)
        QTest::addRow("%d", orientation) << orientation << orientation;
    QTest::newRow("out of range") << 9 << 1;
    QTest::newRow("zero") << 0 << 1;
}

void ImageHeaderTest::exifOrientationIsRead()
{
    QFETCH(int, written);
    QFETCH(int, read);
    const auto header =
        readImageHeader(test::withOrientation(test::jpegOf(40, 20), written), manyPixels);
    QVERIFY(header.ok());
    QCOMPARE(header->orientation, read);
    QCOMPARE(header->uprightSize(), read >= 5 ? QSize(20, 40) : QSize(40, 20));
}

void ImageHeaderTest::tooManyPixelsAreRefusedByTheHeader()
{
    // A PNG of 60000 x 60000 black pixels in 45 bytes: only its header exists.
    QByteArray bomb = test::smallPng();
    bomb.replace(16, 8, QByteArray("\0\0\xEA\x60\0\0\xEA\x60", 8));
    const auto header = readImageHeader(bomb, 100'000'000);
    QVERIFY(!header.ok());
    QCOMPARE(header.error().code, Error::Code::ImageTooLarge);
    QVERIFY(header.error().message.contains(QStringLiteral("60000 x 60000")));
    QVERIFY(header.error().message.contains(QStringLiteral("100000000")));
}

void ImageHeaderTest::filesCutShortAreDamaged_data()
{
    // Without TIFF, which does not say where it ends: its decoder finds out.
    QTest::addColumn<QByteArray>("bytes");
    for (const char *extension : {".jpg", ".png", ".webp", ".bmp"})
        QTest::newRow(extension) << test::encoded(test::quarters(61, 43), extension);
}

void ImageHeaderTest::filesCutShortAreDamaged()
{
    QFETCH(QByteArray, bytes);
    const auto header = readImageHeader(bytes.chopped(bytes.size() / 3), manyPixels);
    QVERIFY(!header.ok());
    QCOMPARE(header.error().code, Error::Code::DamagedImage);
}

void ImageHeaderTest::everyPrefixIsAnErrorAndNeverReadsPastTheEnd_data()
{
    addFormats();
}

void ImageHeaderTest::everyPrefixIsAnErrorAndNeverReadsPastTheEnd()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, format);
    for (qsizetype length = 0; length < bytes.size(); ++length) {
        // A copy of its own, so that the address sanitizer sees its end.
        const std::vector<char> prefix(bytes.begin(), bytes.begin() + length);
        const auto header = readImageHeader(QByteArrayView(prefix.data(), length), manyPixels);
        if (format != int(ImageFormat::Tiff))
            QVERIFY2(!header.ok(), qPrintable(QString::number(length)));
    }
}

void ImageHeaderTest::otherBytesAreUnsupported_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("code");
    const int unsupported = int(Error::Code::UnsupportedFormat);
    QTest::newRow("empty") << QByteArray() << int(Error::Code::EmptyImage);
    QTest::newRow("text") << QByteArray("hello") << unsupported;
    QTest::newRow("GIF") << QByteArray("GIF89a\1\0\1\0\0\0\0;", 14) << unsupported;
    QTest::newRow("NITF, which OpenCV would hand to GDAL")
        << QByteArray("NITF02.10") + QByteArray(500, ' ') << unsupported;
    QTest::newRow("PDF") << QByteArray("%PDF-1.7\n") << unsupported;
    QTest::newRow("RIFF, but a sound") << QByteArray("RIFF\0\0\0\0WAVEfmt ", 16) << unsupported;
}

void ImageHeaderTest::otherBytesAreUnsupported()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, code);
    const auto header = readImageHeader(bytes, manyPixels);
    QVERIFY(!header.ok());
    QCOMPARE(int(header.error().code), code);
}

QTEST_APPLESS_MAIN(ImageHeaderTest)
#include "imageheadertest.moc"
