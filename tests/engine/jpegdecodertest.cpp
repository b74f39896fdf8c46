// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/imagedecoder.h"
#include "core/engine/jpeg/libjpeg.h"
#include "core/engine/processor.h"
#include "tests/support/images.h"
#include "tests/support/pictures.h"
#include "tests/support/testdata.h"

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <QDirIterator>

using namespace classiscope;

/// The ways a JPEG is decoded against one another and against OpenCV.
class JpegDecoderTest : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void photosAreDecodedAsByOpenCv();
    void everyScaleCoversWhatItShallAndLooksLikeThePicture_data();
    void everyScaleCoversWhatItShallAndLooksLikeThePicture();
    void scanDecoderGivesLibjpegsSamples_data();
    void scanDecoderGivesLibjpegsSamples();
    void plainFilesTakeTheFastWayAndOthersDoNot_data();
    void plainFilesTakeTheFastWayAndOthersDoNot();
    void oneDecoderTakesFilesOfAllKindsInTurn();
    void otherColoursAreDecodedToo_data();
    void otherColoursAreDecodedToo();
    void scansOfUnseenDetailsAreLeftOut();
    void tooManyScansAreRefused();
    void sizesThatTheHeaderDoesNotNameAreDamage();
};

namespace {

constexpr qint64 manyPixels = 20'000'000;

cv::Mat softPicture(int width, int height)
{
    cv::Mat image(height, width, CV_8UC3);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x)
            image.at<cv::Vec3b>(y, x) = {uchar(255 * x / width), uchar(255 * y / height),
                                         uchar(127 + 127 * std::sin(x / 9.0) * std::cos(y / 7.0))};
    }
    cv::circle(image, {width / 3, height / 2}, height / 4, {30, 200, 90}, cv::FILLED, cv::LINE_AA);
    return image;
}

QByteArray jpeg(const cv::Mat &image, const std::vector<int> &parameters = {})
{
    std::vector<uchar> bytes;
    cv::imencode(".jpg", image, bytes, parameters);
    return QByteArray(reinterpret_cast<const char *>(bytes.data()), qsizetype(bytes.size()));
}

Result<Picture> decode(ImageDecoder &decoder, const QByteArray &bytes, QSize needed = {})
{
    const auto header = readImageHeader(bytes, manyPixels);
    if (!header)
        return header.error();
    return decoder(bytes, *header, needed);
}

/// Chroma factors of the first component in a file that has 2 x 2: 0x21 makes 4:2:2 of
/// it. The picture becomes another one, but a valid one.
QByteArray withSampling(QByteArray bytes, char factors)
{
    const qsizetype frame = bytes.indexOf(QByteArray("\xFF\xC0\x00\x11", 4));
    bytes[frame + 11] = factors;
    return bytes;
}

void addKinds()
{
    QTest::addColumn<QByteArray>("file");
    const cv::Mat image = softPicture(211, 157);
    QTest::newRow("4:2:0") << jpeg(image);
    cv::Mat grey;
    cv::cvtColor(image, grey, cv::COLOR_BGR2GRAY);
    QTest::newRow("grey") << jpeg(grey);
    QTest::newRow("restart markers") << jpeg(image, {cv::IMWRITE_JPEG_RST_INTERVAL, 3});
    QTest::newRow("tables of its own") << jpeg(image, {cv::IMWRITE_JPEG_OPTIMIZE, 1});
    QTest::newRow("best quality") << jpeg(image, {cv::IMWRITE_JPEG_QUALITY, 100});
    QTest::newRow("worst quality") << jpeg(image, {cv::IMWRITE_JPEG_QUALITY, 1});
    QTest::newRow("one pixel") << jpeg(softPicture(1, 1));
    QTest::newRow("a row") << jpeg(softPicture(1000, 1));
    QTest::newRow("a column") << jpeg(softPicture(1, 1000));
    QTest::newRow("whole blocks") << jpeg(softPicture(64, 48));
    cv::Mat noise(130, 170, CV_8UC3);
    cv::randu(noise, 0, 256);
    QTest::newRow("noise") << jpeg(noise, {cv::IMWRITE_JPEG_QUALITY, 100});
}

}  // namespace

