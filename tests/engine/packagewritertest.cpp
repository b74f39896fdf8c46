// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/classifier.h"
#include "core/engine/packagewriter.h"
#include "tests/support/images.h"
#include "tests/support/testdata.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace classiscope;

namespace {

Classification answerOf(const ModelSource &source, const QByteArray &image)
{
    Classifier classifier {ClassifierOptions {.workers = 1, .cacheBytes = 0}};
    const auto loaded = classifier.loadModel(source).result();
    if (!loaded)
        qFatal("%s", qPrintable(loaded.error().message));
    const auto answer = classifier.submit(ClassifyInput(image), {.outputs = true}).result();
    if (!answer)
        qFatal("%s", qPrintable(answer.error().message));
    return *answer;
}

ModelSource sourceAt(const QString &path)
{
    ModelSource source;
    source.path = path;
    return source;
}

}  // namespace

class PackageWriterTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        test::failOnAnyWarning();
        m_folder = std::make_unique<QTemporaryDir>();
    }

    void aBareNetworkGivesTheSameAnswersAsAPackage()
    {
        const ModelSource bare = bareDefault();
        const auto saved = savePackage(bare, path("mine"), WhenThere::Refuse);
        QVERIFY2(saved.ok(), saved ? "" : qPrintable(saved.error().message));
        QCOMPARE(*saved, path("mine"));

        const auto package = ModelPackage::open(sourceAt(*saved));
        QVERIFY2(package.ok(), package ? "" : qPrintable(package.error().message));
        QCOMPARE(package->name, QStringLiteral("mine"));
        QCOMPARE(package->version, QStringLiteral("1"));
        QCOMPARE(package->preprocessing.mean, bare.preprocessing.mean);
        QCOMPARE(package->preprocessing.standardDeviation, bare.preprocessing.standardDeviation);
        QCOMPARE(package->preprocessing.scale, bare.preprocessing.scale);
        QCOMPARE(package->preprocessing.inputSize, bare.preprocessing.inputSize);
        QCOMPARE(package->preprocessing.colorOrder, bare.preprocessing.colorOrder);
        QCOMPARE(package->preprocessing.fit, bare.preprocessing.fit);

        const QByteArray image = test::encoded(test::quarters(300, 200), ".png");
        const Classification expected = answerOf(bare, image),
                             given = answerOf(sourceAt(*saved), image);
        QCOMPARE(given.outputs, expected.outputs);
        QCOMPARE(given.top.front().label, expected.top.front().label);
    }

    void aPackageKeepsWhatElseItsManifestSays()
    {
        const auto saved = savePackage(test::defaultModel(), path("copy"), WhenThere::Refuse);
        QVERIFY2(saved.ok(), saved ? "" : qPrintable(saved.error().message));
        const QJsonObject manifest = manifestAt(*saved);
        QCOMPARE(manifest.value(QStringLiteral("name")).toString(), QStringLiteral("everyday-98"));
        QCOMPARE(manifest.value(QStringLiteral("license")).toString(),
                 QStringLiteral("GPL-3.0-or-later"));
        QVERIFY(manifest.contains(QStringLiteral("description")));
        QCOMPARE(ModelPackage::open(sourceAt(*saved))->labels.size(), 98);
    }

    void aCaffeNetworkTakesItsPrototxtWithIt()
    {
        TEST_DATA_OR_SKIP(network, "models/third-party/squeezenet_v1.0.caffemodel")
        ModelSource bare = sourceAt(network);
        bare.configuration =
            test::testData(QStringLiteral("models/third-party/SqueezeNet_deploy.prototxt"));
        bare.labels = test::testData(QStringLiteral("models/third-party/imagenet_labels_1000.txt"));
        bare.preprocessing.inputSize = {227, 227};
        bare.preprocessing.colorOrder = Preprocessing::ColorOrder::Bgr;
        bare.preprocessing.mean = {104, 117, 123};
        const auto saved = savePackage(bare, path("squeeze"), WhenThere::Refuse);
        QVERIFY2(saved.ok(), saved ? "" : qPrintable(saved.error().message));
        const QByteArray image = test::encoded(test::quarters(300, 200), ".png");
        QCOMPARE(answerOf(sourceAt(*saved), image).outputs, answerOf(bare, image).outputs);
    }

    void whatIsThereIsReplacedOnlyWhenToldTo()
    {
        QVERIFY(savePackage(test::defaultModel(), path("a"), WhenThere::Refuse).ok());
        QCOMPARE(packageTarget(path("a")), PackageTarget::Package);
        const auto refused = savePackage(bareDefault(), path("a"), WhenThere::Refuse);
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().code, Error::Code::BadConfiguration);
        QVERIFY(refused.error().message.contains(path("a")));
        QCOMPARE(manifestAt(path("a")).value(QStringLiteral("name")).toString(),
                 QStringLiteral("everyday-98"));
        QVERIFY(savePackage(bareDefault(), path("a"), WhenThere::Replace).ok());
        QCOMPARE(manifestAt(path("a")).value(QStringLiteral("name")).toString(),
                 QStringLiteral("a"));
        QCOMPARE(entries(), QStringList {QStringLiteral("a")});
    }

    void otherFilesAreNeverRemoved()
    {
        QVERIFY(savePackage(test::defaultModel(), path("a"), WhenThere::Refuse).ok());
        write(path("a/README.md"));
        QCOMPARE(packageTarget(path("a")), PackageTarget::Taken);
        const auto refused = savePackage(bareDefault(), path("a"), WhenThere::Replace);
        QVERIFY(!refused.ok());
        QVERIFY(refused.error().message.contains(QStringLiteral("new folder")));
        QVERIFY(QFile::exists(path("a/README.md")));
        write(path("file"));
        QCOMPARE(packageTarget(path("file")), PackageTarget::Taken);
        QVERIFY(!savePackage(bareDefault(), path("file"), WhenThere::Replace).ok());
    }

    void anEmptyFolderIsTaken()
    {
        QVERIFY(QDir().mkpath(path("empty")));
        QCOMPARE(packageTarget(path("empty")), PackageTarget::Free);
        QVERIFY(savePackage(test::defaultModel(), path("empty"), WhenThere::Refuse).ok());
        QVERIFY(QFile::exists(path("empty/model.json")));
    }

    void aFailureLeavesNothingBehind()
    {
        const auto missing = savePackage(sourceAt(QStringLiteral("/nowhere/net.onnx")), path("b"),
                                         WhenThere::Refuse);
        QVERIFY(!missing.ok());
        QCOMPARE(missing.error().code, Error::Code::BadModel);
        QVERIFY(entries().isEmpty());
        const auto nowhere = savePackage(test::defaultModel(), QStringLiteral("/proc/none/package"),
                                         WhenThere::Refuse);
        QVERIFY(!nowhere.ok());
        QCOMPARE(nowhere.error().code, Error::Code::Internal);
        QVERIFY(nowhere.error().message.contains(QStringLiteral("/proc/none/package")));
    }

private:
    QString path(const char *name) const { return m_folder->filePath(QLatin1String(name)); }
    QStringList entries() const
    {
        return QDir(m_folder->path())
            .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }
    static void write(const QString &path)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
    static QJsonObject manifestAt(const QString &folder)
    {
        QFile file(folder + QStringLiteral("/model.json"));
        return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object()
                                              : QJsonObject();
    }
    /// The default model as its network alone, with a preprocessing of its own.
    static ModelSource bareDefault()
    {
        const QString folder = test::defaultModel().path;
        ModelSource source = sourceAt(
            QDir(folder).entryInfoList({QStringLiteral("*.onnx")}).value(0).absoluteFilePath());
        source.labels = folder + QStringLiteral("/labels.txt");
        source.preprocessing.inputSize = {128, 128};
        source.preprocessing.mean = {123.675F, 116.28F, 103.53F};
        source.preprocessing.standardDeviation = {58.395F, 57.12F, 57.375F};
        source.preprocessing.scale = 0.9F;
        source.preprocessing.fit = Preprocessing::Fit::CenterCrop;
        return source;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(PackageWriterTest)
#include "packagewritertest.moc"
