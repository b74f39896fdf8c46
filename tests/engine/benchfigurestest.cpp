// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/bench/benchfigures.h"
#include "tests/support/testdata.h"

using namespace classiscope;
using namespace std::chrono_literals;

class BenchFiguresTest : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void roundsAreSummedUp_data();
    void roundsAreSummedUp();
    void ratesBecomeTimes();
    void aSlowRoundCancelsOutOfTheRatio();
    void ratiosNeedARoundInCommon();
    void eachSettingIsComparedWithOpenCvAtTheSameThreads();
    void batchesAreComparedWithImagesOneByOne();
    void aBatchIsBestOnlyWhenFaster();
    void theFastestIsBest();
    void asFastWithFewerCoresIsBetter();
    void asFastWithLowerP95IsBetter();
    void lessPrecisionIsBestOnlyWhenAllowedAndFaster();
    void nothingMeasuredHasNoBest();
};

namespace {

BenchFigures figures(const BenchSetting &setting, std::vector<double> perSecond,
                     std::chrono::microseconds p95 = 0us)
{
    return {setting, {std::move(perSecond)}, 0, 0us, p95};
}

}  // namespace

void BenchFiguresTest::roundsAreSummedUp_data()
{
    QTest::addColumn<QList<double>>("rounds");
    QTest::addColumn<double>("median");
    QTest::addColumn<double>("minimum");
    QTest::addColumn<double>("spread");
    QTest::newRow("none") << QList<double> {} << 0.0 << 0.0 << 0.0;
    QTest::newRow("one") << QList<double> {7} << 7.0 << 7.0 << 0.0;
    QTest::newRow("odd, not in order") << QList<double> {30, 10, 20} << 20.0 << 10.0 << 1.0;
    QTest::newRow("even") << QList<double> {1, 2, 6, 3} << 2.5 << 1.0 << 2.0;
    QTest::newRow("one far off") << QList<double> {10, 10, 1, 10, 10} << 10.0 << 1.0 << 0.9;
}

void BenchFiguresTest::roundsAreSummedUp()
{
    QFETCH(QList<double>, rounds);
    QFETCH(double, median);
    QFETCH(double, minimum);
    QFETCH(double, spread);
    const RoundFigures all {{rounds.begin(), rounds.end()}};
    QCOMPARE(all.median(), median);
    QCOMPARE(all.minimum(), minimum);
    QCOMPARE(all.spread(), spread);
}

void BenchFiguresTest::ratesBecomeTimes()
{
    const RoundFigures times = RoundFigures {{100, 250, 0}}.reciprocal(1000);
    QCOMPARE(times.rounds, (std::vector<double> {10, 4, 0}));
}

void BenchFiguresTest::aSlowRoundCancelsOutOfTheRatio()
{
    const RoundFigures fast {{300, 30, 330}}, base {{100, 10, 110}};
    QCOMPARE(medianRatio(fast, base), 3.0);
}

void BenchFiguresTest::ratiosNeedARoundInCommon()
{
    QCOMPARE(medianRatio({{200, 9}}, {{100}}), 2.0);  // stopped in the second round
    QCOMPARE(medianRatio({{200}}, {}), 0.0);
    QCOMPARE(medianRatio({{200}}, {{0}}), 0.0);
}

void BenchFiguresTest::eachSettingIsComparedWithOpenCvAtTheSameThreads()
{
    std::vector<BenchFigures> all {
        figures({BenchPath::OpenCv, 1, 1}, {10}), figures({BenchPath::Float32, 1, 1}, {40}),
        figures({BenchPath::OpenCv, 1, 2}, {20}), figures({BenchPath::Float32, 1, 2}, {60}),
        figures({BenchPath::Float32, 2, 1}, {90})};
    compareWithEachOther(all);
    const double expected[] {1, 4, 1, 3, 0};
    for (std::size_t i = 0; i < all.size(); ++i)
        QCOMPARE(all[i].againstOpenCv, expected[i]);
}

