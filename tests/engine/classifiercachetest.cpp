// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/classifier.h"
#include "tests/support/images.h"
#include "tests/support/redisserver.h"
#include "tests/support/testdata.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <opencv2/core.hpp>

#include <algorithm>

using namespace classiscope;
using namespace std::chrono_literals;

/// A classifier that keeps its answers.
class ClassifierCacheTest : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void repeatedImageIsNotComputed_data();
    void repeatedImageIsNotComputed();
    void anotherQuestionIsComputed();
    void hitNeedsNoPlaceInTheQueue();
    void identicalImagesInFlightAreComputedOnce_data();
    void identicalImagesInFlightAreComputedOnce();
    void othersOutliveACancelledImage();
    void othersOutliveALateImage();
    void waitingForAnotherTakesAPlaceInTheQueue();
    void errorsAreNotKept();
    void pixelsAndTensorsAreNotKept();
    void withoutBytesEachIsComputed();
    void limitsCountAtOnce();
    void anotherModelAnswersAnew();
    void theSameModelLoadedAgainKnowsItsAnswers();
    void programsShareAnswersThroughRedis();
    void damagedValuesInRedisAreComputedAnew_data();
    void damagedValuesInRedisAreComputedAnew();
    void addressThatCannotBeUsedIsTold();
};

using Future = QFuture<Result<Classification>>;

namespace {

ClassifierOptions oneWorker()
{
    ClassifierOptions options;
    options.workers = 1;
    return options;
}

bool load(Classifier &classifier, const ModelSource &source = test::defaultModel())
{
    return classifier.loadModel(source).result().ok();
}

/// An image that keeps a worker busy for some milliseconds; another one each time.
QByteArray slowImage()
{
    static int number = 0;
    return test::encoded(test::quarters(3000, 2000 + ++number), ".png");
}

QByteArray largeImage()
{
    cv::Mat noise(400, 400, CV_8UC3);
    cv::randu(noise, 0, 255);
    return test::encoded(noise, ".png");
}

bool sameClasses(const Classification &one, const Classification &other)
{
    const auto same = [](const Candidate &a, const Candidate &b) {
        return a.index == b.index && a.confidence == b.confidence && a.label == b.label;
    };
    return std::equal(one.top.begin(), one.top.end(), other.top.begin(), other.top.end(), same);
}

QByteArray damagedImage()
{
    const QByteArray jpeg = test::jpegOf(200, 100);
    return jpeg.left(jpeg.size() / 2);
}

}  // namespace

void ClassifierCacheTest::repeatedImageIsNotComputed_data()
{
    QTest::addColumn<QByteArray>("image");
    QTest::newRow("hashed by the caller") << test::jpegOf(300, 200);
    QTest::newRow("hashed by a worker") << largeImage();
}

void ClassifierCacheTest::repeatedImageIsNotComputed()
{
    QFETCH(QByteArray, image);
    Classifier classifier(oneWorker());
    QVERIFY(load(classifier));
    const auto first = classifier.submit(image).result();
    QVERIFY(first.ok() && !first->cached && first->cacheMiss);
    QVERIFY(first->timings.inference > 0us);
    const auto second = classifier.submit(image).result();
    QVERIFY(second.ok() && second->cached && !second->cacheMiss);
    QVERIFY(sameClasses(*first, *second));
    QCOMPARE(second->model, first->model);
    QCOMPARE(second->modelVersion, first->modelVersion);
    QCOMPARE(second->imageSize, first->imageSize);
    const StageTimings &timings = second->timings;
    QCOMPARE(timings.queue + timings.decode + timings.preprocess + timings.inference
                 + timings.postprocess,
             0us);
    const CacheFigures figures = classifier.cache();
    QCOMPARE(figures.hits, 1);
    QCOMPARE(figures.misses, 1);
    QCOMPARE(figures.entries, 1);
    QVERIFY(figures.bytes > 0);
}

void ClassifierCacheTest::anotherQuestionIsComputed()
{
    Classifier classifier(oneWorker());
    QVERIFY(load(classifier));
    const QByteArray image = test::smallPng();
    QVERIFY(classifier.submit(image).result().ok());
    const auto three = classifier.submit(image, 3).result();
    QVERIFY(!three->cached);
    QCOMPARE(three->top.size(), std::size_t(3));
    ClassifyOptions withOutputs;
    withOutputs.outputs = true;
    const auto first = classifier.submit(ClassifyInput(image), withOutputs).result();
    const auto again = classifier.submit(ClassifyInput(image), withOutputs).result();
    QVERIFY(!first->cached && again->cached);
    QCOMPARE(int(again->outputs.size()), classifier.model()->outputCount);
    QCOMPARE(again->outputs, first->outputs);
}