void JpegDecoderTest::photosAreDecodedAsByOpenCv()
{
    TEST_DATA_OR_SKIP(folder, "data/photos/test");
    QDirIterator walk(folder, {QStringLiteral("*.jpg")}, QDir::Files, QDirIterator::Subdirectories);
    ImageDecoder decoder;
    double worst = 1000;
    for (int i = 0; walk.hasNext() && i < 200; ++i) {
        QFile file(walk.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        const auto picture = decode(decoder, bytes);
        QVERIFY2(picture.ok(), qPrintable(file.fileName()));
        const double likeness =
            test::signalToNoise(test::uprightBgr(*picture), test::decodedByOpenCv(bytes));
        worst = std::min(worst, likeness);
        QVERIFY2(likeness > 45,
                 qPrintable(QStringLiteral("%1: %2 dB").arg(file.fileName()).arg(likeness)));
    }
    qInfo("the worst photo has %.1f dB", worst);
}

void JpegDecoderTest::everyScaleCoversWhatItShallAndLooksLikeThePicture_data()
{
    QTest::addColumn<int>("reduction");
    QTest::addColumn<bool>("progressive");
    for (const int reduction : {1, 2, 4, 8}) {
        QTest::addRow("1/%d", reduction) << reduction << false;
        QTest::addRow("1/%d, progressive", reduction) << reduction << true;
    }
}

void JpegDecoderTest::everyScaleCoversWhatItShallAndLooksLikeThePicture()
{
    QFETCH(int, reduction);
    QFETCH(bool, progressive);
    ImageDecoder decoder;
    for (const QSize size : {QSize(640, 480), QSize(641, 479), QSize(655, 333), QSize(1024, 999)}) {
        const cv::Mat image = softPicture(size.width(), size.height());
        const QByteArray bytes = jpeg(image, {cv::IMWRITE_JPEG_PROGRESSIVE, progressive ? 1 : 0});
        const QSize needed(size.width() / (2 * reduction), size.height() / (2 * reduction));
        QCOMPARE(jpegReduction(size, needed), reduction);
        const auto picture = decode(decoder, bytes, needed);
        QVERIFY(picture.ok());
        QCOMPARE(picture->width, size.width() / double(reduction));
        QCOMPARE(picture->height, size.height() / double(reduction));
        const QSize decoded = picture->planes[0].size;
        QVERIFY(decoded.width() >= 2 * needed.width() && decoded.height() >= 2 * needed.height());
        QCOMPARE(decoded,
                 QSize((size.width() + reduction - 1) / reduction,
                       (size.height() + reduction - 1) / reduction));
        for (const Plane &plane : picture->planes) {
            QVERIFY(plane.size.width() * plane.spacing.width() >= decoded.width());
            QVERIFY(plane.size.height() * plane.spacing.height() >= decoded.height());
        }
        // Means of squares: the same up to what the file lost, where the squares are whole.
        cv::Mat expected;
        const cv::Rect whole(0, 0, size.width() / reduction, size.height() / reduction);
        const cv::Rect source(0, 0, whole.width * reduction, whole.height * reduction);
        cv::resize(test::decodedByOpenCv(bytes)(source), expected, whole.size(), 0, 0,
                   cv::INTER_AREA);
        const double likeness = test::signalToNoise(test::uprightBgr(*picture)(whole), expected);
        QVERIFY2(likeness > 38, qPrintable(QStringLiteral("%1 dB").arg(likeness)));
    }
}

void JpegDecoderTest::scanDecoderGivesLibjpegsSamples_data()
{
    addKinds();
    const QByteArray file = jpeg(softPicture(211, 157));
    QTest::newRow("4:2:2") << withSampling(file, 0x21);
    QTest::newRow("4:4:0") << withSampling(file, 0x12);
    QTest::newRow("4:4:4") << withSampling(file, 0x11);
    const QString photos = test::testData(QStringLiteral("data/photos/test/umbrella"));
    for (const QString &name : QDir(photos).entryList(QDir::Files)) {
        QFile photo(photos + QLatin1Char('/') + name);
        if (!photos.isEmpty() && photo.open(QIODevice::ReadOnly))
            QTest::newRow(qPrintable(name)) << photo.readAll();
    }
}

void JpegDecoderTest::scanDecoderGivesLibjpegsSamples()
{
    if (!hasAvx2())
        QSKIP("this processor has no AVX2");
    QFETCH(QByteArray, file);
    const auto plain = readBaselineJpeg(file);
    QVERIFY(plain.has_value());
    ScanDecoder decoder;
    JpegPlanes ownPlanes, libjpegPlanes;
    for (const int eighths : {8, 4, 2, 1}) {
        const auto own = decoder.decode(*plain, eighths, ownPlanes);
        // A file whose factors were changed ends too late or too early: libjpeg fills up.
        const auto libjpeg = decodeWithLibjpeg(file, plain->size, eighths, libjpegPlanes);
        QVERIFY(libjpeg.ok() && *libjpeg);
        if (!own) {
            QVERIFY2(QByteArray(QTest::currentDataTag()).startsWith("4:"), QTest::currentDataTag());
            continue;
        }
        QCOMPARE(own->width, (*libjpeg)->width);
        QCOMPARE(own->height, (*libjpeg)->height);
        QCOMPARE(int(own->colors), int((*libjpeg)->colors));
        for (int i = 0; i < own->planeCount(); ++i) {
            const auto plane = std::size_t(i);
            QCOMPARE(own->planes[plane].size, (*libjpeg)->planes[plane].size);
            QCOMPARE(own->planes[plane].spacing, (*libjpeg)->planes[plane].spacing);
            const cv::Mat ours = test::planeOf(*own, i), theirs = test::planeOf(**libjpeg, i);
            const double most = cv::norm(ours, theirs, cv::NORM_INF);
            QVERIFY2(
                most <= 2,
                qPrintable(
                    QStringLiteral("plane %1 at %2/8 is off by %3").arg(i).arg(eighths).arg(most)));
            QVERIFY(test::signalToNoise(ours, theirs) > 52);
        }
    }
}

void JpegDecoderTest::plainFilesTakeTheFastWayAndOthersDoNot_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<bool>("plain");
    const cv::Mat image = softPicture(100, 80);
    const QByteArray file = jpeg(image);
    QTest::newRow("plain") << file << true;
    QTest::newRow("turned") << test::withOrientation(file, 6) << true;
    QTest::newRow("progressive") << jpeg(image, {cv::IMWRITE_JPEG_PROGRESSIVE, 1}) << false;
    QByteArray other = file;
    other.replace(QByteArray("\xFF\xC0", 2), QByteArray("\xFF\xC9", 2));
    QTest::newRow("arithmetic coding") << other << false;
    QTest::newRow("4:1:1") << withSampling(file, 0x41) << false;
    // Adobe's marker that says: no YCbCr.
    const QByteArray adobe("\xFF\xEE\x00\x0E"
                           "Adobe\0\x64\0\0\0\0\0",
                           16);
    QTest::newRow("RGB") << file.left(2) + adobe + file.mid(2) << false;
}

