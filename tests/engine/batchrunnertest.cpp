// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/batchrunner.h"
#include "core/engine/classifier.h"
#include "core/telemetry/telemetry.h"
#include "tests/support/images.h"
#include "tests/support/testdata.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <map>

using namespace classiscope;

class BatchRunnerTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void foldersAreListedSortedAndEveryImageIsReportedOnce();
    void unreadableFilesAreReportedAndTheOthersGoOn();
    void bytesWithoutAFileAreClassified();
    void cancelReportsTheRestAndLaterImagesWork();
    void imagesMayBeAddedWhileOthersRun();
    void anEmptyFolderFinishes();
    void destroyingItMidwayIsSafe();
    void everyImageIsCountedInTheTelemetry();

private:
    void write(const QString &name, const QByteArray &content);

    std::unique_ptr<Classifier> m_classifier;
    std::unique_ptr<QTemporaryDir> m_folder;
    Telemetry m_telemetry;
};

namespace {

/// Keeps what a runner reports.
struct Reports {
    explicit Reports(BatchRunner &runner)
        : finished(&runner, &BatchRunner::finished)
    {
        QObject::connect(&runner, &BatchRunner::imagesFound, &context,
                         [this](int first, const QList<ImageInput> &images) {
                             for (const ImageInput &image : images)
                                 found[first++] = image.name;
                         });
        QObject::connect(&runner, &BatchRunner::imageFinished, &context,
                         [this](int index, const Result<Classification> &result) {
                             ++times[index];
                             if (!result)
                                 errors[index] = result.error().code;
                         });
    }

