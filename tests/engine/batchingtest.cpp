// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/classifier.h"
#include "tests/support/images.h"
#include "tests/support/testdata.h"

#include <algorithm>
#include <cmath>
#include <limits>

using namespace classiscope;
using namespace std::chrono_literals;
using Future = QFuture<Result<Classification>>;

/// Images of several requests in one forward pass, through the whole engine.
class BatchingTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { test::failOnAnyWarning(); }
    void eachIsComputedByItselfUnlessAskedFor();
    void whatWaitsIsComputedTogether_data();
    void whatWaitsIsComputedTogether();
    void tensorsAreComputedTogether();
    void aDamagedImageFailsAlone();
    void aTensorThatIsNoneFailsAlone();
    void aCancelledImageIsLeftOut();
    void aDelayNeverOutlastsADeadline();
    void batchesGoToTheModelTheyWereQueuedFor();
    void sizesStayWithinTheirLimits();

private:
    /// What each image gives by itself.
    std::vector<std::vector<float>> m_alone;
    std::vector<ClassifyInput> m_images;
};

namespace {

constexpr float tolerance = 1e-4F;  // of the largest number

ClassifierOptions batching(int size, std::chrono::milliseconds delay = 0ms)
{
    ClassifierOptions options;
    options.workers = 1;
    options.batchSize = size;
    options.batchDelay = delay;
    return options;
}

bool load(Classifier &classifier)
{
    return classifier.loadModel(test::defaultModel()).result().ok();
}

std::vector<Future> submit(Classifier &classifier, const std::vector<ClassifyInput> &images)
{
    return classifier.submitTogether(images, {.outputs = true});
}

bool nearlyEqual(const std::vector<float> &given, const std::vector<float> &expected)
{
    float largest = 0, apart = 0;
    for (std::size_t i = 0; i < expected.size() && i < given.size(); ++i) {
        largest = std::max(largest, std::abs(expected[i]));
        apart = std::max(apart, std::abs(expected[i] - given[i]));
    }
    return !expected.empty() && given.size() == expected.size() && apart <= tolerance * largest;
}

ClassifyInput greyTensor(const Classifier &classifier, float level)
{
    const QSize size = classifier.model()->inputSize;
    return InputTensor {std::vector<float>(std::size_t(3 * size.width() * size.height()), level)};
}

/// Forward passes that answered these.
double passes(const std::vector<Future> &futures)
{
    double result = 0;
    for (const Future &future : futures)
        result += future.result() ? 1.0 / future.result()->batchSize : 0;
    return result;
}

}  // namespace

void BatchingTest::initTestCase()
{
    m_images = {test::smallPng(),
                test::jpegOf(300, 200),
                test::jpegOf(64, 64),
                test::encoded(test::quarters(90, 120), ".png"),
                test::jpegOf(40, 30),
                test::jpegOf(500, 100),
                test::encoded(test::quarters(7, 9), ".bmp")};
    Classifier classifier(batching(1));
    QVERIFY(load(classifier));
    for (const Future &future : submit(classifier, m_images)) {
        QVERIFY(future.result().ok());
        m_alone.push_back(future.result()->outputs);
    }
}

void BatchingTest::eachIsComputedByItselfUnlessAskedFor()
{
    Classifier classifier {ClassifierOptions()};
    QVERIFY(load(classifier));
    QCOMPARE(classifier.model()->path.batchSize, 1);
    for (const Future &future : submit(classifier, m_images))
        QCOMPARE(future.result()->batchSize, 1);
}

void BatchingTest::whatWaitsIsComputedTogether_data()
{
    QTest::addColumn<int>("backend");
    QTest::addColumn<int>("size");
    QTest::newRow("compiled, 4") << int(Backend::Auto) << 4;
    QTest::newRow("compiled, 8") << int(Backend::Auto) << 8;
    QTest::newRow("OpenCV, 3") << int(Backend::OpenCv) << 3;
    QTest::newRow("OpenCV, 8") << int(Backend::OpenCv) << 8;
}

void BatchingTest::whatWaitsIsComputedTogether()
{
    QFETCH(int, backend);
    QFETCH(int, size);
    ClassifierOptions options = batching(size);
    options.backend = Backend(backend);
    Classifier classifier(options);
    QVERIFY(load(classifier));
    QCOMPARE(classifier.model()->path.batchSize, size);
    QCOMPARE(classifier.model()->path.batchReason.english(), QString());
    const auto futures = submit(classifier, m_images);
    for (std::size_t i = 0; i < futures.size(); ++i) {
        const auto result = futures[i].result();
        QVERIFY(result.ok());
        QVERIFY(nearlyEqual(result->outputs, m_alone[i]));
        const StageTimings &timings = result->timings;
        QVERIFY(timings.inference.count() > 0);
        QVERIFY(timings.total >= timings.queue + timings.decode + timings.preprocess
                    + timings.inference + timings.postprocess);
    }
    if (size < int(m_images.size()))
        QCOMPARE(futures.front().result()->batchSize, size);
    QVERIFY(futures.front().result()->batchSize > 1);
    const double count = passes(futures);
    QVERIFY2(std::abs(count - std::round(count)) < 1e-6 && count <= 3,
             qPrintable(QString::number(count)));
}

