// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/bench/tuningfile.h"
#include "core/engine/classifier.h"
#include "tests/support/testdata.h"

#include <QFile>
#include <QTemporaryDir>

using namespace classiscope;

class TuningFileTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void noFileHasNothing();
    void whatWasSavedIsFoundAgain();
    void eachPrecisionIsKept();
    void anotherModelOrMachineDoesNotTakeIt_data();
    void anotherModelOrMachineDoesNotTakeIt();
    void withoutABatchSizeItIsOne();
    void savingAgainReplacesAndKeepsOthers();
    void theOldestIsForgotten();
    void damagedFilesAreExplained_data();
    void damagedFilesAreExplained();
    void aDamagedFileIsWrittenAnew();
    void aFolderThatCannotBeWrittenIsExplained();

private:
    QString path() const { return m_folder->filePath(QStringLiteral("settings/tuned.json")); }
    void write(const QByteArray &content);

    const TuningKey m_key {"abc", QStringLiteral("A CPU"), 4, QStringLiteral("1.0")};
    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

Tuning tuning(int workers)
{
    Tuning result;
    result.backend = Backend::OpenCv;
    result.precision = Precision::Fast;
    result.calibrationImages = QStringLiteral("/photos");
    result.workers = workers;
    result.threadsPerWorker = 2;
    result.batchSize = 4;
    result.imagesPerSecond = 12.5;
    result.measured = QDate(2030, 1, 2);
    return result;
}

}  // namespace

void TuningFileTest::init()
{
    test::failOnAnyWarning();
    m_folder = std::make_unique<QTemporaryDir>();
}

void TuningFileTest::write(const QByteArray &content)
{
    QVERIFY(QDir(m_folder->path()).mkpath(QStringLiteral("settings")));
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

void TuningFileTest::noFileHasNothing()
{
    const TuningFile file(path());
    QVERIFY(file.hasAnyFor(m_key).ok());
    QVERIFY(!*file.hasAnyFor(m_key));
    QVERIFY(file.find(m_key).ok());
    QVERIFY(!file.find(m_key)->has_value());
}

void TuningFileTest::whatWasSavedIsFoundAgain()
{
    QVERIFY(!TuningFile(path()).save(m_key, tuning(3)));
    const auto found = TuningFile(path()).find(m_key);
    QVERIFY(found.ok() && found->has_value());
    ClassifierOptions options;
    (*found)->applyTo(options);
    QCOMPARE(options.backend, Backend::OpenCv);
    QCOMPARE(options.precision, Precision::Fast);
    QCOMPARE(options.calibrationImages, QStringLiteral("/photos"));
    QCOMPARE(options.workers, 3);
    QCOMPARE(options.threadsPerWorker, 2);
    QCOMPARE(options.batchSize, 4);
    QVERIFY((*found)->text().contains(QStringLiteral("batch 4")));
    QCOMPARE((*found)->imagesPerSecond, 12.5);
    QCOMPARE((*found)->measured, QDate(2030, 1, 2));
}

void TuningFileTest::eachPrecisionIsKept()
{
    for (const BenchPath measured : benchPaths) {
        BenchFigures best;
        best.setting.path = measured;
        const Tuning tuning = Tuning::from(best, QStringLiteral("/photos"));
        QCOMPARE(tuning.calibrationImages.isEmpty(), !changesAnswers(measured));
        QVERIFY(!TuningFile(path()).save(m_key, tuning));
        const auto found = TuningFile(path()).find(m_key);
        QVERIFY(found.ok() && found->has_value());
        QCOMPARE((*found)->precision, precisionOf(measured));
        QCOMPARE((*found)->backend, backendOf(measured));
    }
}

void TuningFileTest::anotherModelOrMachineDoesNotTakeIt_data()
{
    QTest::addColumn<TuningKey>("other");
    QTest::addColumn<bool>("anyModel");
    TuningKey other = m_key;
    other.modelSha256 = "abd";
    QTest::newRow("model") << other << true;
    other = m_key;
    other.cpu = QStringLiteral("Another CPU");
    QTest::newRow("CPU") << other << false;
    other = m_key;
    other.cores = 8;
    QTest::newRow("cores") << other << false;
    other = m_key;
    other.program = QStringLiteral("1.1");
    QTest::newRow("program") << other << false;
}

void TuningFileTest::anotherModelOrMachineDoesNotTakeIt()
{
    QFETCH(TuningKey, other);
    QFETCH(bool, anyModel);
    TuningFile file(path());
    QVERIFY(!file.save(m_key, tuning(3)));
    QVERIFY(file.find(other).ok());
    QVERIFY(!file.find(other)->has_value());
    QCOMPARE(*file.hasAnyFor(other), anyModel);
}

// As earlier programs wrote it.
void TuningFileTest::withoutABatchSizeItIsOne()
{
    write(R"({"settings": [{"model_sha256": "abc", "cpu": "A CPU", "cores": 4,
        "program": "1.0", "backend": "auto", "precision": "exact", "workers": 2,
        "threads_per_worker": 1}]})");
    const auto found = TuningFile(path()).find(m_key);
    QVERIFY(found.ok() && found->has_value());
    QCOMPARE((*found)->batchSize, 1);
    QCOMPARE((*found)->text(),
             QStringLiteral("2 workers × 1 thread, backend auto, precision exact"));
}