void JpegDecoderTest::plainFilesTakeTheFastWayAndOthersDoNot()
{
    QFETCH(QByteArray, file);
    QFETCH(bool, plain);
    QCOMPARE(readBaselineJpeg(file).has_value(), plain);
    // Nothing of it may be read past its end.
    for (qsizetype length = 0; length < file.size(); length += 1 + length / 200) {
        const std::vector<char> prefix(file.begin(), file.begin() + length);
        (void)readBaselineJpeg(QByteArrayView(prefix.data(), length));
        (void)neededParts(QByteArrayView(prefix.data(), length), 1);
    }
}

void JpegDecoderTest::oneDecoderTakesFilesOfAllKindsInTurn()
{
    // What it keeps of one file must not be seen in the next.
    const cv::Mat image = softPicture(150, 110), small = softPicture(20, 15);
    cv::Mat grey;
    cv::cvtColor(image, grey, cv::COLOR_BGR2GRAY);
    const std::vector<QByteArray> files {jpeg(image),
                                         jpeg(small, {cv::IMWRITE_JPEG_OPTIMIZE, 1}),
                                         jpeg(grey),
                                         jpeg(image, {cv::IMWRITE_JPEG_PROGRESSIVE, 1}),
                                         test::encoded(small, ".png"),
                                         jpeg(small, {cv::IMWRITE_JPEG_QUALITY, 20}),
                                         test::encoded(grey, ".png"),
                                         jpeg(image, {cv::IMWRITE_JPEG_RST_INTERVAL, 1})};
    ImageDecoder shared;
    for (int i = 0; i < 40; ++i) {
        const QByteArray &file = files[std::size_t(i * 5 % 8)];
        const QSize needed = i % 3 == 0 ? QSize(9, 6) : QSize();
        ImageDecoder fresh;
        const auto expected = decode(fresh, file, needed);
        const auto picture = decode(shared, file, needed);
        QVERIFY(expected.ok() && picture.ok());
        QCOMPARE(cv::norm(test::uprightBgr(*picture), test::uprightBgr(*expected), cv::NORM_INF),
                 0.0);
        if (i % 4 == 0)
            shared.release();
    }
}

