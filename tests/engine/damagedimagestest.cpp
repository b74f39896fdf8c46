// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/classifier.h"
#include "core/engine/imagedecoder.h"
#include "tests/support/images.h"
#include "tests/support/pictures.h"
#include "tests/support/testdata.h"

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QtEndian>

#include <memory>
#include <random>

using namespace classiscope;

/// Files of every kind that can be decoded, cut short and with flipped bits:
/// each is an error or a picture, and the next image works.
class DamagedImagesTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { test::failOnAnyWarning(); }
    void realPhotosAreAmongTheFiles();
    void cleanupTestCase() { m_classifier.reset(); }
    void cutFilesAreErrorsOrPictures_data() { addFiles(); }
    void cutFilesAreErrorsOrPictures();
    void flippedBitsAreErrorsOrPictures_data() { addFiles(); }
    void flippedBitsAreErrorsOrPictures();
    void classifierGoesOnAfterDamage_data() { addFiles(); }
    void classifierGoesOnAfterDamage();

private:
    static void addFiles();
    static void addPhotos();

    std::unique_ptr<Classifier> m_classifier;
};

namespace {

constexpr qint64 maxPixels = 1'000'000;
constexpr int timeForARow = 100;  // milliseconds; but at least `leastTries` in any time
constexpr int leastTries = 25;

/// Soft shapes with some noise: every part of a decoder has work to do.
cv::Mat picture(int type)
{
    cv::Mat image(48, 64, CV_8UC4);
    cv::RNG random(7);
    random.fill(image, cv::RNG::UNIFORM, 0, 60);
    cv::circle(image, {30, 20}, 15, {200, 120, 40, 255}, cv::FILLED);
    const int channels = CV_MAT_CN(type);
    if (channels == 3)
        cv::cvtColor(image, image, cv::COLOR_BGRA2BGR);
    if (channels == 1)
        cv::cvtColor(image, image, cv::COLOR_BGRA2GRAY);
    image.convertTo(image, type, CV_MAT_DEPTH(type) == CV_16U ? 257 : 1);
    return image;
}

QByteArray encode(const cv::Mat &image, const char *extension, const std::vector<int> &parameters)
{
    std::vector<uchar> bytes;
    cv::imencode(extension, image, bytes, parameters);
    return QByteArray(reinterpret_cast<const char *>(bytes.data()), qsizetype(bytes.size()));
}

QByteArray file(const char *extension, int type, const std::vector<int> &parameters = {})
{
    return encode(picture(type), extension, parameters);
}

/// Real photos of the test data, of several subjects; none where there are no data.
std::vector<QByteArray> photos()
{
    std::vector<QByteArray> result;
    for (const char *subject : {"soccer_ball", "cat", "airplane"}) {
        const QDir folder(
            test::testData(QStringLiteral("data/photos/test/%1").arg(QLatin1String(subject))));
        const auto names = folder.entryList({QStringLiteral("*.jpg")}, QDir::Files);
        QFile photo(names.isEmpty() ? QString() : folder.filePath(names.front()));
        if (!names.isEmpty() && photo.open(QIODevice::ReadOnly))
            result.push_back(photo.readAll());
    }
    return result;
}

QByteArray bigEndian(quint32 number)
{
    number = qToBigEndian(number);
    return QByteArray(reinterpret_cast<const char *>(&number), sizeof number);
}

/// A chunk of a PNG file; its checksum is that of ISO 3309, as PNG's annex D has it.
QByteArray pngChunk(const QByteArray &typeAndData)
{
    quint32 crc = 0xFFFFFFFF;
    for (const char byte : typeAndData) {
        crc ^= quint8(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = crc & 1 ? 0xEDB88320 ^ crc >> 1 : crc >> 1;
    }
    return bigEndian(quint32(typeAndData.size() - 4)) + typeAndData + bigEndian(~crc);
}

/// A palette with one transparent colour, which OpenCV reads but cannot write.
QByteArray palettePng()
{
    constexpr int side = 32;
    QByteArray rows;
    for (int y = 0; y < side; ++y) {
        rows += '\0';  // filter: none
        for (int x = 0; x < side; ++x)
            rows += char((x / 4 + y / 4) % 4);
    }
    const QByteArray zlibStream = qCompress(rows).mid(4);
    return QByteArray("\x89PNG\r\n\x1a\n")
        + pngChunk("IHDR" + bigEndian(side) + bigEndian(side) + QByteArray("\x08\x03\0\0\0", 5))
        + pngChunk("PLTE" + QByteArray("\xFF\0\0\0\xFF\0\0\0\xFF\x80\x80\x80", 12))
        + pngChunk("tRNS" + QByteArray("\xFF\0", 2)) + pngChunk("IDAT" + zlibStream)
        + pngChunk("IEND");
}

Result<cv::Mat> decode(const QByteArray &bytes, QSize needed)
{
    static ImageDecoder decoder;  // one for all, as a worker has
    const auto header = readImageHeader(bytes, maxPixels);
    if (!header)
        return header.error();
    const auto picture = decoder(bytes, *header, needed);
    if (!picture)
        return picture.error();
    return test::uprightBgr(*picture);
}

/// What is wrong with how `bytes` were decoded; empty: nothing.
QString complaint(const QByteArray &bytes, QSize needed)
{
    const auto decoded = decode(bytes, needed);
    if (!decoded) {
        switch (decoded.error().code) {
        case Error::Code::EmptyImage:
        case Error::Code::UnsupportedFormat:
        case Error::Code::DamagedImage:
        case Error::Code::ImageTooLarge: return {};
        default: return decoded.error().message;
        }
    }
    if (decoded->type() != CV_8UC3 || decoded->empty())
        return QStringLiteral("the picture is not 8-bit colour");
    if (qint64(decoded->total()) > maxPixels)
        return QStringLiteral("the picture is larger than the limit");
    return {};
}

/// Damages files in the same ways in every run.
class Damage {
public:
    explicit Damage(const QByteArray &file)
        : m_file(file)
    {
    }

    QByteArray withFlippedBits()
    {
        // One bit somewhere, or some near the start, where the decisions are made.
        QByteArray result = m_file;
        const bool atStart = m_random() % 2 == 0;
        const auto end = atStart ? std::min<qsizetype>(result.size(), 256) : result.size();
        const int bits = atStart ? 1 + int(m_random() % 4) : 1;
        for (int i = 0; i < bits; ++i) {
            const auto at = qsizetype(m_random() % std::size_t(end));
            result[at] = char(result[at] ^ (1 << m_random() % 8));
        }
        return result;
    }

private:
    QByteArray m_file;
    std::mt19937 m_random {1};
};

}  // namespace

void DamagedImagesTest::initTestCase()
{
    ClassifierOptions options;
    options.maxImagePixels = maxPixels;
    m_classifier = std::make_unique<Classifier>(options);
    QVERIFY(m_classifier->loadModel(test::defaultModel()).result().ok());
}

void DamagedImagesTest::addFiles()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QSize>("needed");
    const auto row = [](const char *name, const QByteArray &bytes, QSize needed = {}) {
        QTest::newRow(name) << bytes << needed;
    };
    const QByteArray jpeg = file(".jpg", CV_8UC3);
    row("JPEG", jpeg);
    row("JPEG, reduced", jpeg, {8, 6});
    row("JPEG, grey", file(".jpg", CV_8UC1));
    row("JPEG, progressive", file(".jpg", CV_8UC3, {cv::IMWRITE_JPEG_PROGRESSIVE, 1}));
    row("JPEG, restart markers", file(".jpg", CV_8UC3, {cv::IMWRITE_JPEG_RST_INTERVAL, 2}));
    row("JPEG, turned", test::withOrientation(jpeg, 6));
    row("PNG", file(".png", CV_8UC3));
    row("PNG, grey", file(".png", CV_8UC1));
    row("PNG, 1 bit", file(".png", CV_8UC1, {cv::IMWRITE_PNG_BILEVEL, 1}));
    row("PNG, alpha", file(".png", CV_8UC4));
    row("PNG, 16 bits", file(".png", CV_16UC3));
    row("PNG, 16 bits, grey", file(".png", CV_16UC1));
    row("PNG, 16 bits, alpha", file(".png", CV_16UC4));
    row("PNG, palette", palettePng());
    row("WebP", file(".webp", CV_8UC3, {cv::IMWRITE_WEBP_QUALITY, 80}));
    row("WebP, lossless", file(".webp", CV_8UC3, {cv::IMWRITE_WEBP_QUALITY, 101}));
    row("WebP, alpha", file(".webp", CV_8UC4, {cv::IMWRITE_WEBP_QUALITY, 80}));
    row("BMP", file(".bmp", CV_8UC3));
    row("BMP, palette", file(".bmp", CV_8UC1));
    row("BMP, alpha", file(".bmp", CV_8UC4));
    constexpr int none = 1, lzw = 5, deflate = 32946;
    row("TIFF", file(".tiff", CV_8UC3, {cv::IMWRITE_TIFF_COMPRESSION, none}));
    row("TIFF, LZW", file(".tiff", CV_8UC3, {cv::IMWRITE_TIFF_COMPRESSION, lzw}));
    row("TIFF, Deflate", file(".tiff", CV_8UC3, {cv::IMWRITE_TIFF_COMPRESSION, deflate}));
    row("TIFF, grey", file(".tiff", CV_8UC1));
    row("TIFF, alpha", file(".tiff", CV_8UC4));
    row("TIFF, 16 bits", file(".tiff", CV_16UC3));
    addPhotos();
}

