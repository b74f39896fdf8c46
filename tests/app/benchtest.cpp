// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/cores.h"
#include "tests/support/images.h"
#include "tests/support/testdata.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <csignal>

using namespace classiscope;

/// `classiscope bench` as a shell sees it, and who uses what --tune saved. Times
/// are as short as they may be: what is measured says nothing here.
class BenchTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void mistakesAreExplained_data();
    void mistakesAreExplained();
    void jsonHasEachPathAndItsRounds();
    void theTablesAreMarkdown();
    void forwardOnlyLeavesThePipelineOut();
    void interruptStopsAndPrintsWhatThereIs();
    void tuneIsUsedByServeAndClassify();
    void whatIsGivenWinsOverTheTuning_data();
    void whatIsGivenWinsOverTheTuning();
    void anotherModelOrMachineDoesNotTakeIt_data();
    void anotherModelOrMachineDoesNotTakeIt();
    void aDamagedFileIsToldOfAndLeftOut();

private:
    struct Run {
        int exitCode = -1;
        QString output, errors;
    };
    void start(QProcess &process, const QStringList &arguments) const;
    Run run(const QStringList &arguments) const;
    Run classify(const QStringList &more = {}) const;
    QString tuningPath() const;
    QJsonObject tuned() const;
    void writeTuning(const QByteArray &content) const;

    std::unique_ptr<QTemporaryDir> m_folder;  // also XDG_CONFIG_HOME
    Run m_tuneRun;
    QByteArray m_tuning;  // as bench --tune has written it
};

namespace {

QStringList words(const QString &text)
{
    return text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

const QString quickBench = QStringLiteral("bench --seconds 0.01 --rounds 2");

}  // namespace

void BenchTest::start(QProcess &process, const QStringList &arguments) const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("XDG_CONFIG_HOME"), m_folder->path());
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(PROGRAM), arguments);
}

