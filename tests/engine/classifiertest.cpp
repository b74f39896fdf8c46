// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/classifier.h"
#include "tests/support/images.h"
#include "tests/support/testdata.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <algorithm>

using namespace classiscope;

class ClassifierTest : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void resultHoldsTopKAndTimings();
    void outputsAreThereWhenAskedFor();
    void modelSaysWhatItsEndsAreCalled_data();
    void modelSaysWhatItsEndsAreCalled();
    void badImagesAreErrorsAndTheNextOneWorks_data();
    void badImagesAreErrorsAndTheNextOneWorks();
    void fullQueueAnswersBusyAtOnce();
    void queueLimitChangesForWhatComes();
    void cancelledImagesAreNotComputed();
    void cancelledImagesMakeRoomWhileTheWorkerIsBusy();
    void lateImagesAreAnsweredAndNotComputed();
    void withoutAModelTheReasonIsTold();
    void modelThatFailsChangesNothing_data();
    void modelThatFailsChangesNothing();
    void everyFutureFinishesWhenTheClassifierGoes();
    void workersTimesThreadsStayWithinTheCores();
    void realNetworksRecogniseRealPhotos_data();
    void realNetworksRecogniseRealPhotos();
};

namespace {

ClassifierOptions oneWorker()
{
    ClassifierOptions options;
    options.workers = 1;
    options.cacheBytes = 0;  // the same pictures are sent again and again
    return options;
}

bool load(Classifier &classifier, const ModelSource &source = test::defaultModel())
{
    const auto loaded = classifier.loadModel(source).result();
    if (!loaded)
        qInfo("%s", qPrintable(loaded.error().message));
    return loaded.ok();
}

/// An image that keeps a worker busy for some milliseconds.
QByteArray slowImage()
{
    return test::encoded(test::quarters(3000, 2000), ".png");
}

}  // namespace

void ClassifierTest::resultHoldsTopKAndTimings()
{
    Classifier classifier(oneWorker());
    QVERIFY(load(classifier));
    const auto result = classifier.submit(test::jpegOf(300, 200), 7).result();
    QVERIFY(result.ok());
    QCOMPARE(result->top.size(), std::size_t(7));
    QCOMPARE(result->model, QStringLiteral("everyday-98"));
    QCOMPARE(result->imageSize, QSize(300, 200));
    float sum = 0, last = 1;
    for (const Candidate &candidate : result->top) {
        QVERIFY(candidate.confidence <= last && candidate.confidence > 0);
        QCOMPARE(classifier.model()->labels.at(candidate.index), candidate.label);
        last = candidate.confidence;
        sum += candidate.confidence;
    }
    QVERIFY(sum <= 1.0001f);
    const StageTimings &timings = result->timings;
    QVERIFY(timings.inference.count() > 0);
    QVERIFY(timings.total >= timings.queue + timings.decode + timings.preprocess + timings.inference
                + timings.postprocess);
    QVERIFY(result->outputs.empty());
    QCOMPARE(classifier.submit(test::smallPng()).result()->top.size(), std::size_t(5));
}

void ClassifierTest::outputsAreThereWhenAskedFor()
{
    Classifier classifier(oneWorker());
    QVERIFY(load(classifier));
    ClassifyOptions options;
    options.outputs = true;
    options.topK = 3;
    const auto result = classifier.submit(ClassifyInput(test::smallPng()), options).result();
    QVERIFY(result.ok());
    QCOMPARE(result->top.size(), std::size_t(3));
    QCOMPARE(int(result->outputs.size()), classifier.model()->outputCount);
    const auto best = std::max_element(result->outputs.begin(), result->outputs.end());
    QCOMPARE(int(best - result->outputs.begin()), result->top.front().index);
}