void BatchingTest::tensorsAreComputedTogether()
{
    Classifier alone(batching(1)), together(batching(4));
    QVERIFY(load(alone) && load(together));
    std::vector<ClassifyInput> tensors;
    for (const float level : {-1.F, -0.3F, 0.5F, 1.F})
        tensors.push_back(greyTensor(alone, level));
    const auto expected = submit(alone, tensors), given = submit(together, tensors);
    for (std::size_t i = 0; i < tensors.size(); ++i) {
        QVERIFY(given[i].result().ok());
        QCOMPARE(given[i].result()->batchSize, 4);
        QVERIFY(nearlyEqual(given[i].result()->outputs, expected[i].result()->outputs));
    }
}

void BatchingTest::aDamagedImageFailsAlone()
{
    Classifier classifier(batching(8));
    QVERIFY(load(classifier));
    std::vector<ClassifyInput> images = m_images;
    const QByteArray jpeg = test::jpegOf(200, 100);
    images[2] = jpeg.left(jpeg.size() / 2);
    const auto futures = submit(classifier, images);
    for (std::size_t i = 0; i < futures.size(); ++i) {
        const auto result = futures[i].result();
        if (i == 2)
            QCOMPARE(result.error().code, Error::Code::DamagedImage);
        else
            QVERIFY(result.ok() && nearlyEqual(result->outputs, m_alone[i]));
    }
    QVERIFY(futures.front().result()->batchSize > 1);
}

void BatchingTest::aTensorThatIsNoneFailsAlone()
{
    Classifier classifier(batching(4));
    QVERIFY(load(classifier));
    std::vector<ClassifyInput> tensors(4, greyTensor(classifier, 0.5F));
    tensors[0] = greyTensor(classifier, std::numeric_limits<float>::quiet_NaN());
    const auto futures = submit(classifier, tensors);
    QCOMPARE(futures[0].result().error().code, Error::Code::BadRequest);
    for (std::size_t i = 1; i < futures.size(); ++i)
        QVERIFY(futures[i].result().ok());
}

void BatchingTest::aCancelledImageIsLeftOut()
{
    Classifier classifier(batching(4));
    QVERIFY(load(classifier));
    const QByteArray slow = test::encoded(test::quarters(3000, 2000), ".png");
    const Future first = classifier.submit(slow);
    auto futures = submit(classifier, {m_images[0], m_images[1], m_images[2]});
    futures[1].cancel();
    QVERIFY(first.result().ok());
    QVERIFY(nearlyEqual(futures[0].result()->outputs, m_alone[0]));
    QVERIFY(nearlyEqual(futures[2].result()->outputs, m_alone[2]));
    futures[1].waitForFinished();
    QCOMPARE(futures[1].resultCount(), 0);
}

void BatchingTest::aDelayNeverOutlastsADeadline()
{
    Classifier classifier(batching(4, ClassifierOptions::maxBatchDelay));
    QVERIFY(load(classifier));
    ClassifyOptions options;
    options.deadline = std::chrono::steady_clock::now() + 300ms;
    const auto result = classifier.submit(m_images[0], options).result();
    QVERIFY2(result.ok(), result ? "" : qPrintable(result.error().message));
    QCOMPARE(result->batchSize, 1);
}

void BatchingTest::batchesGoToTheModelTheyWereQueuedFor()
{
    Classifier classifier(batching(4));
    QVERIFY(load(classifier));
    const Future slow = classifier.submit(test::encoded(test::quarters(3000, 2000), ".png"));
    auto futures = submit(classifier, m_images);
    QVERIFY(load(classifier));  // a second one, which takes others only
    for (Future &future : submit(classifier, m_images))
        futures.push_back(future);
    QVERIFY(slow.result().ok());
    for (std::size_t i = 0; i < futures.size(); ++i)
        QVERIFY(nearlyEqual(futures[i].result()->outputs, m_alone[i % m_alone.size()]));
}

void BatchingTest::sizesStayWithinTheirLimits()
{
    const Classifier large(batching(1'000'000, 24h)), small(batching(-3, -5ms));
    QCOMPARE(large.options().batchSize, ClassifierOptions::maxBatchSize);
    QCOMPARE(large.options().batchDelay, ClassifierOptions::maxBatchDelay);
    QCOMPARE(small.options().batchSize, 1);
    QCOMPARE(small.options().batchDelay, 0ms);
}

QTEST_APPLESS_MAIN(BatchingTest)
#include "batchingtest.moc"