BenchTest::Run BenchTest::run(const QStringList &arguments) const
{
    QProcess process;
    start(process, arguments);
    if (!process.waitForFinished(240'000) || process.exitStatus() != QProcess::NormalExit)
        return {};
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

/// One picture, without a fuss.
BenchTest::Run BenchTest::classify(const QStringList &more) const
{
    const QString picture = m_folder->filePath(QStringLiteral("a.png"));
    QFile file(picture);
    if (!file.open(QIODevice::WriteOnly))
        return {};
    file.write(test::smallPng());
    file.close();
    return run(QStringList {QStringLiteral("classify"), picture} + more);
}

QString BenchTest::tuningPath() const
{
    return m_folder->filePath(QStringLiteral("Classiscope/tuned.json"));
}

QJsonObject BenchTest::tuned() const
{
    return QJsonDocument::fromJson(m_tuning)
        .object()
        .value(QStringLiteral("settings"))
        .toArray()
        .at(0)
        .toObject();
}

void BenchTest::writeTuning(const QByteArray &content) const
{
    QVERIFY(QDir(m_folder->path()).mkpath(QStringLiteral("Classiscope")));
    QFile file(tuningPath());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

void BenchTest::initTestCase()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_tuneRun = run(words(quickBench + QStringLiteral(" --workers 1 --tune")));
    const Run &result = m_tuneRun;
    QCOMPARE(result.exitCode, 0);
    QVERIFY2(result.errors.contains(tuningPath()), qPrintable(result.errors));
    QFile file(tuningPath());
    QVERIFY(file.open(QIODevice::ReadOnly));
    m_tuning = file.readAll();
    QCOMPARE(tuned().value(QStringLiteral("cpu")).toString(), cpuName());
    QCOMPARE(tuned().value(QStringLiteral("workers")).toInt(), 1);
}

void BenchTest::init()
{
    test::failOnAnyWarning();
    m_folder = std::make_unique<QTemporaryDir>();
}

void BenchTest::mistakesAreExplained_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<QString>("says");
    QTest::newRow("seconds") << QStringLiteral("--seconds 0") << QStringLiteral("--seconds");
    QTest::newRow("rounds") << QStringLiteral("--rounds 1000") << QStringLiteral("--rounds");
    QTest::newRow("workers") << QStringLiteral("--workers 1,none") << QStringLiteral("--workers");
    QTest::newRow("batch") << QStringLiteral("--batch 0,4") << QStringLiteral("--batch");
    QTest::newRow("images") << QStringLiteral("--images /nowhere") << QStringLiteral("/nowhere");
    QTest::newRow("model") << QStringLiteral("--model /nowhere") << QStringLiteral("/nowhere");
    QTest::newRow("tune") << QStringLiteral("--tune --forward-only")
                          << QStringLiteral("--forward-only");
}

void BenchTest::mistakesAreExplained()
{
    QFETCH(QString, arguments);
    QFETCH(QString, says);
    const Run result = run(words(QStringLiteral("bench ") + arguments));
    QCOMPARE(result.exitCode, 2);
    QVERIFY2(result.errors.contains(says), qPrintable(result.errors));
    QCOMPARE(result.output, QString());
}

void BenchTest::jsonHasEachPathAndItsRounds()
{
    const QByteArray photo = test::jpegOf(300, 200);
    for (const auto &[name, bytes] : {std::pair("a.jpg", photo), std::pair("b.jpg", photo),
                                      std::pair("c.txt", QByteArray("no picture"))}) {
        QFile file(m_folder->filePath(QLatin1String(name)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    const Run result = run(words(quickBench + QStringLiteral(" --json --batch 4 --images "))
                           + QStringList {m_folder->path()});
    QCOMPARE(result.exitCode, 0);
    QVERIFY(!QFile::exists(tuningPath()));
    QJsonParseError error;
    const QJsonObject all = QJsonDocument::fromJson(result.output.toUtf8(), &error).object();
    QCOMPARE(error.error, QJsonParseError::NoError);
    QVERIFY(all.value(QStringLiteral("complete")).toBool());
    QCOMPARE(all.value(QStringLiteral("cpu")).toString(), cpuName());

    const QJsonValue pictures = all.value(QStringLiteral("pictures"));
    QCOMPARE(pictures[QStringLiteral("count")].toInt(), 2);
    QCOMPARE(pictures[QStringLiteral("bytes")].toInt(), 2 * int(photo.size()));

    QStringList available, named;
    for (const QJsonValue &path : all.value(QStringLiteral("paths")).toArray()) {
        const QString name = path[QStringLiteral("path")].toString();
        named << name;
        if (path[QStringLiteral("available")].toBool())
            available << name;
        else
            QVERIFY2(!path[QStringLiteral("reason")].toString().isEmpty(), qPrintable(name));
    }
    QCOMPARE(named,
             (QStringList {QStringLiteral("opencv"), QStringLiteral("float32"),
                           QStringLiteral("bfloat16"), QStringLiteral("int8")}));
    QVERIFY(available.contains(QStringLiteral("opencv")));

    const int cores = availableCores();
    for (const char *part : {"forward", "pipeline"}) {
        QStringList measured;
        bool allCores = false, batches = false;
        for (const QJsonValue &figures : all.value(QLatin1String(part)).toArray()) {
            const QJsonValue speed = figures[QStringLiteral("images_per_second")];
            QCOMPARE(speed[QStringLiteral("rounds")].toArray().size(), 2);
            QVERIFY(speed[QStringLiteral("median")].toDouble() > 0);
            const int batch = figures[QStringLiteral("batch")].toInt();
            QVERIFY(batch == 1 || batch == 4);
            batches |= batch == 4;
            QVERIFY(figures[QStringLiteral("against_batch_1")].toDouble() > 0);
            QVERIFY(figures[QStringLiteral("against_opencv")].toDouble() > 0);
            const QString path = figures[QStringLiteral("path")].toString();
            if (!measured.contains(path))
                measured << path;
            allCores |= figures[QStringLiteral("workers")].toInt() == cores;
        }
        QCOMPARE(measured, available);
        QVERIFY(allCores && batches);
    }
    const QJsonValue best = all.value(QStringLiteral("best"));
    QVERIFY(best[QStringLiteral("p95_ms")].toDouble() >= best[QStringLiteral("p50_ms")].toDouble());
    QVERIFY(best[QStringLiteral("path")].toString() != QStringLiteral("bfloat16"));
    QVERIFY(best[QStringLiteral("path")].toString() != QStringLiteral("int8"));
}

void BenchTest::theTablesAreMarkdown()
{
    const Run &result = m_tuneRun;
    QVERIFY(result.output.contains(QStringLiteral("### Forward pass")));
    QVERIFY(result.output.contains(QStringLiteral("### Full pipeline")));
    QVERIFY(result.output.contains(QStringLiteral("Best: ")));
    // A table's rows have as many cells as its head.
    qsizetype columns = 0;
    int rows = 0;
    for (const QString &line : result.output.split(QLatin1Char('\n'))) {
        if (!line.startsWith(QLatin1Char('|'))) {
            columns = 0;
            continue;
        }
        if (columns == 0)
            columns = line.count(QLatin1Char('|'));
        QCOMPARE(line.count(QLatin1Char('|')), columns);
        ++rows;
    }
    QVERIFY(rows > 0);
}

void BenchTest::forwardOnlyLeavesThePipelineOut()
{
    const Run result =
        run(words(quickBench + QStringLiteral(" --workers 1 --forward-only --json")));
    QCOMPARE(result.exitCode, 0);
    const QJsonObject all = QJsonDocument::fromJson(result.output.toUtf8()).object();
    QVERIFY(!all.value(QStringLiteral("forward")).toArray().isEmpty());
    QVERIFY(!all.contains(QStringLiteral("pipeline")));
    QVERIFY(all.value(QStringLiteral("best")).isNull());
}

void BenchTest::interruptStopsAndPrintsWhatThereIs()
{
    QProcess bench;
    start(bench, words(QStringLiteral("bench --seconds 0.05 --rounds 100 --json --tune")));
    QByteArray progress;
    QTRY_VERIFY_WITH_TIMEOUT((progress += bench.readAllStandardError()).contains("Round 2 of 100"),
                             60'000);
    QCOMPARE(::kill(pid_t(bench.processId()), SIGINT), 0);
    QVERIFY(bench.waitForFinished(60'000));
    QCOMPARE(bench.exitStatus(), QProcess::NormalExit);
    QCOMPARE(bench.exitCode(), 1);
    const QJsonObject all = QJsonDocument::fromJson(bench.readAllStandardOutput()).object();
    QVERIFY(!all.value(QStringLiteral("complete")).toBool(true));
    QVERIFY(!all.value(QStringLiteral("forward")).toArray().isEmpty());
    QVERIFY(!QFile::exists(tuningPath()));
    QVERIFY(bench.readAllStandardError().contains("nothing is saved"));
}

void BenchTest::tuneIsUsedByServeAndClassify()
{
    QJsonObject entry = tuned();
    QVERIFY(entry.value(QStringLiteral("batch_size")).toInt() >= 1);
    entry.insert(QStringLiteral("batch_size"), 4);
    writeTuning(
        QJsonDocument(QJsonObject {{QStringLiteral("settings"), QJsonArray {entry}}}).toJson());
    const Run result = classify();
    QCOMPARE(result.exitCode, 0);
    QVERIFY2(result.errors.contains(QStringLiteral("Tuned: 1 worker × ")),
             qPrintable(result.errors));

    QProcess server;
    start(server, words(QStringLiteral("serve --port 0")));
    QByteArray output;
    QTRY_VERIFY_WITH_TIMEOUT((output += server.readAllStandardOutput()).contains("forward pass"),
                             60'000);
    QVERIFY2(output.contains("Up to 4 pictures in a forward pass"), output.constData());
    QVERIFY2(output.contains("Tuned: 1 worker × ") && output.contains("(1 workers)"),
             output.constData());
    QCOMPARE(::kill(pid_t(server.processId()), SIGTERM), 0);
    QVERIFY(server.waitForFinished(60'000));
}

void BenchTest::whatIsGivenWinsOverTheTuning_data()
{
    QTest::addColumn<QString>("given");
    for (const char *given : {"--workers 1", "--threads 1", "--backend opencv", "--precision exact",
                              "--batch-size 2", "--untuned"})
        QTest::newRow(given) << QString::fromLatin1(given);
}

void BenchTest::whatIsGivenWinsOverTheTuning()
{
    QFETCH(QString, given);
    writeTuning(m_tuning);
    const Run result = classify(words(given));
    QCOMPARE(result.exitCode, 0);
    QVERIFY2(!result.errors.contains(QStringLiteral("Tuned")), qPrintable(result.errors));
}

void BenchTest::anotherModelOrMachineDoesNotTakeIt_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("model") << QStringLiteral("model_sha256")
                           << QJsonValue(QString(64, QLatin1Char('0')));
    QTest::newRow("CPU") << QStringLiteral("cpu") << QJsonValue(QStringLiteral("Another CPU"));
    QTest::newRow("cores") << QStringLiteral("cores") << QJsonValue(availableCores() + 1);
    QTest::newRow("program") << QStringLiteral("program") << QJsonValue(QStringLiteral("0.0.1"));
}

void BenchTest::anotherModelOrMachineDoesNotTakeIt()
{
    QFETCH(QString, key);
    QFETCH(QJsonValue, value);
    QJsonObject entry = tuned();
    QVERIFY(entry.contains(key));
    entry.insert(key, value);
    writeTuning(
        QJsonDocument(QJsonObject {{QStringLiteral("settings"), QJsonArray {entry}}}).toJson());
    const Run result = classify();
    QCOMPARE(result.exitCode, 0);
    QVERIFY2(!result.errors.contains(QStringLiteral("Tuned")), qPrintable(result.errors));
}

void BenchTest::aDamagedFileIsToldOfAndLeftOut()
{
    writeTuning(m_tuning.chopped(10));
    const Run result = classify();
    QCOMPARE(result.exitCode, 0);
    QVERIFY2(result.errors.contains(tuningPath()), qPrintable(result.errors));
    QVERIFY2(!result.errors.contains(QStringLiteral("Tuned:")), qPrintable(result.errors));
}

QTEST_GUILESS_MAIN(BenchTest)
#include "benchtest.moc"
