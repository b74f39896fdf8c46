// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testdata.h"
#include "ui/benchmark/timeleft.h"

#include <QTest>

using namespace classiscope;
using namespace std::chrono_literals;

class TimeLeftTest : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }

    void nothingIsKnownBeforeTheNumberOfMeasurements()
    {
        TimeLeft left(1s);
        QVERIFY(!left.at(m_start));
        left.update(0, 0, m_start);
        QVERIFY(!left.at(m_start + 5s));
    }

    void beforeTheFirstMeasurementTheShortestTimeCounts()
    {
        TimeLeft left(1s);
        left.update(0, 10, m_start);
        QCOMPARE(left.at(m_start)->count(), 10'000);
    }

    void measurementsThatTakeLongerAreLearntFrom()
    {
        TimeLeft left(1s);
        left.update(0, 10, m_start);
        left.update(1, 10, m_start + 1500ms);
        left.update(2, 10, m_start + 3000ms);
        QCOMPARE(left.at(m_start + 3000ms)->count(), 8 * 1500);
    }

    void timePassesWithinAMeasurementButNotBeyondIt()
    {
        TimeLeft left(2s);
        left.update(0, 2, m_start);
        QCOMPARE(left.at(m_start + 500ms)->count(), 3500);
        QCOMPARE(left.at(m_start + 60s)->count(), 2000);
    }

    void loadingCountsForNothing()
    {
        TimeLeft left(1s);
        left.update(0, 4, m_start);
        left.update(1, 4, m_start + 1s);
        left.update(1, 4, m_start + 31s);  // half a minute of loading
        left.update(2, 4, m_start + 32s);
        QCOMPARE(left.at(m_start + 32s)->count(), 2000);
    }

    void theEndIsNoTime()
    {
        TimeLeft left(1s);
        left.update(9, 10, m_start);
        left.update(10, 10, m_start + 1s);
        QCOMPARE(left.at(m_start + 9s)->count(), 0);
    }

    void timeIsToldRoughly_data()
    {
        QTest::addColumn<int>("milliseconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("none") << 0 << QStringLiteral("0 s");
        QTest::newRow("seconds") << 6400 << QStringLiteral("7 s");
        QTest::newRow("by fives") << 41'000 << QStringLiteral("45 s");
        QTest::newRow("up to a minute") << 58'000 << QStringLiteral("1 min");
        QTest::newRow("over a minute") << 75'000 << QStringLiteral("1 min 15 s");
        QTest::newRow("many minutes") << 601'000 << QStringLiteral("11 min");
    }

    void timeIsToldRoughly()
    {
        QFETCH(int, milliseconds);
        QTEST(roughTimeText(std::chrono::milliseconds(milliseconds)), "text");
    }

private:
    const TimeLeft::Clock::time_point m_start {1h};
};

QTEST_GUILESS_MAIN(TimeLeftTest)
#include "timelefttest.moc"
