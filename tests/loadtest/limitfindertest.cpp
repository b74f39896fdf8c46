// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loadtest/limitfinder.h"

#include <QTest>

using namespace classiscope;
using namespace std::chrono_literals;

namespace {

/// A server whose p95 follows a known curve: nearly flat up to its capacity, where it knees.
LimitSearch::Step simulated(double rate, double capacity)
{
    LimitSearch::Step step;
    step.rate = rate;
    step.achieved = std::min(rate, capacity);
    step.backlog = rate > capacity;
    const double load = std::min(rate / capacity, 0.9999);
    step.p95 = std::chrono::microseconds(qint64(5'000 / (1 - load)));
    step.stable = true;
    return step;
}

struct Search {
    LimitSearch result;
    int measured = 0;
};

Search searched(const LimitOptions &options, std::chrono::milliseconds budget, double capacity,
                const std::vector<LimitSearch::Step> &known = {})
{
    LimitFinder finder(options, budget, known);
    Search search;
    while (const auto rate = finder.nextRate()) {
        finder.add(simulated(*rate, capacity));
        if (++search.measured > 100)
            qFatal("the search does not end");
    }
    search.result = finder.result();
    return search;
}

LimitWindow window(qint64 due, qint64 answered, std::chrono::microseconds latency)
{
    LimitWindow window;
    window.due = due;
    window.seconds = 2;
    for (qint64 i = 0; i < answered; ++i)
        window.latencies.record(latency);
    return window;
}

}  // namespace

class LimitFinderTest : public QObject {
    Q_OBJECT

private slots:
    void theKneeOfAKnownCurveIsFound_data();
    void theKneeOfAKnownCurveIsFound();
    void aServerThatFailsEverythingIsNotAskedForLong();
    void theSecondBudgetUsesWhatIsKnown();
    void aServerThatPassesEverythingIsAtTheCeiling();
    void aServerThatFailsEverythingHasNoRate();
    void failuresAndABacklogFailAStep();
    void whatPassedAboveAFailureDoesNotCount();
    void threeWindowsThatAgreeEndAStep();
    void windowsThatNeverAgreeEndItUnstable();
    void aGrowingBacklogIsSeen();
};

void LimitFinderTest::theKneeOfAKnownCurveIsFound_data()
{
    QTest::addColumn<double>("capacity");
    QTest::addColumn<int>("budget");
    for (const double capacity : {3.7, 47.0, 512.0, 9'000.0}) {
        for (const int budget : {100, 3'000})
            QTest::addRow("%g/s, %d ms", capacity, budget) << capacity << budget;
    }
}

void LimitFinderTest::theKneeOfAKnownCurveIsFound()
{
    QFETCH(double, capacity);
    QFETCH(int, budget);
    const Search found = searched({}, std::chrono::milliseconds(budget), capacity);
    const double expected = capacity * (1 - 5.0 / budget);
    QVERIFY2(found.result.rate <= expected * 1.001, qPrintable(QString::number(found.result.rate)));
    QVERIFY2(found.result.rate >= expected * (1 - 1.5 * LimitOptions::precision),
             qPrintable(QString::number(found.result.rate)));
    QVERIFY(!found.result.atCeiling);
    QCOMPARE(int(found.result.steps.size()), found.measured);
    QVERIFY(found.measured < 25);
}

void LimitFinderTest::aServerThatFailsEverythingIsNotAskedForLong()
{
    LimitFinder finder({}, 3000ms);
    int measured = 0;
    while (const auto rate = finder.nextRate()) {
        LimitSearch::Step step = simulated(*rate, 1000);
        step.failureShare = 1;
        finder.add(step);
        ++measured;
    }
    QCOMPARE(measured, LimitOptions::hopelessSteps);
    QCOMPARE(finder.result().rate, 0.0);
}

void LimitFinderTest::theSecondBudgetUsesWhatIsKnown()
{
    const Search first = searched({}, 3000ms, 500);
    const Search second = searched({}, 100ms, 500, first.result.steps);
    const Search alone = searched({}, 100ms, 500);
    QVERIFY(second.measured < alone.measured / 2);
    QVERIFY(second.result.rate < first.result.rate);
    QVERIFY(std::abs(second.result.rate - alone.result.rate) <= 0.03 * alone.result.rate);
}

void LimitFinderTest::aServerThatPassesEverythingIsAtTheCeiling()
{
    LimitOptions options;
    options.ceiling = 300;
    const Search found = searched(options, 100ms, 1e9);
    QCOMPARE(found.result.rate, 300.0);
    QVERIFY(found.result.atCeiling);
}

void LimitFinderTest::aServerThatFailsEverythingHasNoRate()
{
    const Search found = searched({}, 4ms, 100);
    QCOMPARE(found.result.rate, 0.0);
    QVERIFY(!found.result.atCeiling);
    QVERIFY(!found.result.steps.empty());
}

void LimitFinderTest::failuresAndABacklogFailAStep()
{
    LimitFinder finder({}, 100ms);
    LimitSearch::Step step;
    step.rate = 20;
    step.p95 = 100ms;
    step.failureShare = 0.01;
    QVERIFY(finder.add(step).passed);
    step.failureShare = 0.011;
    QVERIFY(!finder.add(step).passed);
    step.failureShare = 0;
    step.backlog = true;
    QVERIFY(!finder.add(step).passed);
    step.backlog = false;
    step.p95 = 100'001us;
    QVERIFY(!finder.add(step).passed);
}

void LimitFinderTest::whatPassedAboveAFailureDoesNotCount()
{
    LimitFinder finder({}, 100ms);
    finder.add(simulated(10, 1000));
    finder.add(simulated(40, 1000));
    finder.add(simulated(20, 15));
    QCOMPARE(finder.result().rate, 10.0);
}

void LimitFinderTest::threeWindowsThatAgreeEndAStep()
{
    LimitStepJudge judge({}, 100);
    QVERIFY(!judge.add(window(200, 150, 900ms)));  // still settling
    QVERIFY(!judge.add(window(200, 200, 50ms)));
    QVERIFY(!judge.add(window(200, 200, 52ms)));
    const auto step = judge.add(window(200, 200, 54ms));
    QVERIFY(step);
    QVERIFY(step->stable);
    QVERIFY(!step->backlog);
    QCOMPARE(step->achieved, 100.0);
    QVERIFY(step->p95 > 53ms && step->p95 < 55ms);
}

void LimitFinderTest::windowsThatNeverAgreeEndItUnstable()
{
    LimitStepJudge judge({}, 100);
    std::optional<LimitSearch::Step> step;
    int windows = 0;
    while (!step && windows < 100)
        step = judge.add(window(200, 200, ++windows % 2 ? 50ms : 500ms));
    QCOMPARE(windows, LimitOptions::maxWindows);
    QVERIFY(!step->stable);
    QVERIFY(step->p95 > 490ms);
}

void LimitFinderTest::aGrowingBacklogIsSeen()
{
    LimitStepJudge judge({}, 100);
    judge.add(window(200, 180, 50ms));
    judge.add(window(200, 180, 50ms));
    const auto step = judge.add(window(200, 180, 50ms));
    QVERIFY(step && step->backlog);
}

QTEST_GUILESS_MAIN(LimitFinderTest)
#include "limitfindertest.moc"
