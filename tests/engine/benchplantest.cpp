// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/bench/benchplan.h"
#include "core/engine/classifier.h"
#include "tests/support/testdata.h"

using namespace classiscope;

class BenchPlanTest : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void workersStayWithinTheCores_data();
    void workersStayWithinTheCores();
    void batchesStartWithOne_data();
    void batchesStartWithOne();
    void pathsSayWhatToLoad();
    void pathsAlternate();
    void batchesAreTriedWhereTheyCompare();
    void settingsAreSaidInWords();
    void thePipelineAlsoSharesOutAllCores();
    void whatDoesNotFitIsLeftOutButNotAll();
};

void BenchPlanTest::workersStayWithinTheCores_data()
{
    QTest::addColumn<QList<int>>("wanted");
    QTest::addColumn<int>("cores");
    QTest::addColumn<QList<int>>("expected");
    QTest::newRow("one core") << QList<int> {} << 1 << QList<int> {1};
    QTest::newRow("powers of two") << QList<int> {} << 8 << QList<int> {1, 2, 4, 8};
    QTest::newRow("and the cores") << QList<int> {} << 6 << QList<int> {1, 2, 4, 6};
    QTest::newRow("wanted") << QList<int> {4, 2, 4} << 8 << QList<int> {2, 4};
    QTest::newRow("too many wanted") << QList<int> {1, 64} << 8 << QList<int> {1, 8};
}

void BenchPlanTest::workersStayWithinTheCores()
{
    QFETCH(QList<int>, wanted);
    QFETCH(int, cores);
    QFETCH(QList<int>, expected);
    const auto workers = workersToTry({wanted.begin(), wanted.end()}, cores);
    QCOMPARE(QList<int>(workers.begin(), workers.end()), expected);
}

void BenchPlanTest::batchesStartWithOne_data()
{
    QTest::addColumn<QList<int>>("wanted");
    QTest::addColumn<QList<int>>("expected");
    const int most = ClassifierOptions::maxBatchSize;
    QTest::newRow("none") << QList<int> {} << QList<int> {1};
    QTest::newRow("sorted") << QList<int> {8, 4, 8} << QList<int> {1, 4, 8};
    QTest::newRow("out of range") << QList<int> {-1, 100'000} << QList<int> {1, most};
}

void BenchPlanTest::batchesStartWithOne()
{
    QFETCH(QList<int>, wanted);
    QFETCH(QList<int>, expected);
    const auto batches = batchesToTry({wanted.begin(), wanted.end()});
    QCOMPARE(QList<int>(batches.begin(), batches.end()), expected);
}

// On one worker alone; in the pipeline on most workers.
void BenchPlanTest::batchesAreTriedWhereTheyCompare()
{
    const BenchPath path = BenchPath::Float32;
    QCOMPARE(forwardPlan({path}, {1, 2}, {1, 4}),
             (std::vector<BenchSetting> {{path, 1, 1, 1}, {path, 1, 1, 4}, {path, 2, 1, 1}}));
    QCOMPARE(pipelinePlan({path}, {1, 2}, 2, {1, 4}),
             (std::vector<BenchSetting> {
                 {path, 1, 1, 1}, {path, 1, 2, 1}, {path, 2, 1, 1}, {path, 2, 1, 4}}));
}

void BenchPlanTest::settingsAreSaidInWords()
{
    QCOMPARE((BenchSetting {BenchPath::OpenCv, 1, 2}.threadsText()),
             QStringLiteral("1 worker × 2 threads"));
    QCOMPARE((BenchSetting {BenchPath::OpenCv, 2, 1, 4}.threadsText()),
             QStringLiteral("2 workers × 1 thread, batch 4"));
}

void BenchPlanTest::pathsSayWhatToLoad()
{
    for (const BenchPath path : benchPaths) {
        InferencePath computed;
        computed.fast = backendOf(path) == Backend::Auto;
        if (computed.fast)
            computed.precision = benchPathName(path);
        for (const BenchPath other : benchPaths)
            QCOMPARE(computesBy(computed, other), other == path);
        QCOMPARE(changesAnswers(path), path == BenchPath::Bfloat16 || path == BenchPath::Int8);
    }
    QCOMPARE(precisionOf(BenchPath::Int8), Precision::Int8);
    QCOMPARE(precisionOf(BenchPath::Bfloat16), Precision::Bfloat16);
}

void BenchPlanTest::pathsAlternate()
{
    const auto plan = forwardPlan({BenchPath::OpenCv, BenchPath::Float32}, {1, 2}, {1});
    QCOMPARE(plan,
             (std::vector<BenchSetting> {{BenchPath::OpenCv, 1, 1},
                                         {BenchPath::Float32, 1, 1},
                                         {BenchPath::OpenCv, 2, 1},
                                         {BenchPath::Float32, 2, 1}}));
}

void BenchPlanTest::thePipelineAlsoSharesOutAllCores()
{
    const auto plan = pipelinePlan({BenchPath::Float32}, {1, 2, 4}, 4, {1});
    QCOMPARE(plan,
             (std::vector<BenchSetting> {{BenchPath::Float32, 1, 1},
                                         {BenchPath::Float32, 1, 4},
                                         {BenchPath::Float32, 2, 1},
                                         {BenchPath::Float32, 2, 2},
                                         {BenchPath::Float32, 4, 1}}));
}

void BenchPlanTest::whatDoesNotFitIsLeftOutButNotAll()
{
    const BenchSetting small {BenchPath::OpenCv, 1, 1}, large {BenchPath::OpenCv, 8, 1},
        fast {BenchPath::Float32, 8, 1};
    const std::vector<BenchSetting> plan {small, large, fast};
    constexpr qint64 weights = 1000;
    const qint64 all =
        networkBytes(small, weights) + networkBytes(large, weights) + networkBytes(fast, weights);
    QCOMPARE(fittingPlan(plan, weights, all), plan);
    QCOMPARE(fittingPlan(plan, weights, all - 1), (std::vector<BenchSetting> {large, fast}));
    QCOMPARE(fittingPlan(plan, weights, 1), std::vector<BenchSetting> {large});
}

QTEST_GUILESS_MAIN(BenchPlanTest)
#include "benchplantest.moc"