void TuningFileTest::savingAgainReplacesAndKeepsOthers()
{
    TuningKey other = m_key;
    other.modelSha256 = "abd";
    TuningFile file(path());
    QVERIFY(!file.save(m_key, tuning(1)));
    QVERIFY(!file.save(other, tuning(2)));
    QVERIFY(!file.save(m_key, tuning(3)));
    QCOMPARE((*file.find(m_key))->workers, 3);
    QCOMPARE((*file.find(other))->workers, 2);
}

void TuningFileTest::theOldestIsForgotten()
{
    TuningFile file(path());
    TuningKey key = m_key;
    for (int i = 0; i <= TuningFile::maxEntries; ++i) {
        key.modelSha256 = QByteArray::number(i);
        QVERIFY(!file.save(key, tuning(1)));
    }
    QVERIFY(file.find(key)->has_value());
    key.modelSha256 = "1";
    QVERIFY(file.find(key)->has_value());
    key.modelSha256 = "0";
    QVERIFY(!file.find(key)->has_value());
}

void TuningFileTest::damagedFilesAreExplained_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("not JSON") << QByteArray("{ nonsense");
    QTest::newRow("another JSON") << QByteArray("[1, 2]");
    QTest::newRow("no list") << QByteArray(R"({"settings": 3})");
    QTest::newRow("too long") << QByteArray(TuningFile::maxBytes + 1, ' ');
    const QByteArray entry = R"({"settings": [{"model_sha256": "abc", "cpu": "A CPU", "cores": 4,
        "program": "1.0", "backend": "auto", "precision": "exact", "workers": WORKERS,
        "threads_per_worker": 1}]})";
    QTest::newRow("no workers") << QByteArray(entry).replace("WORKERS", "0");
    QTest::newRow("too many workers") << QByteArray(entry).replace("WORKERS", "1e9");
    QTest::newRow("no batch") << QByteArray(entry).replace("WORKERS", "1, \"batch_size\": 0");
    QTest::newRow("too large a batch")
        << QByteArray(entry).replace("WORKERS", "1, \"batch_size\": 65");
    QTest::newRow("a batch in words")
        << QByteArray(entry).replace("WORKERS", "1, \"batch_size\": \"four\"");
    QTest::newRow("unknown backend")
        << QByteArray(entry).replace("WORKERS", "1").replace("auto", "abacus");
}

void TuningFileTest::damagedFilesAreExplained()
{
    QFETCH(QByteArray, content);
    write(content);
    const auto found = TuningFile(path()).find(m_key);
    QVERIFY(!found.ok());
    QCOMPARE(found.error().code, Error::Code::BadConfiguration);
    QVERIFY2(found.error().message.contains(path())
                 && found.error().message.contains(QStringLiteral("--tune")),
             qPrintable(found.error().message));
}

void TuningFileTest::aDamagedFileIsWrittenAnew()
{
    write("{ nonsense");
    TuningFile file(path());
    QVERIFY(!file.save(m_key, tuning(3)));
    QCOMPARE((*file.find(m_key))->workers, 3);
}

void TuningFileTest::aFolderThatCannotBeWrittenIsExplained()
{
    QFile inTheWay(m_folder->filePath(QStringLiteral("settings")));
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    const auto error = TuningFile(path()).save(m_key, tuning(3));
    QVERIFY(error.has_value());
    QVERIFY2(error->message.contains(path()), qPrintable(error->message));
}

QTEST_GUILESS_MAIN(TuningFileTest)
#include "tuningfiletest.moc"
