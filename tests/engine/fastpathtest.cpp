// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/classifier.h"
#include "tests/support/testdata.h"

#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>

#include <algorithm>
#include <cmath>

using namespace classiscope;

/// The fast path against OpenCV's own, through the whole engine.
class FastPathTest : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void photosKeepTheirLabels_data();
    void photosKeepTheirLabels();
    void theModelSaysWhatComputesIt();
    void openCvComputesWhereItIsAskedFor();
    void lessPrecisionTellsTheShareThatAgrees_data();
    void lessPrecisionTellsTheShareThatAgrees();
    void withoutTheInstructionsItIsExactAndSaysWhy();
    void calibrationWithoutImagesIsExactAndSaysWhy();
    void moreThreadsThanOneGiveTheSame();
};

namespace {

#ifndef EVERY_NTH_PHOTO
#define EVERY_NTH_PHOTO 1
#endif

#ifdef CLASSISCOPE_ONEDNN
constexpr bool hasFastPath = true;
#else
constexpr bool hasFastPath = false;
#endif

ModelSource mobileNet(const QString &file, int side)
{
    ModelSource source;
    source.path = test::testData(QStringLiteral("models/third-party/") + file);
    source.labels = test::testData(QStringLiteral("models/third-party/imagenet_1001_labels.txt"));
    source.preprocessing.inputSize = {side, side};
    source.preprocessing.mean = {128, 128, 128};
    source.preprocessing.standardDeviation = {128, 128, 128};
    source.output.kind = OutputFormat::Kind::Probabilities;
    return source;
}

ModelSource squeezeNet()
{
    ModelSource source;
    const QString folder = test::testData(QStringLiteral("models/third-party"));
    source.path = folder + QStringLiteral("/squeezenet_v1.0.caffemodel");
    source.configuration = folder + QStringLiteral("/SqueezeNet_deploy.prototxt");
    source.labels = folder + QStringLiteral("/imagenet_labels_1000.txt");
    source.preprocessing.inputSize = {227, 227};
    source.preprocessing.colorOrder = Preprocessing::ColorOrder::Bgr;
    source.preprocessing.mean = {104, 117, 123};
    return source;
}

std::vector<QByteArray> photos()
{
    QDirIterator walk(test::testData(QStringLiteral("data/photos/test")), {QStringLiteral("*.jpg")},
                      QDir::Files, QDirIterator::Subdirectories);
    QStringList paths;
    while (walk.hasNext())
        paths << walk.next();
    paths.sort();
    std::vector<QByteArray> result;
    for (qsizetype i = 0; i < paths.size(); i += EVERY_NTH_PHOTO) {
        QFile file(paths[i]);
        if (file.open(QIODevice::ReadOnly))
            result.push_back(file.readAll());
    }
    return result;
}

ClassifierOptions with(Backend backend)
{
    ClassifierOptions options;
    options.backend = backend;
    return options;
}

std::vector<std::vector<float>> outputsOf(Classifier &classifier,
                                          const std::vector<QByteArray> &images)
{
    std::vector<QFuture<Result<Classification>>> futures;
    std::vector<std::vector<float>> outputs;
    constexpr std::size_t atOnce = 64;
    for (std::size_t i = 0; i < images.size() + atOnce; ++i) {
        if (i < images.size())
            futures.push_back(classifier.submit(ClassifyInput(images[i]), {.outputs = true}));
        if (i < atOnce || i - atOnce >= images.size())
            continue;
        const auto result = futures[i - atOnce].result();
        outputs.push_back(result ? result->outputs : std::vector<float>());
    }
    return outputs;
}

std::ptrdiff_t best(const std::vector<float> &outputs)
{
    return std::max_element(outputs.begin(), outputs.end()) - outputs.begin();
}

}  // namespace

void FastPathTest::photosKeepTheirLabels_data()
{
    QTest::addColumn<ModelSource>("source");
    QTest::addColumn<int>("batch");
    QTest::newRow("default model") << test::defaultModel() << 1;
    QTest::newRow("default model, batch 8") << test::defaultModel() << 8;
    QTest::newRow("MobileNetV1") << mobileNet(QStringLiteral("mobilenet_v1_0.25_128.onnx"), 128)
                                 << 1;
    QTest::newRow("MobileNetV2") << mobileNet(QStringLiteral("mobilenet_v2_1.0_224.onnx"), 224)
                                 << 1;
    QTest::newRow("SqueezeNet") << squeezeNet() << 1;
}