// Photos as they are and in every other format: their sizes, their noise and their
// colours lead decoders elsewhere than drawn pictures do.
void DamagedImagesTest::addPhotos()
{
    struct Format {
        const char *name;
        const char *extension;
        std::vector<int> parameters;
    };
    constexpr int lzw = 5;
    const Format formats[] = {
        {"progressive JPEG", ".jpg", {cv::IMWRITE_JPEG_PROGRESSIVE, 1}},
        {"PNG", ".png", {}},
        {"WebP", ".webp", {cv::IMWRITE_WEBP_QUALITY, 80}},
        {"lossless WebP", ".webp", {cv::IMWRITE_WEBP_QUALITY, 101}},
        {"BMP", ".bmp", {}},
        {"TIFF", ".tiff", {cv::IMWRITE_TIFF_COMPRESSION, lzw}},
    };
    constexpr QSize needed(128, 128);
    int number = 0;
    for (const QByteArray &photo : photos()) {
        ++number;
        QTest::addRow("photo %d", number) << photo << needed;
        const std::vector<uchar> bytes(photo.begin(), photo.end());
        const cv::Mat pixels = cv::imdecode(bytes, cv::IMREAD_COLOR);
        for (const Format &format : formats)
            QTest::addRow("photo %d, %s", number, format.name)
                << encode(pixels, format.extension, format.parameters) << needed;
    }
}

