// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/classifier.h"
#include "tests/support/images.h"
#include "tests/support/testdata.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTemporaryDir>

#include <atomic>
#include <mutex>
#include <thread>

using namespace classiscope;

/// Loading models while images are classified.
class ModelSwapTest : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void swapsUnderLoadFailNoImageAndMixNoAnswer();
    void imagesThatBelongTogetherHaveOneModel();
    void packageThatFailsUnderLoadChangesNothing();
    void ofLoadsAtTheSameTimeTheLastWins();
    void tensorForTheFormerModelIsRefusedWithBothSizes();
};

namespace {

/// A package of the default model's weights with a name, a version and labels
/// (`<name> 0` and so on) of its own.
class Package {
public:
    Package(const QString &name, const QString &version)
    {
        QFile manifest(test::defaultModel().path + QStringLiteral("/model.json"));
        if (!manifest.open(QIODevice::ReadOnly))
            return;
        auto content = QJsonDocument::fromJson(manifest.readAll()).object();
        content[QLatin1String("name")] = name;
        content[QLatin1String("version")] = version;
        content[QLatin1String("labels")] = QStringLiteral("own.txt");
        const QString weights = content[QLatin1String("weights")].toString();
        QFile::link(test::defaultModel().path + QLatin1Char('/') + weights,
                    m_folder.filePath(weights));
        QByteArray labels;
        for (int i = 0; i < 98; ++i)
            labels += name.toUtf8() + ' ' + QByteArray::number(i) + '\n';
        write(QStringLiteral("own.txt"), labels);
        write(QStringLiteral("model.json"), QJsonDocument(content).toJson());
    }

    ModelSource source() const
    {
        ModelSource result;
        result.path = m_folder.path();
        return result;
    }

    void write(const QString &file, const QByteArray &content)
    {
        QFile out(m_folder.filePath(file));
        if (!out.open(QIODevice::WriteOnly) || out.write(content) != content.size())
            qWarning("cannot write %s", qPrintable(out.fileName()));
    }

private:
    QTemporaryDir m_folder;
};

/// Threads that classify one image after the other until they are stopped, and
/// look at every answer.
class Load {
public:
    explicit Load(Classifier &classifier)
    {
        for (int i = 0; i < 3; ++i)
            m_threads.emplace_back([this, &classifier] { run(classifier); });
    }
    ~Load() { stop(); }

    void stop()
    {
        m_stopping = true;
        for (std::thread &thread : m_threads)
            thread.join();
        m_threads.clear();
    }

    int answered() const { return m_answered; }

    /// What was wrong with the first bad answer; empty: all were good.
    QString complaint() const
    {
        const std::lock_guard lock(m_mutex);
        return m_complaint;
    }

private:
    void run(Classifier &classifier)
    {
        const QByteArray image = test::jpegOf(300, 200);
        while (!m_stopping) {
            check(classifier.submit(image).result());
            ++m_answered;
        }
    }

    void check(const Result<Classification> &result)
    {
        QString wrong;
        if (!result)
            wrong = result.error().message;
        else if (result->modelVersion != QStringLiteral("of ") + result->model)
            wrong = result->model + QStringLiteral(" answers as version ") + result->modelVersion;
        else if (!result->top.front().label.startsWith(result->model + QLatin1Char(' ')))
            wrong = result->model + QStringLiteral(" says ") + result->top.front().label;
        if (wrong.isEmpty())
            return;
        const std::lock_guard lock(m_mutex);
        if (m_complaint.isEmpty())
            m_complaint = wrong;
    }

    std::atomic<bool> m_stopping {false};
    std::atomic<int> m_answered {0};
    mutable std::mutex m_mutex;
    QString m_complaint;  // guarded by m_mutex
    std::vector<std::thread> m_threads;
};

}  // namespace

void ModelSwapTest::swapsUnderLoadFailNoImageAndMixNoAnswer()
{
    const Package a(QStringLiteral("a"), QStringLiteral("of a"));
    const Package b(QStringLiteral("b"), QStringLiteral("of b"));
    Classifier classifier {ClassifierOptions()};
    QVERIFY(classifier.loadModel(a.source()).result().ok());
    Load load(classifier);
    for (int swap = 0; swap < 6; ++swap) {
        const int before = load.answered();
        const Package &next = swap % 2 == 0 ? b : a;
        const auto loaded = classifier.loadModel(next.source()).result();
        QVERIFY(loaded.ok());
        QCOMPARE(classifier.submit(test::smallPng()).result()->model, loaded->name);
        QTRY_VERIFY(load.answered() > before);
    }
    load.stop();
    QCOMPARE(load.complaint(), QString());
}

