// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testdata.h"
#include "tests/ui/points.h"
#include "ui/performance/comparison.h"

#include <cmath>

using namespace classiscope;
using namespace classiscope::test;
using namespace std::chrono_literals;

class ComparisonTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }
    void init() { failOnAnyWarning(); }

    void aRunBeginsAfterTenIdleSeconds_data()
    {
        QTest::addColumn<QString>("seconds");  // x: busy, t: a client turned away
        QTest::addColumn<int>("start");        // -1: none
        QTest::newRow("nothing") << QString() << -1;
        QTest::newRow("idle") << QStringLiteral("....") << -1;
        QTest::newRow("from the first second") << QStringLiteral("xxx") << 0;
        QTest::newRow("after some idle ones") << QStringLiteral("..xx.") << 2;
        QTest::newRow("a short gap") << QStringLiteral("xx.........xx") << 0;
        QTest::newRow("a long gap") << QStringLiteral("xx..........xx..") << 12;
        QTest::newRow("with clients turned away") << QStringLiteral("xx..t.......xx..") << 0;
    }

    void aRunBeginsAfterTenIdleSeconds()
    {
        QFETCH(QString, seconds);
        QFETCH(int, start);
        std::vector<RatePoint> points;
        for (const QChar second : seconds) {
            const auto now = std::int64_t(points.size());
            points.push_back(second == u'x' ? busyPoint(now, 1, 1) : idlePoint(now));
            points.back().turnedAway = second == u't' ? 1 : 0;
        }
        const auto found = lastRunStart(points);
        QCOMPARE(found ? int(*found) : -1, start);
    }

    void figuresLeaveOutTheIdleSecondsAround()
    {
        const std::vector points {idlePoint(1), busyPoint(2, 30, 10, 5), busyPoint(3, 10, 20),
                                  idlePoint(4)};
        const RunFigures figures = runFigures(points);
        QCOMPARE(figures.requestsPerSecond, 22.5);
        QCOMPARE(figures.finished, 45);
        QCOMPARE(figures.failed, 5);
        QVERIFY(figures.slowest == 20ms);
    }

    void percentilesAreMeansOfWindowsThatDoNotOverlap()
    {
        std::vector<RatePoint> points;
        for (int second = 0; second < 20; ++second)
            points.push_back(busyPoint(second, second == 9 ? 300 : 100, second < 10 ? 10 : 50));
        QVERIFY(runFigures(points).p95 == 20ms);  // (300 x 10 ms + 100 x 50 ms) / 400
    }

    void changesAreInPercent()
    {
        RunFigures now;
        now.requestsPerSecond = 120;
        now.p50 = 9ms;
        RunFigures saved;
        saved.requestsPerSecond = 100;
        saved.p50 = 10ms;
        const auto figures = compareRuns(now, saved);
        QCOMPARE(figures[0].name, QStringLiteral("Requests/s"));
        QCOMPARE(figures[0].now, QStringLiteral("120"));
        QCOMPARE(figures[0].saved, QStringLiteral("100"));
        QCOMPARE(figures[0].change, QStringLiteral("+20\u00a0%"));
        QCOMPARE(figures[1].change, QStringLiteral("−10\u00a0%"));
        QCOMPARE(figures[2].now, QStringLiteral("–"));
        QCOMPARE(figures[2].change, QStringLiteral("–"));
    }

    void bothRunsBeginAtTheSamePlace()
    {
        // Saved: two idle seconds, then 1, 2, 3 … Now: began four seconds ago.
        Run saved;
        saved.newest = QDateTime::currentDateTime();
        saved.points = {idlePoint(0), idlePoint(1)};
        for (int i = 1; i <= 6; ++i)
            saved.points.push_back(busyPoint(i + 1, i, 5));
        std::vector<RatePoint> current;
        for (int i = 0; i < 20; ++i)
            current.push_back(i < 16 ? idlePoint(i) : busyPoint(i, 50, 5));
        PerformanceData data;
        data.all = data.http = current;
        ChartContents charts = chartContents(data, {}, 60);
        addSavedRun(charts, saved, current);
        const ChartLine &line = charts[0].saved[0];
        QCOMPARE(line.name, charts[0].lines[0].name);
        QCOMPARE(line.points.first(), QPointF(-3, 1));
        QCOMPARE(line.valueAt(0), 4.0);
        for (const ChartContent &chart : charts)
            QVERIFY(chart.saved.size() <= chart.lines.size());
        QVERIFY(charts[0].textAt(0, {}).contains(QStringLiteral("ok: 50 (saved 4)")));
    }

    void aSavedRunIsShownUpToNowWhileNothingGoesOn()
    {
        Run saved;
        saved.newest = QDateTime::currentDateTime();
        saved.points = {busyPoint(0, 1, 5), busyPoint(1, 2, 5)};
        const std::vector current {idlePoint(7), idlePoint(8)};
        PerformanceData data;
        data.all = current;
        ChartContents charts = chartContents(data, {}, 60);
        addSavedRun(charts, saved, current);
        QCOMPARE(charts[0].saved[0].points.last(), QPointF(0, 2));
    }
};

QTEST_GUILESS_MAIN(ComparisonTest)
#include "comparisontest.moc"