void ClassifierTest::modelSaysWhatItsEndsAreCalled_data()
{
    QTest::addColumn<ModelSource>("source");
    QTest::addColumn<QStringList>("words");  // platform, input, output
    QTest::newRow("ONNX") << test::defaultModel()
                          << QStringList {QStringLiteral("onnx_onnxv1"), QStringLiteral("image"),
                                          QStringLiteral("logits")};
    const QString models = test::testData(QStringLiteral("models/third-party"));
    if (models.isEmpty())
        return;
    ModelSource caffe;
    caffe.path = models + QStringLiteral("/squeezenet_v1.0.caffemodel");
    caffe.labels = models + QStringLiteral("/imagenet_labels_1000.txt");
    caffe.configuration = models + QStringLiteral("/SqueezeNet_deploy.prototxt");
    caffe.preprocessing.inputSize = {227, 227};
    QTest::newRow("Caffe") << caffe
                           << QStringList {QStringLiteral("caffe_caffe"), QStringLiteral("data"),
                                           QStringLiteral("pool_final")};
}

void ClassifierTest::modelSaysWhatItsEndsAreCalled()
{
    QFETCH(ModelSource, source);
    QFETCH(QStringList, words);
    Classifier classifier(oneWorker());
    QVERIFY(load(classifier, source));
    const ModelInfo model = *classifier.model();
    QCOMPARE(QStringList({model.platform, model.inputName, model.outputName}), words);
    QCOMPARE(model.outputCount, model.classCount + model.labelOffset);
}

void ClassifierTest::badImagesAreErrorsAndTheNextOneWorks_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("code");
    const QByteArray jpeg = test::jpegOf(200, 100);
    QTest::newRow("empty") << QByteArray() << int(Error::Code::EmptyImage);
    QTest::newRow("text") << QByteArray("no image") << int(Error::Code::UnsupportedFormat);
    QTest::newRow("truncated") << jpeg.left(jpeg.size() / 2) << int(Error::Code::DamagedImage);
    QTest::newRow("only the magic") << QByteArray("\xFF\xD8\xFF") << int(Error::Code::DamagedImage);
    QTest::newRow("too many pixels") << test::encoded(cv::Mat::zeros(1001, 1000, CV_8UC1), ".png")
                                     << int(Error::Code::ImageTooLarge);
    QTest::newRow("too many bytes") << QByteArray("\x89PNG\r\n\x1a\n") + QByteArray(100'001, ' ')
                                    << int(Error::Code::ImageTooLarge);
}

void ClassifierTest::badImagesAreErrorsAndTheNextOneWorks()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, code);
    ClassifierOptions options = oneWorker();
    options.maxImagePixels = 1'000'000;
    options.maxImageBytes = 100'000;
    Classifier classifier(options);
    QVERIFY(load(classifier));
    const auto result = classifier.submit(bytes).result();
    QVERIFY(!result.ok());
    QCOMPARE(int(result.error().code), code);
    QVERIFY(classifier.submit(test::smallPng()).result().ok());
}

void ClassifierTest::fullQueueAnswersBusyAtOnce()
{
    ClassifierOptions options = oneWorker();
    options.queueLimit = 2;
    Classifier classifier(options);
    QVERIFY(load(classifier));
    const QByteArray slow = slowImage();
    std::vector<QFuture<Result<Classification>>> futures;
    for (int i = 0; i < 50; ++i) {
        futures.push_back(classifier.submit(slow));
        QVERIFY(classifier.queueDepth() <= 2);
    }
    // At most one at work and two waiting; the last is refused before the first is done.
    QVERIFY(futures.back().isFinished());
    QCOMPARE(futures.back().result().error().code, Error::Code::Busy);
    QVERIFY(futures.back().result().error().message.contains(QStringLiteral("queueLimit")));
    QVERIFY(futures.front().result().ok());
    QVERIFY(classifier.submitWhenRoom(slow).result().ok());
}

void ClassifierTest::queueLimitChangesForWhatComes()
{
    ClassifierOptions options = oneWorker();
    options.queueLimit = 2;
    Classifier classifier(options);
    QVERIFY(load(classifier));
    const auto submit = [&](std::size_t images) {
        return classifier.submitTogether(std::vector<ClassifyInput>(images, test::smallPng()));
    };
    const auto areBusy = [](const auto &futures) {
        return std::ranges::all_of(futures, [](const auto &future) {
            return !future.result() && future.result().error().code == Error::Code::Busy;
        });
    };
    QVERIFY(areBusy(submit(4)));
    classifier.setQueueLimit(4);
    QCOMPARE(classifier.queueLimit(), 4);
    const auto four = submit(4);
    classifier.setQueueLimit(1);
    QVERIFY(areBusy(submit(2)));
    for (const auto &future : four)
        QVERIFY(future.result().ok());
}