void DamagedImagesTest::realPhotosAreAmongTheFiles()
{
    TEST_DATA_OR_SKIP(folder, "data/photos/test");
    QCOMPARE(photos().size(), std::size_t(3));
}

void DamagedImagesTest::cutFilesAreErrorsOrPictures()
{
    QFETCH(QByteArray, file);
    QFETCH(QSize, needed);
    QVERIFY(decode(file, needed).ok());
    QElapsedTimer timer;
    timer.start();
    // From the start on, where each byte tells, and then in ever longer steps.
    int tries = 0;
    for (qsizetype length = 0; length < file.size(); length += 1 + length / 32, ++tries) {
        if (tries >= leastTries && timer.elapsed() > timeForARow)
            break;
        const QString wrong = complaint(file.left(length), needed);
        QVERIFY2(wrong.isEmpty(), qPrintable(QString::number(length) + wrong));
    }
    for (const int missing : {1, 2, 8, 100})
        QCOMPARE(complaint(file.chopped(std::min<qsizetype>(missing, file.size())), needed),
                 QString());
    QVERIFY(!decode(file.left(file.size() / 2), needed).ok());
    QVERIFY(decode(file, needed).ok());
}

void DamagedImagesTest::flippedBitsAreErrorsOrPictures()
{
    QFETCH(QByteArray, file);
    QFETCH(QSize, needed);
    Damage damage(file);
    QElapsedTimer timer;
    timer.start();
    for (int tries = 0; tries < 2'000; ++tries) {
        if (tries >= leastTries && timer.elapsed() > timeForARow)
            break;
        const QString wrong = complaint(damage.withFlippedBits(), needed);
        QVERIFY2(wrong.isEmpty(), qPrintable(QString::number(tries) + wrong));
    }
    QVERIFY(decode(file, needed).ok());
}

void DamagedImagesTest::classifierGoesOnAfterDamage()
{
    QFETCH(QByteArray, file);
    Damage damage(file);
    for (int tries = 0; tries < leastTries; ++tries) {
        const auto result = m_classifier->submit(damage.withFlippedBits()).result();
        QVERIFY(result.ok() || result.error().code != Error::Code::Internal);
    }
    QVERIFY(m_classifier->submit(file).result().ok());
}

QTEST_APPLESS_MAIN(DamagedImagesTest)
#include "damagedimagestest.moc"