void BenchFiguresTest::batchesAreComparedWithImagesOneByOne()
{
    std::vector<BenchFigures> all {
        figures({BenchPath::OpenCv, 1, 1, 1}, {10}), figures({BenchPath::OpenCv, 1, 1, 4}, {15}),
        figures({BenchPath::Float32, 1, 1, 1}, {40}), figures({BenchPath::Float32, 1, 1, 4}, {30}),
        figures({BenchPath::Float32, 2, 1, 4}, {30})};
    compareWithEachOther(all);
    const double againstOne[] {1, 1.5, 1, 0.75, 0}, againstOpenCv[] {1, 1.5, 4, 3, 0};
    for (std::size_t i = 0; i < all.size(); ++i) {
        QCOMPARE(all[i].againstBatchOne, againstOne[i]);
        QCOMPARE(all[i].againstOpenCv, againstOpenCv[i]);
    }
}

void BenchFiguresTest::aBatchIsBestOnlyWhenFaster()
{
    std::vector<BenchFigures> all {figures({BenchPath::Float32, 4, 1, 1}, {100}),
                                   figures({BenchPath::Float32, 2, 1, 8}, {102}, 1ms)};
    QCOMPARE(bestSetting(all, false), std::optional<std::size_t>(0));
    all[1].perSecond.rounds = {104};
    QCOMPARE(bestSetting(all, false), std::optional<std::size_t>(1));
}

void BenchFiguresTest::theFastestIsBest()
{
    const std::vector<BenchFigures> all {figures({BenchPath::OpenCv, 4, 1}, {50, 60, 55}),
                                         figures({BenchPath::Float32, 4, 1}, {90, 200, 100}),
                                         figures({BenchPath::Float32, 1, 4}, {95, 94, 300})};
    QCOMPARE(bestSetting(all, false), std::optional<std::size_t>(1));
}

void BenchFiguresTest::asFastWithFewerCoresIsBetter()
{
    std::vector<BenchFigures> all {figures({BenchPath::Float32, 8, 1}, {100}),
                                   figures({BenchPath::Float32, 4, 1}, {98})};
    QCOMPARE(bestSetting(all, false), std::optional<std::size_t>(1));
    all[1].perSecond.rounds = {90};
    QCOMPARE(bestSetting(all, false), std::optional<std::size_t>(0));
}

void BenchFiguresTest::asFastWithLowerP95IsBetter()
{
    const std::vector<BenchFigures> all {figures({BenchPath::Float32, 2, 1}, {100}, 9ms),
                                         figures({BenchPath::Float32, 1, 2}, {99}, 5ms)};
    QCOMPARE(bestSetting(all, false), std::optional<std::size_t>(1));
}

void BenchFiguresTest::lessPrecisionIsBestOnlyWhenAllowedAndFaster()
{
    std::vector<BenchFigures> all {figures({BenchPath::Float32, 2, 1}, {100}),
                                   figures({BenchPath::Bfloat16, 1, 1}, {150})};
    QCOMPARE(bestSetting(all, false), std::optional<std::size_t>(0));
    QCOMPARE(bestSetting(all, true), std::optional<std::size_t>(1));
    all.push_back(figures({BenchPath::Int8, 1, 1}, {152}));  // as fast: not worth it either
    QCOMPARE(bestSetting(all, true), std::optional<std::size_t>(1));
    all[2].perSecond.rounds = {200};
    QCOMPARE(bestSetting(all, true), std::optional<std::size_t>(2));
    QCOMPARE(bestSetting(all, false), std::optional<std::size_t>(0));
    all[1].perSecond.rounds = all[2].perSecond.rounds = {101};
    QCOMPARE(bestSetting(all, true), std::optional<std::size_t>(0));
}

void BenchFiguresTest::nothingMeasuredHasNoBest()
{
    QVERIFY(!bestSetting({}, true));
    QVERIFY(!bestSetting({figures({BenchPath::OpenCv, 1, 1}, {})}, true));
}

QTEST_GUILESS_MAIN(BenchFiguresTest)
#include "benchfigurestest.moc"