void ClassifierCacheTest::hitNeedsNoPlaceInTheQueue()
{
    ClassifierOptions options = oneWorker();
    options.queueLimit = 1;
    Classifier classifier(options);
    QVERIFY(load(classifier));
    const QByteArray known = test::smallPng();
    QVERIFY(classifier.submit(known).result().ok());
    std::vector<Future> slow;
    do
        slow.push_back(classifier.submit(slowImage()));
    while (!slow.back().isFinished() || slow.back().result().ok());
    QCOMPARE(slow.back().result().error().code, Error::Code::Busy);
    const auto hit = classifier.submit(known);
    QVERIFY(hit.isFinished());
    QVERIFY(hit.result()->cached);
}

void ClassifierCacheTest::identicalImagesInFlightAreComputedOnce_data()
{
    QTest::addColumn<QByteArray>("image");
    QTest::addColumn<bool>("isGood");
    QTest::newRow("hashed by the caller") << test::jpegOf(300, 200) << true;
    QTest::newRow("hashed by a worker") << largeImage() << true;
    QTest::newRow("damaged") << damagedImage() << false;
}

void ClassifierCacheTest::identicalImagesInFlightAreComputedOnce()
{
    QFETCH(QByteArray, image);
    QFETCH(bool, isGood);
    Classifier classifier({});
    QVERIFY(load(classifier));
    std::vector<Future> busy, futures;
    for (int i = 0; i < classifier.workers(); ++i)
        busy.push_back(classifier.submit(slowImage()));
    constexpr int copies = 20;
    for (int i = 0; i < copies; ++i)
        futures.push_back(classifier.submit(image));
    int computed = 0;
    for (const Future &future : futures) {
        const auto answer = future.result();
        QCOMPARE(answer.ok(), isGood);
        if (isGood) {
            computed += answer->cached ? 0 : 1;
            QVERIFY(sameClasses(*answer, *futures.front().result()));
        } else {
            QCOMPARE(answer.error().code, Error::Code::DamagedImage);
        }
    }
    for (const Future &future : busy)
        QVERIFY(future.result().ok());
    const CacheFigures figures = classifier.cache();
    QCOMPARE(computed, isGood ? 1 : 0);
    QCOMPARE(figures.misses, classifier.workers() + computed);
    QCOMPARE(figures.hits, isGood ? copies - 1 : 0);
}

void ClassifierCacheTest::othersOutliveACancelledImage()
{
    Classifier classifier(oneWorker());
    QVERIFY(load(classifier));
    const auto slow = classifier.submit(slowImage());
    auto first = classifier.submit(test::smallPng());
    auto second = classifier.submit(test::smallPng());
    auto third = classifier.submit(test::smallPng());
    first.cancel();
    third.cancel();
    QVERIFY(second.result().ok());
    QVERIFY(first.isCanceled() && third.isCanceled());
    QVERIFY(slow.result().ok());
}

void ClassifierCacheTest::othersOutliveALateImage()
{
    Classifier classifier(oneWorker());
    QVERIFY(load(classifier));
    const auto slow = classifier.submit(slowImage());
    ClassifyOptions late;
    late.deadline = std::chrono::steady_clock::now();
    const auto first = classifier.submit(ClassifyInput(test::smallPng()), late);
    const auto second = classifier.submit(test::smallPng());
    const auto third = classifier.submit(ClassifyInput(test::smallPng()), late);
    QVERIFY(second.result().ok());
    QCOMPARE(first.result().error().code, Error::Code::DeadlineExceeded);
    QCOMPARE(third.result().error().code, Error::Code::DeadlineExceeded);
    QVERIFY(slow.result().ok());
}