void FastPathTest::photosKeepTheirLabels()
{
    TEST_DATA_OR_SKIP(data, "data/photos/test");
    QFETCH(ModelSource, source);
    QFETCH(int, batch);
    ClassifierOptions options = with(Backend::Auto);
    options.batchSize = batch;
    Classifier fast(options), stock(with(Backend::OpenCv));
    const auto loaded = fast.loadModel(source).result();
    QVERIFY2(loaded.ok(), loaded.ok() ? "" : qPrintable(loaded.error().message));
    QVERIFY2(loaded->path.fast == hasFastPath, qPrintable(loaded->path.reason.english()));
    QVERIFY2(!hasFastPath || loaded->path.batchSize == batch,
             qPrintable(loaded->path.batchReason.english()));
    QVERIFY(stock.loadModel(source).result().ok());

    const auto images = photos();
    QVERIFY(!images.empty());
    const auto given = outputsOf(fast, images), expected = outputsOf(stock, images);
    float worst = 0;
    for (std::size_t i = 0; i < images.size(); ++i) {
        QVERIFY(!expected[i].empty());
        QCOMPARE(given[i].size(), expected[i].size());
        QCOMPARE(best(given[i]), best(expected[i]));
        float largest = 0, apart = 0;
        for (std::size_t k = 0; k < expected[i].size(); ++k) {
            largest = std::max(largest, std::abs(expected[i][k]));
            apart = std::max(apart, std::abs(expected[i][k] - given[i][k]));
        }
        worst = std::max(worst, apart / largest);
    }
    qInfo("%zu photos, at most %.1e of the largest output apart", images.size(), double(worst));
    QVERIFY(worst <= InferencePath::tolerance);
}

void FastPathTest::theModelSaysWhatComputesIt()
{
    Classifier classifier(with(Backend::Auto));
    const auto loaded = classifier.loadModel(test::defaultModel()).result();
    QVERIFY(loaded.ok());
    QCOMPARE(loaded->path.fast, hasFastPath);
    QCOMPARE(loaded->path.precision, QStringLiteral("float32"));
    QVERIFY(loaded->path.library.startsWith(hasFastPath ? QStringLiteral("oneDNN ")
                                                        : QStringLiteral("OpenCV ")));
    QCOMPARE(loaded->path.reason.isEmpty(), hasFastPath);
}

void FastPathTest::openCvComputesWhereItIsAskedFor()
{
    Classifier classifier(with(Backend::OpenCv));
    const auto loaded = classifier.loadModel(test::defaultModel()).result();
    QVERIFY(loaded.ok());
    QVERIFY(!loaded->path.fast);
    QVERIFY(loaded->path.library.startsWith(QStringLiteral("OpenCV ")));
    QVERIFY(loaded->path.reason.english().contains(QStringLiteral("opencv")));
}

void FastPathTest::lessPrecisionTellsTheShareThatAgrees_data()
{
    QTest::addColumn<int>("precision");
    QTest::addColumn<int>("batch");
    QTest::newRow("fast") << int(Precision::Fast) << 1;
    QTest::newRow("bfloat16") << int(Precision::Bfloat16) << 1;
    QTest::newRow("bfloat16, batch 8") << int(Precision::Bfloat16) << 8;
    QTest::newRow("int8") << int(Precision::Int8) << 1;
    QTest::newRow("int8, batch 8") << int(Precision::Int8) << 8;
}

