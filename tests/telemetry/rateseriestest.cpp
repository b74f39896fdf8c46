// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/telemetry/rateseries.h"
#include "tests/support/testdata.h"

#include <QElapsedTimer>

using namespace classiscope;
using std::chrono::microseconds;
using std::chrono::milliseconds;

class RateSeriesTest : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void theSecondInProgressIsNotAPoint();
    void eachSecondHoldsWhatEndedInIt();
    void idleSecondsArePointsToo();
    void onlyTheNewestAreGivenOldestFirst();
    void noMoreThanTheCapacityIsKept();
    void percentilesLookBackTheWindow();
    void percentilesAreTakenOverAllSecondsOfTheWindow();
    void theSlowestIsExactAndOfTheSameWindow();
    void failuresHaveNoLatency();
    void refusalsAreFailuresAndCancelledAreNot();
    void whatIsTurnedAwayIsInNoOtherCount();
    void aFigureOfNothingIsToldFromZero();
    void waitingAndComputingAreMeansOfTheWindow();
    void theBatchSizeIsImagesAForwardPass();
    void theCacheIsCountedByHitAndMiss();
    void gaugesAreTheMostOfTheSecond();
    void gaugesKeepTheirValueWhenIdle();
    void aJumpOfYearsIsQuickAndLeavesIdleSeconds();
    void aJumpJustOverTheCapacityForgetsTheOldLatencies();
    void timeThatGoesBackCountsAsNow();
    void timeMayStartBelowZero();
};

namespace {

constexpr std::int64_t start = 1'000;

void compareSeconds(const std::vector<RatePoint> &points, std::int64_t first, int count)
{
    QCOMPARE(int(points.size()), count);
    for (std::size_t i = 0; i < points.size(); ++i)
        QCOMPARE(points[i].second, first + std::int64_t(i));
}

}  // namespace

void RateSeriesTest::theSecondInProgressIsNotAPoint()
{
    RateSeries series(start);
    series.recordSuccess(start, milliseconds {1});
    series.advanceTo(start);
    QVERIFY(series.points(10).empty());
    series.advanceTo(start + 1);
    compareSeconds(series.points(10), start, 1);
}

void RateSeriesTest::eachSecondHoldsWhatEndedInIt()
{
    RateSeries series(start);
    series.recordSuccess(start, milliseconds {1});
    series.recordFailure(start);
    series.recordSuccess(start, milliseconds {1});
    series.recordSuccess(start + 1, milliseconds {1});
    series.advanceTo(start + 2);
    const auto points = series.points(10);
    compareSeconds(points, start, 2);
    QCOMPARE(points[0].succeeded, 2);
    QCOMPARE(points[0].failed, 1);
    QCOMPARE(points[0].failureRate(), 1.0 / 3);
    QCOMPARE(points[1].succeeded, 1);
    QCOMPARE(points[1].failed, 0);
    QCOMPARE(points[1].failureRate(), 0.0);
}

void RateSeriesTest::idleSecondsArePointsToo()
{
    RateSeries series(start);
    series.recordFailure(start + 3);
    series.advanceTo(start + 5);
    const auto points = series.points(10);
    compareSeconds(points, start, 5);
    for (const RatePoint &point : points) {
        QCOMPARE(point.failed, point.second == start + 3 ? 1 : 0);
        QCOMPARE(point.succeeded, 0);
    }
    QCOMPARE(points[0].failureRate(), 0.0);
}

void RateSeriesTest::onlyTheNewestAreGivenOldestFirst()
{
    RateSeries series(start);
    series.advanceTo(start + 20);
    compareSeconds(series.points(5), start + 15, 5);
    QVERIFY(series.points(0).empty());
    QVERIFY(series.points(-1).empty());
}

void RateSeriesTest::noMoreThanTheCapacityIsKept()
{
    RateSeries series(start);
    const std::int64_t end = start + 2 * RateSeries::capacity + 7;
    for (std::int64_t second = start; second < end; ++second)
        series.recordFailure(second);
    series.advanceTo(end);
    const auto points = series.points(10 * RateSeries::capacity);
    compareSeconds(points, end - RateSeries::capacity, RateSeries::capacity);
    for (const RatePoint &point : points)
        QCOMPARE(point.failed, 1);
}

void RateSeriesTest::percentilesLookBackTheWindow()
{
    RateSeries series(start);
    series.recordSuccess(start, microseconds {777});
    series.advanceTo(start + RateSeries::latencyWindow + 2);
    const auto points = series.points(100);
    for (const RatePoint &point : points) {
        const bool inside = point.second < start + RateSeries::latencyWindow;
        QCOMPARE(point.latencyCount, inside ? 1 : 0);
        QCOMPARE(point.p50.count(), inside ? 777 : 0);
        QCOMPARE(point.p95.count(), inside ? 777 : 0);
        QCOMPARE(point.p99.count(), inside ? 777 : 0);
    }
}