void ClassifierCacheTest::waitingForAnotherTakesAPlaceInTheQueue()
{
    ClassifierOptions options;
    options.queueLimit = 3;
    Classifier classifier(options);
    QVERIFY(load(classifier));
    const QByteArray image = slowImage();
    std::vector<Future> futures;
    for (int i = 0; i < 50; ++i) {
        futures.push_back(classifier.submit(image));
        QVERIFY(classifier.queueDepth() <= 3);
    }
    int busy = 0;
    for (const Future &future : futures) {
        const auto answer = future.result();
        if (answer)
            continue;
        QCOMPARE(answer.error().code, Error::Code::Busy);
        ++busy;
    }
    QVERIFY(busy > 0);
    QCOMPARE(classifier.cache().misses, 1);
    QCOMPARE(classifier.queueDepth(), 0);
}

void ClassifierCacheTest::errorsAreNotKept()
{
    Classifier classifier(oneWorker());
    QVERIFY(load(classifier));
    for (int i = 0; i < 2; ++i)
        QCOMPARE(classifier.submit(damagedImage()).result().error().code,
                 Error::Code::DamagedImage);
    QCOMPARE(classifier.cache().entries, 0);
    QCOMPARE(classifier.cache().hits, 0);
}

void ClassifierCacheTest::pixelsAndTensorsAreNotKept()
{
    Classifier classifier(oneWorker());
    QVERIFY(load(classifier));
    InputTensor tensor;
    tensor.values.assign(3 * 128 * 128, 0.5F);
    for (const ClassifyInput &input :
         {ClassifyInput(RawImage {QByteArray(3 * 6, 'x'), {3, 2}}), ClassifyInput(tensor)}) {
        for (int i = 0; i < 2; ++i) {
            const auto answer = classifier.submit(input, {}).result();
            QVERIFY(answer.ok() && !answer->cached && !answer->cacheMiss);
        }
    }
    QCOMPARE(classifier.cache().entries, 0);
    QCOMPARE(classifier.cache().misses, 0);
}

void ClassifierCacheTest::withoutBytesEachIsComputed()
{
    ClassifierOptions options = oneWorker();
    options.cacheBytes = 0;
    Classifier classifier(options);
    QVERIFY(load(classifier));
    for (int i = 0; i < 2; ++i) {
        const auto answer = classifier.submit(test::smallPng()).result();
        QVERIFY(answer.ok() && !answer->cached && !answer->cacheMiss);
    }
    QCOMPARE(classifier.cache().misses, 0);
}

void ClassifierCacheTest::limitsCountAtOnce()
{
    Classifier classifier(oneWorker());
    QVERIFY(load(classifier));
    QVERIFY(classifier.submit(test::smallPng()).result().ok());
    classifier.setCacheLimits(0, 1h);
    QCOMPARE(classifier.cache().entries, 0);
    QVERIFY(!classifier.submit(test::smallPng()).result()->cached);
    classifier.setCacheLimits(1 << 20, 2h);
    QCOMPARE(classifier.cache().limitBytes, 1 << 20);
    QCOMPARE(classifier.cache().timeToLive, 2h);
    QVERIFY(!classifier.submit(test::smallPng()).result()->cached);
    QVERIFY(classifier.submit(test::smallPng()).result()->cached);
}

void ClassifierCacheTest::anotherModelAnswersAnew()
{
    // The same weights and labels, but it sees the colours swapped.
    QTemporaryDir folder;
    const QString origin = test::defaultModel().path + QLatin1Char('/');
    QFile manifest(origin + QStringLiteral("model.json"));
    QVERIFY(manifest.open(QIODevice::ReadOnly));
    auto content = QJsonDocument::fromJson(manifest.readAll()).object();
    auto input = content[QLatin1String("input")].toObject();
    input[QLatin1String("color_order")] = QStringLiteral("bgr");
    content[QLatin1String("input")] = input;
    for (const char *key : {"weights", "labels"}) {
        const QString name = content[QLatin1String(key)].toString();
        QVERIFY(QFile::link(origin + name, folder.filePath(name)));
    }
    QFile other(folder.filePath(QStringLiteral("model.json")));
    QVERIFY(other.open(QIODevice::WriteOnly));
    other.write(QJsonDocument(content).toJson());
    other.close();
    ModelSource swapped;
    swapped.path = folder.path();

    Classifier classifier(oneWorker());
    QVERIFY(load(classifier));
    const QByteArray image = test::jpegOf(300, 200);
    const auto before = classifier.submit(image).result();
    QVERIFY(load(classifier, swapped));
    QCOMPARE(classifier.cache().entries, 0);
    const auto after = classifier.submit(image).result();
    QVERIFY(after.ok() && !after->cached);
    QVERIFY(!sameClasses(*before, *after));
}