void JpegDecoderTest::otherColoursAreDecodedToo_data()
{
    QTest::addColumn<QByteArray>("file");
    const QByteArray file = jpeg(softPicture(100, 80), {cv::IMWRITE_JPEG_QUALITY, 95});
    const QByteArray adobe("\xFF\xEE\x00\x0E"
                           "Adobe\0\x64\0\0\0\0\0",
                           16);
    // Without JFIF's marker Adobe's counts.
    const qsizetype behindJfif = 4 + 16;
    QTest::newRow("RGB") << file.left(2) + adobe + file.mid(behindJfif);
    QTest::newRow("4:1:1") << withSampling(file, 0x41);
    QTest::newRow("4:4:1") << withSampling(file, 0x14);
}

void JpegDecoderTest::otherColoursAreDecodedToo()
{
    QFETCH(QByteArray, file);
    ImageDecoder decoder;
    const auto picture = decode(decoder, file);
    QVERIFY(picture.ok());
    const double likeness =
        test::signalToNoise(test::uprightBgr(*picture), test::decodedByOpenCv(file));
    QVERIFY2(likeness > 45, qPrintable(QStringLiteral("%1 dB").arg(likeness)));
}

void JpegDecoderTest::scansOfUnseenDetailsAreLeftOut()
{
    const QByteArray file = jpeg(softPicture(400, 300),
                                 {cv::IMWRITE_JPEG_PROGRESSIVE, 1, cv::IMWRITE_JPEG_QUALITY, 95});
    const auto bytesOf = [](const std::vector<QByteArrayView> &parts) {
        qsizetype bytes = 0;
        for (const QByteArrayView part : parts)
            bytes += part.size();
        return bytes;
    };
    QCOMPARE(bytesOf(neededParts(file, 8)), file.size());
    QCOMPARE(bytesOf(neededParts(file, 2)), file.size());
    QVERIFY(bytesOf(neededParts(file, 1)) < file.size() / 2);

    // The means of the blocks are in the first scans: all of it or not, it is the same.
    JpegPlanes some, all;
    const auto reduced = decodeWithLibjpeg(file, {400, 300}, 1, some);
    const auto full = decodeWithLibjpeg(file, {400, 300}, 8, all);
    QVERIFY(reduced.ok() && *reduced && full.ok() && *full);
    cv::Mat means;
    cv::resize(test::planeOf(**full, 0)(cv::Rect(0, 0, 400, 296)), means, {50, 37}, 0, 0,
               cv::INTER_AREA);
    QVERIFY(test::signalToNoise(test::planeOf(**reduced, 0)(cv::Rect(0, 0, 50, 37)), means) > 45);
}

void JpegDecoderTest::tooManyScansAreRefused()
{
    // Its last scan again and again: a few bytes, and all the picture's blocks each time.
    const QByteArray file = jpeg(softPicture(64, 64), {cv::IMWRITE_JPEG_PROGRESSIVE, 1});
    const qsizetype scan = file.lastIndexOf(QByteArray("\xFF\xDA", 2));
    const QByteArray last = file.sliced(scan, file.size() - 2 - scan);
    ImageDecoder decoder;
    for (const int more : {20, maxJpegScans}) {
        const QByteArray bomb = file.chopped(2) + last.repeated(more) + file.right(2);
        const auto picture = decode(decoder, bomb);
        QCOMPARE(picture.ok(), more == 20);
        if (picture)
            continue;
        QCOMPARE(picture.error().code, Error::Code::UnsupportedFormat);
        QVERIFY(picture.error().message.contains(QStringLiteral("maxJpegScans")));
    }
}

void JpegDecoderTest::sizesThatTheHeaderDoesNotNameAreDamage()
{
    // What was checked against maxImagePixels is what is decoded, or nothing is.
    const QByteArray file = jpeg(softPicture(64, 48));
    const auto header = readImageHeader(file, manyPixels);
    QVERIFY(header.ok());
    ImageHeader other = *header;
    other.size = {32, 24};
    ImageDecoder decoder;
    const auto picture = decoder(file, other);
    QVERIFY(!picture.ok());
    QCOMPARE(picture.error().code, Error::Code::DamagedImage);
}

QTEST_APPLESS_MAIN(JpegDecoderTest)
#include "jpegdecodertest.moc"