void ModelSwapTest::imagesThatBelongTogetherHaveOneModel()
{
    const Package a(QStringLiteral("a"), QStringLiteral("of a"));
    const Package b(QStringLiteral("b"), QStringLiteral("of b"));
    Classifier classifier {ClassifierOptions()};
    QVERIFY(classifier.loadModel(a.source()).result().ok());
    const std::vector<ClassifyInput> images(8, test::smallPng());
    for (int swap = 0; swap < 4; ++swap) {
        const auto loading = classifier.loadModel((swap % 2 == 0 ? b : a).source());
        while (!loading.isFinished()) {
            QSet<QString> models;
            for (auto &future : classifier.submitTogether(images)) {
                const auto result = future.result();
                QVERIFY(result.ok());
                models += result->model;
            }
            QCOMPARE(models.size(), 1);
        }
    }
    auto futures = classifier.submitTogether({QByteArray("no image"), test::smallPng()});
    QCOMPARE(futures[0].result().error().code, Error::Code::UnsupportedFormat);
    QVERIFY(futures[1].result().ok());
}

void ModelSwapTest::packageThatFailsUnderLoadChangesNothing()
{
    const Package good(QStringLiteral("good"), QStringLiteral("of good"));
    Package bad(QStringLiteral("bad"), QStringLiteral("of bad"));
    bad.write(QStringLiteral("own.txt"), "only one\n");
    Classifier classifier {ClassifierOptions()};
    QVERIFY(classifier.loadModel(good.source()).result().ok());
    Load load(classifier);
    for (int attempt = 0; attempt < 3; ++attempt) {
        const auto loaded = classifier.loadModel(bad.source()).result();
        QVERIFY(!loaded.ok());
        QCOMPARE(loaded.error().code, Error::Code::BadModel);
        QVERIFY(!classifier.unreadyReason());
        QCOMPARE(classifier.model()->name, QStringLiteral("good"));
        QCOMPARE(classifier.submit(test::smallPng()).result()->model, QStringLiteral("good"));
    }
    load.stop();
    QCOMPARE(load.complaint(), QString());
}

void ModelSwapTest::ofLoadsAtTheSameTimeTheLastWins()
{
    const Package a(QStringLiteral("a"), QStringLiteral("of a"));
    const Package b(QStringLiteral("b"), QStringLiteral("of b"));
    Classifier classifier {ClassifierOptions()};
    QVERIFY(classifier.loadModel(a.source()).result().ok());
    Load load(classifier);
    std::vector<std::thread> threads;
    std::atomic<int> wrong {0};
    for (int i = 0; i < 4; ++i) {
        const ModelSource source = (i % 2 == 0 ? a : b).source();
        threads.emplace_back([&classifier, &wrong, source] {
            for (int attempt = 0; attempt < 3; ++attempt) {
                const auto loaded = classifier.loadModel(source).result();
                wrong += loaded || loaded.error().code == Error::Code::Cancelled ? 0 : 1;
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    auto overtaken = classifier.loadModel(a.source());
    const auto last = classifier.loadModel(b.source());
    QVERIFY(last.result().ok());
    QVERIFY(overtaken.isFinished());
    QCOMPARE(wrong, 0);
    QCOMPARE(classifier.model()->name, QStringLiteral("b"));
    load.stop();
    QCOMPARE(load.complaint(), QString());
}

void ModelSwapTest::tensorForTheFormerModelIsRefusedWithBothSizes()
{
    TEST_DATA_OR_SKIP(models, "models/third-party");
    Classifier classifier {ClassifierOptions()};
    QVERIFY(classifier.loadModel(test::defaultModel()).result().ok());
    const QSize former = classifier.model()->inputSize;
    ModelSource larger;
    larger.path = models + QStringLiteral("/mobilenet_v2_1.0_224.onnx");
    larger.labels = models + QStringLiteral("/imagenet_1001_labels.txt");
    larger.output.kind = OutputFormat::Kind::Probabilities;
    QVERIFY(classifier.loadModel(larger).result().ok());
    const auto numbers = std::size_t(3 * former.width() * former.height());
    const auto result = classifier.submit(InputTensor {std::vector<float>(numbers)}).result();
    QVERIFY(!result.ok());
    QCOMPARE(result.error().code, Error::Code::BadRequest);
    QVERIFY(result.error().message.contains(QString::number(numbers)));
    QVERIFY(result.error().message.contains(QString::number(3 * 224 * 224)));
}

QTEST_APPLESS_MAIN(ModelSwapTest)
#include "modelswaptest.moc"