void ClassifierCacheTest::theSameModelLoadedAgainKnowsItsAnswers()
{
    Classifier classifier(oneWorker());
    QVERIFY(load(classifier));
    QVERIFY(classifier.submit(test::smallPng()).result().ok());
    QVERIFY(load(classifier));
    QVERIFY(classifier.submit(test::smallPng()).result()->cached);
}

void ClassifierCacheTest::programsShareAnswersThroughRedis()
{
    REDIS_OR_SKIP();
    test::RedisServer server;
    QVERIFY(server.start());
    ClassifierOptions options = oneWorker();
    options.redis = server.url();
    Classifier one(options), other(options);
    QVERIFY(load(one) && load(other));
    const auto connected = [](const Classifier &classifier) {
        return classifier.cache().shared.state == SharedCacheFigures::State::Connected;
    };
    QTRY_VERIFY_WITH_TIMEOUT(connected(one) && connected(other), 30'000);
    const QByteArray image = test::jpegOf(300, 200);
    const auto computed = one.submit(image).result();
    QVERIFY(computed.ok() && !computed->cached);
    QTRY_COMPARE_WITH_TIMEOUT(one.cache().shared.stored, 1, 30'000);
    const auto shared = other.submit(image).result();
    QVERIFY(shared.ok() && shared->cached);
    QVERIFY(sameClasses(*computed, *shared));
    QCOMPARE(shared->imageSize, computed->imageSize);
    QCOMPARE(other.cache().sharedHits, 1);
    QCOMPARE(other.cache().misses, 0);
    server.kill();
    QVERIFY(other.submit(image).result()->cached);  // it is in memory now
}

void ClassifierCacheTest::damagedValuesInRedisAreComputedAnew_data()
{
    QTest::addColumn<QString>("value");
    QTest::newRow("empty") << QString();
    QTest::newRow("words") << QStringLiteral("what somebody else keeps here");
    QTest::newRow("a good beginning") << QStringLiteral("CSR1");
    QTest::newRow("long") << QString(100'000, QLatin1Char('x'));
}

void ClassifierCacheTest::damagedValuesInRedisAreComputedAnew()
{
    REDIS_OR_SKIP();
    QFETCH(QString, value);
    test::RedisServer server;
    QVERIFY(server.start());
    ClassifierOptions options = oneWorker();
    options.redis = server.url();
    Classifier one(options), other(options);
    QVERIFY(load(one) && load(other));
    const auto connected = [](const Classifier &classifier) {
        return classifier.cache().shared.state == SharedCacheFigures::State::Connected;
    };
    QTRY_VERIFY_WITH_TIMEOUT(connected(one) && connected(other), 30'000);
    const QByteArray image = test::jpegOf(300, 200);
    const auto computed = one.submit(image).result();
    QTRY_COMPARE_WITH_TIMEOUT(one.cache().shared.stored, 1, 30'000);
    const QString name =
        QString::fromLatin1(server.command({QStringLiteral("keys"), QStringLiteral("*")}));
    QVERIFY(name.startsWith(QStringLiteral("classiscope:")));
    QCOMPARE(server.command({QStringLiteral("set"), name, value}), QByteArray("OK"));
    const auto again = other.submit(image).result();
    QVERIFY(again.ok() && !again->cached);
    QVERIFY(sameClasses(*computed, *again));
    QCOMPARE(other.cache().sharedHits, 0);
}

void ClassifierCacheTest::addressThatCannotBeUsedIsTold()
{
    ClassifierOptions options = oneWorker();
    options.redis = QStringLiteral("http://:sesame@cache.example");
    Classifier classifier(options);
    QVERIFY(load(classifier));
    const SharedCacheFigures figures = classifier.cache().shared;
    QVERIFY(figures.lastError.contains(QStringLiteral("--redis")));
    QVERIFY(!figures.lastError.contains(QStringLiteral("sesame")));
    QVERIFY(classifier.submit(test::smallPng()).result().ok());
    QVERIFY(classifier.submit(test::smallPng()).result()->cached);
}

QTEST_GUILESS_MAIN(ClassifierCacheTest)
#include "classifiercachetest.moc"
