// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testdata.h"
#include "ui/performance/chartscale.h"

using namespace classiscope;

class ChartScaleTest : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }

    void maximumIsRoundAndAboveTheLargestValue_data()
    {
        QTest::addColumn<double>("largest");
        QTest::addColumn<double>("maximum");
        QTest::addColumn<double>("interval");
        QTest::newRow("nothing") << 0.0 << 5.0 << 1.0;
        QTest::newRow("below the least") << 3.2 << 5.0 << 1.0;
        QTest::newRow("the least") << 5.0 << 6.0 << 1.0;
        QTest::newRow("exactly on a tick") << 25.0 << 30.0 << 5.0;
        QTest::newRow("just below a tick") << 5.99 << 8.0 << 2.0;
        QTest::newRow("just above") << 6.01 << 8.0 << 2.0;
        QTest::newRow("a hundred") << 100.0 << 120.0 << 20.0;
        QTest::newRow("a little over a hundred") << 101.0 << 120.0 << 20.0;
        QTest::newRow("large") << 2345.0 << 2500.0 << 500.0;
        QTest::newRow("very large") << 1e6 << 1.2e6 << 2e5;
    }

    void maximumIsRoundAndAboveTheLargestValue()
    {
        QFETCH(double, largest);
        QFETCH(double, maximum);
        QFETCH(double, interval);
        const AxisScale scale = roundScale(largest, 5);
        QCOMPARE(scale.maximum, maximum);
        QCOMPARE(scale.interval, interval);
        QCOMPARE(scale.tickCount(), int(maximum / interval) + 1);
    }

    void aHundredPercentIsTheTop()
    {
        QCOMPARE(roundScale(100, 5, 100).maximum, 100.0);
        QCOMPARE(roundScale(99, 5, 100).maximum, 100.0);
        QCOMPARE(roundScale(30, 5, 100).maximum, 40.0);
        SteadyScale scale;
        QCOMPARE(scale.fit(100, 5, 100).maximum, 100.0);
    }

    void steadyScaleGrowsAtOnce()
    {
        SteadyScale scale;
        QCOMPARE(scale.fit(90, 5).maximum, 100.0);
        QCOMPARE(scale.fit(130, 5).maximum, 150.0);
        QCOMPARE(scale.fit(150, 5).maximum, 200.0);
    }

    void steadyScaleStaysWhileValuesWaver()
    {
        SteadyScale scale;
        const AxisScale first = scale.fit(101, 5);
        for (const double largest : {99.0, 117.0, 80.0, 117.0, 49.0})
            QCOMPARE(scale.fit(largest, 5), first);
    }

    void steadyScaleShrinksWhenMostOfItIsEmpty()
    {
        SteadyScale scale;
        scale.fit(100, 5);
        QCOMPARE(scale.fit(39, 5).maximum, 40.0);
        QCOMPARE(scale.fit(0, 5).maximum, 5.0);
    }

    void timeTicksEndInTheNewestSecond_data()
    {
        QTest::addColumn<int>("seconds");
        QTest::addColumn<QString>("oldest");
        QTest::addColumn<int>("count");
        QTest::newRow("a minute") << 60 << QStringLiteral("−60 s") << 5;
        QTest::newRow("five minutes") << 300 << QStringLiteral("−5 min") << 6;
        QTest::newRow("a quarter of an hour") << 900 << QStringLiteral("−15 min") << 6;
    }

    void timeTicksEndInTheNewestSecond()
    {
        QFETCH(int, seconds);
        const auto ticks = timeTicks({-seconds, 0}, QStringLiteral("now"));
        QTEST(ticks.front().label, "oldest");
        QCOMPARE(ticks.front().second, -seconds);
        QCOMPARE(ticks.back().label, QStringLiteral("now"));
        QCOMPARE(ticks.back().second, 0);
        QTEST(int(ticks.size()), "count");
    }

    void timeTicksAreRoundInPartsOfARange_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        QTest::addColumn<QString>("labels");
        QTest::newRow("ten seconds")
            << -27 << -17 << QStringLiteral("−26 s|−24 s|−22 s|−20 s|−18 s");
        QTest::newRow("up to now") << -20 << 0 << QStringLiteral("−20 s|−15 s|−10 s|−5 s|now");
        QTest::newRow("long ago") << -440 << -400
                                  << QStringLiteral("−7:20|−7:10|−7:00|−6:50|−6:40");
        QTest::newRow("minutes") << -620 << -330
                                 << QStringLiteral("−10 min|−9 min|−8 min|−7 min|−6 min");
    }

    void timeTicksAreRoundInPartsOfARange()
    {
        QFETCH(int, from);
        QFETCH(int, to);
        QStringList labels;
        for (const TimeTick &tick : timeTicks({from, to}, QStringLiteral("now")))
            labels << tick.label;
        QTEST(labels.join(u'|'), "labels");
    }
};

QTEST_GUILESS_MAIN(ChartScaleTest)
#include "chartscaletest.moc"
