// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/classifyinput.h"

#include "core/engine/classifier.h"
#include "core/engine/preprocessor.h"
#include "tests/support/images.h"
#include "tests/support/pictures.h"
#include "tests/support/testdata.h"

#include <opencv2/imgproc.hpp>

#include <climits>
#include <limits>

using namespace classiscope;

/// What else than encoded images can be classified.
class ClassifyInputTest : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void pixelsAndTensorsGiveWhatTheirImageGives();
    void whatDoesNotFitIsRefused_data();
    void whatDoesNotFitIsRefused();
    void tensorOfUnusableNumbersIsABadRequest_data();
    void tensorOfUnusableNumbersIsABadRequest();
};

namespace {

std::unique_ptr<Classifier> classifierWithModel(qint64 maxImagePixels = 1'000'000)
{
    ClassifierOptions options;
    options.workers = 1;
    options.maxImagePixels = maxImagePixels;
    auto result = std::make_unique<Classifier>(options);
    const auto loaded = result->loadModel(test::defaultModel()).result();
    if (!loaded)
        qWarning("%s", qPrintable(loaded.error().message));
    return result;
}

}  // namespace

void ClassifyInputTest::pixelsAndTensorsGiveWhatTheirImageGives()
{
    const auto classifier = classifierWithModel();
    const cv::Mat bgr = test::quarters(200, 100);
    const auto expected = classifier->submit(test::encoded(bgr, ".png")).result();
    QVERIFY(expected.ok());

    RawImage image {{}, {200, 100}};
    InputTensor tensor;
    cv::Mat rgb;
    cv::cvtColor(bgr, rgb, cv::COLOR_BGR2RGB);
    image.pixels = QByteArray(reinterpret_cast<const char *>(rgb.data), qsizetype(rgb.total() * 3));
    Preprocessor preprocessor(classifier->model()->preprocessing);
    const cv::Mat &prepared = preprocessor(test::pictureOf(bgr));
    tensor.values.assign(prepared.ptr<float>(), prepared.ptr<float>() + prepared.total());

    for (const ClassifyInput &input : {ClassifyInput(image), ClassifyInput(tensor)}) {
        const auto result = classifier->submit(input).result();
        QVERIFY(result.ok());
        QCOMPARE(result->top.size(), expected->top.size());
        for (std::size_t i = 0; i < result->top.size(); ++i) {
            QCOMPARE(result->top[i].index, expected->top[i].index);
            QCOMPARE(result->top[i].confidence, expected->top[i].confidence);
        }
        QCOMPARE(result->timings.decode.count(), 0);
    }
    QCOMPARE(classifier->submit(image).result()->imageSize, QSize(200, 100));
    QCOMPARE(classifier->submit(tensor).result()->imageSize, QSize(128, 128));
}

void ClassifyInputTest::whatDoesNotFitIsRefused_data()
{
    QTest::addColumn<ClassifyInput>("input");
    QTest::addColumn<int>("code");
    QTest::addColumn<QStringList>("said");
    const int bad = int(Error::Code::BadRequest);
    const auto pixels = [](int width, int height, qsizetype bytes) {
        return ClassifyInput(RawImage {QByteArray(bytes, 'x'), {width, height}});
    };
    QTest::newRow("a byte too few")
        << pixels(4, 2, 23) << bad << QStringList {QStringLiteral("24"), QStringLiteral("23")};
    QTest::newRow("a byte too many")
        << pixels(4, 2, 25) << bad << QStringList {QStringLiteral("24"), QStringLiteral("25")};
    QTest::newRow("grey") << pixels(4, 2, 8) << bad
                          << QStringList {QStringLiteral("4 x 2"), QStringLiteral("8")};
    QTest::newRow("no pixels") << pixels(0, 0, 0) << bad << QStringList {QStringLiteral("0 x 0")};
    QTest::newRow("less than none")
        << pixels(-4, -2, 24) << bad << QStringList {QStringLiteral("-4 x -2")};
    QTest::newRow("more pixels than allowed")
        << pixels(101, 100, 30'300) << int(Error::Code::ImageTooLarge)
        << QStringList {QStringLiteral("101 x 100"), QStringLiteral("maxImagePixels")};
    QTest::newRow("pixels that overflow")
        << pixels(INT_MAX, INT_MAX, 3) << int(Error::Code::ImageTooLarge)
        << QStringList {QStringLiteral("maxImagePixels")};
    QTest::newRow("tensor of another size")
        << ClassifyInput(InputTensor {std::vector<float>(3 * 224 * 224)}) << bad
        << QStringList {QStringLiteral("150528"), QStringLiteral("49152"),
                        QStringLiteral("everyday-98")};
    QTest::newRow("empty tensor") << ClassifyInput(InputTensor {}) << bad
                                  << QStringList {QStringLiteral("49152")};
}

void ClassifyInputTest::whatDoesNotFitIsRefused()
{
    QFETCH(ClassifyInput, input);
    QFETCH(int, code);
    QFETCH(QStringList, said);
    const auto classifier = classifierWithModel(10'000);
    const auto result = classifier->submit(input).result();
    QVERIFY(!result.ok());
    QCOMPARE(int(result.error().code), code);
    for (const QString &part : said)
        QVERIFY2(result.error().message.contains(part), qPrintable(result.error().message));
}

void ClassifyInputTest::tensorOfUnusableNumbersIsABadRequest_data()
{
    QTest::addColumn<float>("value");
    QTest::newRow("not a number") << std::numeric_limits<float>::quiet_NaN();
    QTest::newRow("infinite") << std::numeric_limits<float>::infinity();
    QTest::newRow("far out of range") << std::numeric_limits<float>::max();
}

void ClassifyInputTest::tensorOfUnusableNumbersIsABadRequest()
{
    QFETCH(float, value);
    const auto classifier = classifierWithModel();
    const InputTensor tensor {std::vector<float>(3 * 128 * 128, value)};
    const auto result = classifier->submit(tensor).result();
    QVERIFY(!result.ok());
    QCOMPARE(result.error().code, Error::Code::BadRequest);
    QVERIFY(classifier->submit(test::smallPng()).result().ok());
}

QTEST_APPLESS_MAIN(ClassifyInputTest)
#include "classifyinputtest.moc"