void FastPathTest::lessPrecisionTellsTheShareThatAgrees()
{
    QFETCH(int, precision);
    QFETCH(int, batch);
    ClassifierOptions options;
    options.batchSize = batch;
    options.precision = Precision(precision);
    Classifier classifier(options);
    const auto loaded = classifier.loadModel(test::defaultModel()).result();
    QVERIFY(loaded.ok());
    const InferencePath &path = loaded->path;
    if (path.precision == QStringLiteral("float32")) {
        // No oneDNN, not this CPU, or too many labels changed: the reason says which.
        QVERIFY(!path.reason.isEmpty());
        return;
    }
    QVERIFY(path.precision == QStringLiteral("bfloat16")
            || path.precision == QStringLiteral("int8"));
    QVERIFY(path.agreement >= InferencePath::minAgreement);
    QVERIFY(path.agreement <= 1);
    QVERIFY2(path.batchSize == batch, qPrintable(path.batchReason.english()));

    TEST_DATA_OR_SKIP(data, "data/photos/test");
    Classifier exact {ClassifierOptions()};
    QVERIFY(exact.loadModel(test::defaultModel()).result().ok());
    const auto images = photos();
    const auto given = outputsOf(classifier, images), expected = outputsOf(exact, images);
    std::size_t same = 0;
    for (std::size_t i = 0; i < images.size(); ++i)
        same += best(given[i]) == best(expected[i]);
    qInfo("%zu of %zu photos keep their label in %s", same, images.size(),
          qPrintable(path.precision));
    QVERIFY(double(same) >= InferencePath::minAgreement * double(images.size()));
}

// On a CPU that has them oneDNN is told not to use them: see fastpathtest_AVX2.
void FastPathTest::withoutTheInstructionsItIsExactAndSaysWhy()
{
    if (!hasFastPath)
        QSKIP("OpenCV computes in float32 only.");
    if (qgetenv("ONEDNN_MAX_CPU_ISA").isEmpty())
        QSKIP("For fastpathtest_AVX2 and fastpathtest_SSE41.");
    const std::pair<Precision, QString> missing[] {
        {Precision::Bfloat16, QStringLiteral("AVX512_BF16")},
        {Precision::Int8, QStringLiteral("AVX512_VNNI")}};
    ClassifierOptions options;
    options.precision = Precision::Fast;
    Classifier classifier(options);
    const auto both = classifier.loadModel(test::defaultModel()).result();
    QVERIFY(both.ok());
    for (const auto &[precision, instructions] : missing) {
        options.precision = precision;
        Classifier one(options);
        const auto loaded = one.loadModel(test::defaultModel()).result();
        QVERIFY(loaded.ok());
        for (const InferencePath &path : {both->path, loaded->path}) {
            QCOMPARE(path.precision, QStringLiteral("float32"));
            QVERIFY2(path.reason.english().contains(instructions),
                     qPrintable(path.reason.english()));
            QVERIFY(path.agreement < 0);
        }
    }
}

void FastPathTest::calibrationWithoutImagesIsExactAndSaysWhy()
{
    const QTemporaryDir empty;
    for (const auto precision : {Precision::Fast, Precision::Bfloat16, Precision::Int8}) {
        ClassifierOptions options;
        options.precision = precision;
        options.calibrationImages = empty.path();
        Classifier classifier(options);
        const auto loaded = classifier.loadModel(test::defaultModel()).result();
        QVERIFY(loaded.ok());
        QCOMPARE(loaded->path.precision, QStringLiteral("float32"));
        QVERIFY(!loaded->path.reason.isEmpty());
        QVERIFY(loaded->path.agreement < 0);
    }
}

void FastPathTest::moreThreadsThanOneGiveTheSame()
{
    ClassifierOptions one;
    one.workers = 1;  // with all cores' threads
    Classifier wide(one), narrow {ClassifierOptions()};
    QVERIFY(wide.loadModel(test::defaultModel()).result().ok());
    QVERIFY(narrow.loadModel(test::defaultModel()).result().ok());
    const QSize size = wide.model()->inputSize;
    std::vector<float> numbers(std::size_t(3 * size.width() * size.height()));
    for (std::size_t i = 0; i < numbers.size(); ++i)
        numbers[i] = float(std::sin(double(i)));
    const ClassifyOptions options {.outputs = true};
    const auto first = wide.submit(InputTensor {numbers}, options).result();
    const auto second = narrow.submit(InputTensor {numbers}, options).result();
    QVERIFY(first.ok() && second.ok());
    for (std::size_t k = 0; k < first->outputs.size(); ++k)
        QVERIFY(std::abs(first->outputs[k] - second->outputs[k]) < 1e-3F);
}

QTEST_APPLESS_MAIN(FastPathTest)
#include "fastpathtest.moc"