void RateSeriesTest::percentilesAreTakenOverAllSecondsOfTheWindow()
{
    RateSeries series(start);
    for (int i = 0; i < 200; ++i)  // 20 a second: 100 us in the first, 1000 us in the tenth
        series.recordSuccess(start + i / 20, microseconds {100 + i / 20 * 100});
    series.advanceTo(start + 12);
    const auto points = series.points(100);
    QCOMPARE(points[9].latencyCount, 200);
    QCOMPARE(points[9].p50.count(), 500);
    QCOMPARE(points[9].p95.count(), 1'000);
    QCOMPARE(points[9].p99.count(), 1'000);
    QCOMPARE(points[4].latencyCount, 100);
    QCOMPARE(points[4].p50.count(), 300);
    QCOMPARE(points[10].latencyCount, 180);  // the first second has left the window
    QCOMPARE(points[10].p50.count(), 600);
}

void RateSeriesTest::failuresHaveNoLatency()
{
    RateSeries series(start);
    series.recordFailure(start);
    series.advanceTo(start + 1);
    QCOMPARE(series.points(1)[0].latencyCount, 0);
    QCOMPARE(series.points(1)[0].p99.count(), 0);
}

void RateSeriesTest::theSlowestIsExactAndOfTheSameWindow()
{
    RateSeries series(start);
    series.recordSuccess(start, microseconds {123'457});
    series.recordSuccess(start + 1, microseconds {2'000});
    series.advanceTo(start + RateSeries::latencyWindow + 2);
    const auto points = series.points(RateSeries::latencyWindow + 2);
    QVERIFY(points.front().slowest == microseconds {123'457});
    QVERIFY(points[RateSeries::latencyWindow].slowest == microseconds {2'000});
    QVERIFY(points.back().slowest == microseconds {0});
}

void RateSeriesTest::refusalsAreFailuresAndCancelledAreNot()
{
    RateSeries series(start);
    series.recordFailure(start, true);
    series.recordFailure(start, true);
    series.recordFailure(start, false);
    series.recordCancelled(start);
    series.advanceTo(start + 2);
    const auto points = series.points(2);
    QCOMPARE(points[0].failed, 3);
    QCOMPARE(points[0].refused, 2);
    QCOMPARE(points[0].cancelled, 1);
    QCOMPARE(points[1].refused, 0);
    QCOMPARE(points[1].cancelled, 0);
}

void RateSeriesTest::whatIsTurnedAwayIsInNoOtherCount()
{
    RateSeries series(start);
    series.recordTurnedAway(start);
    series.recordTurnedAway(start);
    series.recordTurnedAway(start + 1);
    series.advanceTo(start + 3);
    const auto points = series.points(3);
    QCOMPARE(points[0].turnedAway, 2);
    QCOMPARE(points[1].turnedAway, 1);
    QCOMPARE(points[2].turnedAway, 0);
    QCOMPARE(points[0].failed, 0);
    QCOMPARE(points[0].refused, 0);
    QVERIFY(!points[0].hasFinished());
}

void RateSeriesTest::aFigureOfNothingIsToldFromZero()
{
    RateSeries series(start);
    series.recordFailure(start);
    series.recordSuccess(start + 1, microseconds {0});
    series.recordComputed(start + 1, {microseconds {0}, microseconds {0}, 1});
    series.advanceTo(start + 3);
    const auto points = series.points(3);
    QVERIFY(points[0].hasFinished());
    QVERIFY(!points[0].hasLatencies());
    QVERIFY(!points[0].hasWork());
    QVERIFY(!points[0].hasBatches());
    QVERIFY(points[1].hasLatencies());
    QVERIFY(points[1].hasWork());
    QVERIFY(points[1].hasBatches());
    QVERIFY(points[2].hasLatencies());  // of the second before
    QVERIFY(!points[2].hasFinished());
    QVERIFY(!points[2].hasBatches());
}

void RateSeriesTest::waitingAndComputingAreMeansOfTheWindow()
{
    RateSeries series(start);
    series.recordComputed(start, {milliseconds {10}, milliseconds {30}, 1});
    series.recordComputed(start + 1, {milliseconds {20}, milliseconds {50}, 1});
    series.advanceTo(start + RateSeries::latencyWindow + 2);
    const auto points = series.points(RateSeries::latencyWindow + 2);
    QVERIFY(points[0].queueTime == milliseconds {10});
    QVERIFY(points[1].queueTime == milliseconds {15});
    QVERIFY(points[1].computeTime == milliseconds {40});
    QCOMPARE(points[1].computedCount, 2);
    QVERIFY(points[RateSeries::latencyWindow].queueTime == milliseconds {20});
    QCOMPARE(points.back().computedCount, 0);
}

void RateSeriesTest::theBatchSizeIsImagesAForwardPass()
{
    RateSeries series(start);
    for (int i = 0; i < 4; ++i)
        series.recordComputed(start, {milliseconds {1}, milliseconds {1}, 4});
    for (int i = 0; i < 2; ++i)
        series.recordComputed(start, {milliseconds {1}, milliseconds {1}, 1});
    series.advanceTo(start + 2);
    const auto points = series.points(2);
    QCOMPARE(points[0].batchSize, 2.0);
    QCOMPARE(points[1].batchSize, 0.0);
}

void RateSeriesTest::theCacheIsCountedByHitAndMiss()
{
    RateSeries series(start);
    series.recordCacheAsked(start, true);
    series.recordCacheAsked(start, true);
    series.recordCacheAsked(start, false);
    series.advanceTo(start + 2);
    const auto points = series.points(2);
    QCOMPARE(points[0].cacheHits, 2);
    QCOMPARE(points[0].cacheMisses, 1);
    QCOMPARE(points[1].cacheHits, 0);
}

void RateSeriesTest::gaugesAreTheMostOfTheSecond()
{
    RateSeries series(start);
    series.recordGauges(start, 3, 40);
    series.recordGauges(start, 9, 10);
    series.recordGauges(start, 1, 20);
    series.advanceTo(start + 1);
    QCOMPARE(series.points(1)[0].inFlight, 9);
    QCOMPARE(series.points(1)[0].queueDepth, 40);
}

void RateSeriesTest::gaugesKeepTheirValueWhenIdle()
{
    RateSeries series(start);
    series.recordGauges(start, 9, 30);
    series.recordGauges(start, 4, 2);
    series.advanceTo(start + 3);
    series.recordGauges(start + 3, 0, 0);
    series.advanceTo(start + 5);
    const auto points = series.points(10);
    QCOMPARE(points[1].inFlight, 4);
    QCOMPARE(points[2].queueDepth, 2);
    QCOMPARE(points[3].inFlight, 4);  // the second began with it
    QCOMPARE(points[4].inFlight, 0);
    QCOMPARE(points[4].queueDepth, 0);
}

void RateSeriesTest::aJumpOfYearsIsQuickAndLeavesIdleSeconds()
{
    RateSeries series(start);
    series.recordSuccess(start, milliseconds {5});
    series.recordGauges(start, 2, 1);
    const std::int64_t later = start + 100LL * 365 * 24 * 3600 + 5;
    QElapsedTimer timer;
    timer.start();
    series.advanceTo(later);
    QVERIFY(timer.elapsed() < 1'000);  // second by second it would take minutes
    const auto points = series.points(RateSeries::capacity);
    compareSeconds(points, later - RateSeries::capacity, RateSeries::capacity);
    for (const RatePoint &point : points) {
        QCOMPARE(point.succeeded, 0);
        QCOMPARE(point.latencyCount, 0);
        QCOMPARE(point.inFlight, 2);
    }
}

void RateSeriesTest::aJumpJustOverTheCapacityForgetsTheOldLatencies()
{
    for (const int jump : {RateSeries::capacity - 1, RateSeries::capacity, RateSeries::capacity + 1,
                           RateSeries::capacity + 2}) {
        RateSeries series(start);
        series.recordSuccess(start, milliseconds {5});
        series.advanceTo(start + jump);
        series.recordSuccess(start + jump, milliseconds {2});
        series.advanceTo(start + jump + 1);
        const auto points = series.points(RateSeries::capacity);
        compareSeconds(points, start + jump + 1 - std::int64_t(points.size()),
                       std::min(jump + 1, RateSeries::capacity));
        QCOMPARE(points.back().latencyCount, 1);
        QCOMPARE(points.back().p50.count(), 2'000);
    }
}

void RateSeriesTest::timeThatGoesBackCountsAsNow()
{
    RateSeries series(start);
    series.advanceTo(start + 5);
    series.recordSuccess(start + 2, milliseconds {1});
    series.advanceTo(start + 6);
    const auto points = series.points(10);
    compareSeconds(points, start, 6);
    QCOMPARE(points[2].succeeded, 0);
    QCOMPARE(points[5].succeeded, 1);
    QCOMPARE(points[5].latencyCount, 1);
}

void RateSeriesTest::timeMayStartBelowZero()
{
    RateSeries series(-3);
    series.recordSuccess(-3, milliseconds {1});
    series.advanceTo(4);
    const auto points = series.points(10);
    compareSeconds(points, -3, 7);
    QCOMPARE(points[6].latencyCount, 1);
}

QTEST_APPLESS_MAIN(RateSeriesTest)
#include "rateseriestest.moc"