    bool wait() { return !finished.isEmpty() || finished.wait(60'000); }

    QObject context;
    std::map<int, QString> found;
    std::map<int, int> times;
    std::map<int, Error::Code> errors;
    QSignalSpy finished;
};

}  // namespace

void BatchRunnerTest::initTestCase()
{
    ClassifierOptions options;
    options.cacheBytes = 0;  // the same pictures are run again and again
    m_classifier = std::make_unique<Classifier>(options);
    QVERIFY(m_classifier->loadModel(test::defaultModel()).result().ok());
}

void BatchRunnerTest::init()
{
    test::failOnAnyWarning();
    m_folder = std::make_unique<QTemporaryDir>();
}

void BatchRunnerTest::write(const QString &name, const QByteArray &content)
{
    QFile file(m_folder->filePath(name));
    QVERIFY(QDir().mkpath(QFileInfo(file).path()));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

void BatchRunnerTest::foldersAreListedSortedAndEveryImageIsReportedOnce()
{
    write(QStringLiteral("b.PNG"), test::smallPng());
    write(QStringLiteral("a.jpg"), test::jpegOf(40, 40));
    write(QStringLiteral("below/c.webp"), test::encoded(test::quarters(9, 9), ".webp"));
    write(QStringLiteral("notes.txt"), "not a picture");
    BatchRunner runner(*m_classifier, m_telemetry, Source::CommandLine);
    Reports reports(runner);
    runner.addPaths({m_folder->path()});
    QVERIFY(runner.running());
    QVERIFY(reports.wait());
    QVERIFY(!runner.running());
    QCOMPARE(reports.found,
             (std::map<int, QString> {{0, QStringLiteral("a.jpg")},
                                      {1, QStringLiteral("b.PNG")},
                                      {2, QStringLiteral("c.webp")}}));
    QCOMPARE(reports.times, (std::map<int, int> {{0, 1}, {1, 1}, {2, 1}}));
    QVERIFY(reports.errors.empty());
    QCOMPARE(reports.finished.first().first().toBool(), false);
}

void BatchRunnerTest::unreadableFilesAreReportedAndTheOthersGoOn()
{
    write(QStringLiteral("text.dat"), "not a picture");
    write(QStringLiteral("good.png"), test::smallPng());
    BatchRunner runner(*m_classifier, m_telemetry, Source::CommandLine);
    Reports reports(runner);
    runner.addPaths({m_folder->filePath(QStringLiteral("missing.jpg")),
                     m_folder->filePath(QStringLiteral("text.dat")),
                     m_folder->filePath(QStringLiteral("good.png"))});
    QVERIFY(reports.wait());
    QCOMPARE(reports.errors.size(), std::size_t(2));
    QCOMPARE(reports.errors[0], Error::Code::FileUnreadable);
    QCOMPARE(reports.errors[1], Error::Code::UnsupportedFormat);
    QCOMPARE(runner.done(), 3);
}

void BatchRunnerTest::bytesWithoutAFileAreClassified()
{
    BatchRunner runner(*m_classifier, m_telemetry, Source::Window);
    Reports reports(runner);
    runner.add({{QStringLiteral("pasted"), {}, test::smallPng()}});
    QVERIFY(reports.wait());
    QCOMPARE(reports.found[0], QStringLiteral("pasted"));
    QVERIFY(reports.errors.empty());
}

void BatchRunnerTest::cancelReportsTheRestAndLaterImagesWork()
{
    BatchRunner runner(*m_classifier, m_telemetry, Source::Window);
    Reports reports(runner);
    QList<ImageInput> many(400, {QStringLiteral("x"), {}, test::jpegOf(800, 600)});
    runner.add(many);
    QTRY_VERIFY_WITH_TIMEOUT(runner.done() > 3, 60'000);
    runner.cancel();
    QVERIFY(reports.wait());
    QCOMPARE(reports.finished.first().first().toBool(), true);
    QCOMPARE(runner.done(), 400);
    QVERIFY(reports.errors.size() > 0 && reports.errors.size() < 400);
    for (const auto &[index, code] : reports.errors)
        QCOMPARE(code, Error::Code::Cancelled);

    reports.finished.clear();
    runner.add({{QStringLiteral("later"), {}, test::smallPng()}});
    QVERIFY(reports.wait());
    QCOMPARE(reports.finished.first().first().toBool(), false);
    QCOMPARE(reports.found[400], QStringLiteral("later"));
    QCOMPARE(reports.errors.count(400), std::size_t(0));
}

void BatchRunnerTest::imagesMayBeAddedWhileOthersRun()
{
    BatchRunner runner(*m_classifier, m_telemetry, Source::Window);
    Reports reports(runner);
    for (int i = 0; i < 20; ++i)
        runner.add({{QString::number(i), {}, test::smallPng()}});
    QTRY_COMPARE_WITH_TIMEOUT(runner.done(), 20, 60'000);
    QTRY_VERIFY(!runner.running());
    QCOMPARE(reports.found[19], QStringLiteral("19"));
}

void BatchRunnerTest::anEmptyFolderFinishes()
{
    BatchRunner runner(*m_classifier, m_telemetry, Source::Window);
    Reports reports(runner);
    runner.addPaths({m_folder->path()});
    QVERIFY(reports.wait());
    QCOMPARE(runner.found(), 0);
}

void BatchRunnerTest::destroyingItMidwayIsSafe()
{
    for (int i = 0; i < 20; ++i) {
        BatchRunner runner(*m_classifier, m_telemetry, Source::Window);
        runner.add(QList<ImageInput>(50, {QStringLiteral("x"), {}, test::smallPng()}));
    }
    QTRY_COMPARE(m_telemetry.snapshot().inFlight, 0);
}

void BatchRunnerTest::everyImageIsCountedInTheTelemetry()
{
    Telemetry telemetry;
    BatchRunner runner(*m_classifier, telemetry, Source::Window);
    Reports reports(runner);
    runner.add({{QStringLiteral("good"), {}, test::smallPng()},
                {QStringLiteral("bad"), {}, QByteArray("nonsense")}});
    QVERIFY(reports.wait());
    const auto snapshot = telemetry.snapshot();
    QCOMPARE(snapshot.window.succeeded, 1);
    QCOMPARE(snapshot.window.failed, 1);
    QCOMPARE(snapshot.window.failedByKind.value(QStringLiteral("unsupported-format")), 1);
    QCOMPARE(snapshot.inFlight, 0);
    QVERIFY(snapshot.window.inference.p50.count() > 0);
}

QTEST_GUILESS_MAIN(BatchRunnerTest)
#include "batchrunnertest.moc"