void ClassifierTest::cancelledImagesAreNotComputed()
{
    Classifier classifier(oneWorker());
    QVERIFY(load(classifier));
    auto first = classifier.submit(slowImage());
    auto second = classifier.submit(slowImage());
    second.cancel();
    auto third = classifier.submit(test::smallPng());
    QVERIFY(third.result().ok());
    QVERIFY(first.result().ok());
    second.waitForFinished();
    QCOMPARE(second.resultCount(), 0);
}

void ClassifierTest::cancelledImagesMakeRoomWhileTheWorkerIsBusy()
{
    ClassifierOptions options = oneWorker();
    options.queueLimit = 2;
    Classifier classifier(options);
    QVERIFY(load(classifier));
    const QByteArray slow = slowImage();
    auto first = classifier.submit(slow);
    std::vector<QFuture<Result<Classification>>> waiting;
    while (waiting.size() < 2 || classifier.queueDepth() < 2)
        waiting.push_back(classifier.submit(slow));
    for (auto &future : waiting)
        future.cancel();
    auto next = classifier.submit(test::smallPng());
    QVERIFY(next.result().ok());
    QVERIFY(first.result().ok());
    QCOMPARE(classifier.queueDepth(), 0);
}

void ClassifierTest::lateImagesAreAnsweredAndNotComputed()
{
    Classifier classifier(oneWorker());
    QVERIFY(load(classifier));
    ClassifyOptions options;
    options.deadline = std::chrono::steady_clock::now();
    const auto late = classifier.submit(ClassifyInput(slowImage()), options);
    QCOMPARE(late.result().error().code, Error::Code::DeadlineExceeded);
    options.deadline = std::chrono::steady_clock::now() + std::chrono::hours(1);
    QVERIFY(classifier.submit(ClassifyInput(test::smallPng()), options).result().ok());
}

void ClassifierTest::withoutAModelTheReasonIsTold()
{
    Classifier classifier(oneWorker());
    QCOMPARE(classifier.submit(test::smallPng()).result().error().code, Error::Code::NoModel);
    ModelSource missing;
    missing.path = QStringLiteral("/nowhere/model");
    QVERIFY(!load(classifier, missing));
    QVERIFY(classifier.unreadyReason()->message.contains(missing.path));
    QVERIFY(load(classifier));
    QVERIFY(!classifier.unreadyReason());
}

