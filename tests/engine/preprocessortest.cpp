// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/preprocessor.h"
#include "tests/support/pictures.h"
#include "tests/support/testdata.h"

using namespace classiscope;

class PreprocessorTest : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void channelsFollowTheColourOrder_data();
    void channelsFollowTheColourOrder();
    void everyFitGivesTheInputSize_data();
    void everyFitGivesTheInputSize();
    void centreCropKeepsTheMiddle();
    void letterboxFillsWithTheMeanWhichBecomesZero();
};

void PreprocessorTest::channelsFollowTheColourOrder_data()
{
    QTest::addColumn<bool>("rgb");
    QTest::newRow("RGB") << true;
    QTest::newRow("BGR") << false;
}

void PreprocessorTest::channelsFollowTheColourOrder()
{
    QFETCH(bool, rgb);
    Preprocessing how;
    how.inputSize = {4, 2};
    how.colorOrder = rgb ? Preprocessing::ColorOrder::Rgb : Preprocessing::ColorOrder::Bgr;
    how.mean = {10, 20, 30};
    how.standardDeviation = {2, 4, 5};
    how.scale = 3;
    Preprocessor preprocess(how);
    const cv::Scalar bgr(50, 100, 200);
    const cv::Mat pixels(2, 4, CV_8UC3, bgr);
    const cv::Mat tensor = preprocess(test::pictureOf(pixels));
    QCOMPARE(tensor.dims, 4);
    QCOMPARE(tensor.size[1], 3);
    QCOMPARE(tensor.size[2], 2);
    QCOMPARE(tensor.size[3], 4);
    const float first = rgb ? 200.f : 50.f, third = rgb ? 50.f : 200.f;
    const float expected[] = {(first - 10) * 3 / 2, (100.f - 20) * 3 / 4, (third - 30) * 3 / 5};
    for (int channel = 0; channel < 3; ++channel) {
        for (int i = 0; i < 8; ++i)
            QVERIFY(std::abs(tensor.ptr<float>(0, channel)[i] - expected[channel]) < 1e-3f);
    }
}

void PreprocessorTest::everyFitGivesTheInputSize_data()
{
    QTest::addColumn<int>("fit");
    QTest::addColumn<QSize>("image");
    for (const auto fit : {Preprocessing::Fit::Stretch, Preprocessing::Fit::CenterCrop,
                           Preprocessing::Fit::Letterbox}) {
        for (const QSize size : {QSize(1, 1), QSize(1, 5000), QSize(5000, 1), QSize(127, 129),
                                 QSize(128, 96), QSize(400, 711), QSize(37, 11)})
            QTest::addRow("%d: %d x %d", int(fit), size.width(), size.height()) << int(fit) << size;
    }
}

void PreprocessorTest::everyFitGivesTheInputSize()
{
    QFETCH(int, fit);
    QFETCH(QSize, image);
    Preprocessing how;
    how.inputSize = {128, 96};
    how.fit = Preprocessing::Fit(fit);
    Preprocessor preprocess(how);
    const cv::Mat grey(image.height(), image.width(), CV_8UC3, cv::Scalar::all(90));
    const cv::Mat tensor = preprocess(test::pictureOf(grey));
    QCOMPARE(tensor.size[2], 96);
    QCOMPARE(tensor.size[3], 128);
    // The middle of the input is the picture, whatever the fit.
    QVERIFY(std::abs(tensor.ptr<float>(0, 0)[47 * 128 + 63] - 90) < 1.5f);
}

void PreprocessorTest::centreCropKeepsTheMiddle()
{
    cv::Mat wide(10, 30, CV_8UC3, cv::Scalar::all(0));
    wide(cv::Rect(10, 0, 10, 10)).setTo(cv::Scalar::all(200));
    Preprocessing how;
    how.inputSize = {10, 10};
    how.fit = Preprocessing::Fit::CenterCrop;
    Preprocessor preprocess(how);
    const cv::Mat tensor = preprocess(test::pictureOf(wide));
    for (int i = 0; i < 100; ++i)
        QCOMPARE(tensor.ptr<float>(0, 1)[i], 200.f);
}

void PreprocessorTest::letterboxFillsWithTheMeanWhichBecomesZero()
{
    Preprocessing how;
    how.inputSize = {8, 8};
    how.fit = Preprocessing::Fit::Letterbox;
    how.mean = {100, 50, 25};
    Preprocessor preprocess(how);
    const cv::Mat white(4, 8, CV_8UC3, cv::Scalar::all(255));
    const cv::Mat tensor = preprocess(test::pictureOf(white));
    for (int channel = 0; channel < 3; ++channel) {
        const float *plane = tensor.ptr<float>(0, channel);
        QCOMPARE(plane[0], 0.f);
        QCOMPARE(plane[63], 0.f);
        QCOMPARE(plane[4 * 8], 255.f - how.mean[std::size_t(channel)]);
    }
}

QTEST_APPLESS_MAIN(PreprocessorTest)
#include "preprocessortest.moc"
