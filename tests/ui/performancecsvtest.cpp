// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testdata.h"
#include "ui/performance/performancecsv.h"

#include <QTimeZone>

using namespace classiscope;
using namespace std::chrono_literals;

class PerformanceCsvTest : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }

    void hasARowOfNamesEvenWithoutPoints()
    {
        QCOMPARE(performanceCsv({}, QDateTime::currentDateTime()),
                 QByteArray("time,ok,failed,p50_ms,p95_ms,p99_ms,in_flight,queue_depth,"
                            "failure_rate,max_ms,refused,cancelled,queue_ms,compute_ms,batch_size,"
                            "cache_hits,cache_misses,turned_away\n"));
    }

    void hasOneRowASecondInUtc()
    {
        RatePoint busy {41, 3, 1, 7, 2, 12345us, 20ms, 30ms, 3};
        busy.slowest = 40ms;
        busy.refused = 1;
        busy.cancelled = 2;
        busy.queueTime = 4ms;
        busy.computeTime = 9500us;
        busy.computedCount = 3;
        busy.batchSize = 1.5;
        busy.cacheHits = 5;
        busy.cacheMisses = 6;
        busy.turnedAway = 8;
        RatePoint idle {42, 0, 0, 0, 0, 0us, 0us, 0us, 0};
        const QDateTime newest(QDate(2026, 2, 3), QTime(1, 0, 0), QTimeZone(3600));
        const QByteArrayList rows = performanceCsv(std::vector {busy, idle}, newest).split('\n');
        QCOMPARE(rows.size(), 4);
        QCOMPARE(rows[1],
                 QByteArray("2026-02-02T23:59:59Z,3,1,12.345,20.000,30.000,7,2,0.2500,"
                            "40.000,1,2,4.000,9.500,1.50,5,6,8"));
        QCOMPARE(rows[2], QByteArray("2026-02-03T00:00:00Z,0,0,,,,0,0,,,0,0,,,,0,0,0"));
        QCOMPARE(rows[3], QByteArray());
    }

    void numbersDoNotDependOnTheLocale()
    {
        const QLocale before;
        QLocale::setDefault(QLocale(QLocale::German));
        const std::vector<RatePoint> points {{1, 12345, 0, 0, 0, 1500us, 1500us, 1500us, 1}};
        const QByteArray csv = performanceCsv(points, QDateTime::currentDateTime());
        QLocale::setDefault(before);
        QVERIFY(csv.contains(",12345,0,1.500,1.500,1.500,"));
    }
};

QTEST_GUILESS_MAIN(PerformanceCsvTest)
#include "performancecsvtest.moc"