void ClassifierTest::modelThatFailsChangesNothing_data()
{
    QTest::addColumn<QByteArray>("weights");
    QTest::addColumn<QByteArray>("labels");
    QTest::addColumn<QSize>("input");
    QTest::addColumn<QString>("said");
    QFile file(test::defaultModel().path
               + QStringLiteral("/everyday-98-mobilenetv2-0.75-128.onnx"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray weights = file.readAll();
    const QByteArray labels = QByteArray("x\n").repeated(98);
    QTest::newRow("not a network") << QByteArray("hello") << labels << QSize(128, 128)
                                   << QStringLiteral("cannot read this network");
    QTest::newRow("network cut short") << weights.left(1'000'000) << labels << QSize(128, 128)
                                       << QStringLiteral("cannot read this network");
    QTest::newRow("a label too few") << weights << labels.chopped(2) << QSize(128, 128)
                                     << QStringLiteral("gives 98 numbers, but there are 97 labels");
    QTest::newRow("wrong input size")
        << weights << labels << QSize(224, 224) << QStringLiteral("wants 128 x 128 pixels");
}

void ClassifierTest::modelThatFailsChangesNothing()
{
    QFETCH(QByteArray, weights);
    QFETCH(QByteArray, labels);
    QFETCH(QSize, input);
    QFETCH(QString, said);
    QTemporaryDir folder;
    const auto write = [&folder](const QString &name, const QByteArray &content) {
        QFile file(folder.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
    };
    QVERIFY(write(QStringLiteral("net.onnx"), weights));
    QVERIFY(write(QStringLiteral("net.txt"), labels));
    Classifier classifier(oneWorker());
    QVERIFY(load(classifier));

    ModelSource bad;
    bad.path = folder.filePath(QStringLiteral("net.onnx"));
    bad.preprocessing.inputSize = input;
    const auto loaded = classifier.loadModel(bad).result();
    QVERIFY(!loaded.ok());
    QVERIFY2(loaded.error().message.contains(said), qPrintable(loaded.error().message));
    QVERIFY(loaded.error().message.contains(bad.path));
    QCOMPARE(classifier.submit(test::smallPng()).result()->model, QStringLiteral("everyday-98"));
}

void ClassifierTest::everyFutureFinishesWhenTheClassifierGoes()
{
    std::vector<QFuture<Result<Classification>>> futures;
    QFuture<Result<ModelInfo>> loading;
    {
        Classifier classifier(oneWorker());
        QVERIFY(load(classifier));
        for (int i = 0; i < 20; ++i)
            futures.push_back(classifier.submit(slowImage()));
        loading = classifier.loadModel(test::defaultModel());
    }
    QVERIFY(loading.isFinished());
    for (auto &future : futures) {
        QVERIFY(future.isFinished());
        const auto result = future.result();
        if (!result)
            QCOMPARE(result.error().code, Error::Code::Stopping);
    }
    QCOMPARE(futures.back().result().error().code, Error::Code::Stopping);
}

void ClassifierTest::workersTimesThreadsStayWithinTheCores()
{
    for (const int asked : {0, 1, 2, 1000}) {
        ClassifierOptions options;
        options.workers = asked;
        QCOMPARE(Classifier(options).threadsPerWorker(), 1);
        options.threadsPerWorker = 1000;
        const Classifier classifier(options);
        QVERIFY(classifier.workers() >= 1);
        QCOMPARE(classifier.threadsPerWorker(),
                 std::max(1, availableCores() / classifier.workers()));
    }
}

void ClassifierTest::realNetworksRecogniseRealPhotos_data()
{
    QTest::addColumn<QString>("weights");
    QTest::addColumn<QString>("labels");
    QTest::addColumn<QString>("configuration");
    QTest::addColumn<int>("side");
    QTest::newRow("MobileNetV2 1.0 224, ONNX")
        << QStringLiteral("mobilenet_v2_1.0_224.onnx") << QStringLiteral("imagenet_1001_labels.txt")
        << QString() << 224;
    QTest::newRow("SqueezeNet 1.0, Caffe") << QStringLiteral("squeezenet_v1.0.caffemodel")
                                           << QStringLiteral("imagenet_labels_1000.txt")
                                           << QStringLiteral("SqueezeNet_deploy.prototxt") << 227;
}

void ClassifierTest::realNetworksRecogniseRealPhotos()
{
    TEST_DATA_OR_SKIP(models, "models/third-party");
    TEST_DATA_OR_SKIP(photos, "data/photos/test/soccer_ball");
    QFETCH(QString, weights);
    QFETCH(QString, labels);
    QFETCH(QString, configuration);
    QFETCH(int, side);
    ModelSource source;
    source.path = models + QLatin1Char('/') + weights;
    source.labels = models + QLatin1Char('/') + labels;
    source.preprocessing.inputSize = {side, side};
    if (configuration.isEmpty()) {
        source.preprocessing.mean = {128, 128, 128};
        source.preprocessing.standardDeviation = {128, 128, 128};
        source.output.kind = OutputFormat::Kind::Probabilities;
    } else {
        source.configuration = models + QLatin1Char('/') + configuration;
        source.preprocessing.colorOrder = Preprocessing::ColorOrder::Bgr;
        source.preprocessing.mean = {104, 117, 123};
    }
    Classifier classifier {ClassifierOptions()};
    QVERIFY(load(classifier, source));
    int right = 0, all = 0;
    for (const QFileInfo &info : QDir(photos).entryInfoList(QDir::Files)) {
        QFile file(info.filePath());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto result = classifier.submit(file.readAll()).result();
        QVERIFY(result.ok());
        ++all;
        for (const Candidate &candidate : result->top)
            right += candidate.label.contains(QStringLiteral("soccer ball")) ? 1 : 0;
    }
    qInfo("%d of %d soccer balls in the top 5", right, all);
    QVERIFY(all > 0 && right * 2 > all);
}

QTEST_APPLESS_MAIN(ClassifierTest)
#include "classifiertest.moc"
