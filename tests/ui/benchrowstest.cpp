// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testdata.h"
#include "tests/ui/benchreport.h"
#include "ui/benchmark/benchcharts.h"

#include <QLocale>
#include <QTest>

using namespace classiscope;
using namespace classiscope::test;

/// What the charts and the CSV say of a report.
class BenchRowsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }
    void init() { failOnAnyWarning(); }

    void aRowForEachSettingThatWasMeasured()
    {
        BenchReport report = sampleReport();
        report.pipeline[1].perSecond.rounds.clear();
        const auto rows = benchRows(report, 3);
        QCOMPARE(rows.size(), 7U);
        QVERIFY(!rows[3].pipeline && rows[4].pipeline);
        QVERIFY(rows.back().best);
        QCOMPARE(std::count_if(rows.begin(), rows.end(), [](auto &row) { return row.best; }), 1);
    }

    void forwardBarsAreTheTimeOfOneWorker()
    {
        const auto chart = forwardChart(benchRows(sampleReport(), 3));
        QCOMPARE(chart.bars.size(), 2U);
        QCOMPARE(chart.bars[0].label, QStringLiteral("OpenCV 4.6.0, float32"));
        QCOMPARE(chart.bars[0].valueText, QStringLiteral("10.0\u00a0ms"));
        QCOMPARE(chart.bars[1].value, 2.5);
        QCOMPARE(chart.bars[1].low, 1000.0 / 420);
        QCOMPARE(chart.largest(), 1000.0 / 90);
    }

    void pipelineBarsOfAPathStandTogetherAndTheBestIsMarked()
    {
        const auto chart = pipelineChart(benchRows(sampleReport(), 3));
        QStringList groups, marks;
        for (const Bar &bar : chart.bars) {
            groups << bar.group.section(u' ', 0, 0);
            marks << bar.mark;
        }
        QCOMPARE(groups.join(u' '), QStringLiteral("OpenCV OpenCV oneDNN oneDNN"));
        QCOMPARE(marks, (QStringList {{}, {}, {}, QStringLiteral("best")}));
        QCOMPARE(chart.bars[3].label, QStringLiteral("2\u00a0workers\u00a0×\u00a01\u00a0thread"));
        QCOMPARE(chart.bars[3].valueText, QStringLiteral("600"));
        QVERIFY(chart.bars[3].help.contains(QStringLiteral("p95 4.50\u00a0ms")));
    }

    void theChartInWordsHasEveryValue()
    {
        const auto chart = pipelineChart(benchRows(sampleReport(), 3));
        for (const Bar &bar : chart.bars) {
            QVERIFY(chart.text().contains(bar.label));
            QVERIFY(chart.text().contains(bar.valueText));
        }
        QVERIFY(chart.text().contains(QStringLiteral("600, best")));
        QVERIFY(pipelineChart({}).text().contains(QStringLiteral("Not measured")));
    }

    void batchesGetBarsOfTheirOwn()
    {
        BenchReport report = sampleReport();
        BenchFigures batch = report.forward[1];
        batch.setting.batch = 4;
        report.forward.push_back(batch);
        report.pipeline.push_back(batch);
        const auto rows = benchRows(report, {});
        const auto forward = forwardChart(rows);
        QCOMPARE(forward.bars.size(), 3U);
        QCOMPARE(forward.bars[2].label, QStringLiteral("batch 4"));
        QCOMPARE(forward.bars[2].group, QStringLiteral("oneDNN 2.6.3, float32"));
        QCOMPARE(pipelineChart(rows).bars.back().label,
                 QStringLiteral("1\u00a0worker\u00a0×\u00a01\u00a0thread, batch\u00a04"));
    }

    void csvHasTheSameNumbers()
    {
        const QByteArrayList lines = benchCsv(benchRows(sampleReport(), 3)).split('\n');
        QCOMPARE(lines.size(), 10);  // a header, 8 settings, nothing behind the last line's end
        const qsizetype columns = lines[0].count(',');
        QCOMPARE(lines[1],
                 QByteArray("forward,opencv,\"OpenCV 4.6.0, float32\",1,1,1,100.0000,90.0000,"
                            "110.0000,0.2000,10.0000,,,1.0000,0"));
        QCOMPARE(lines[1].count(','), columns + 1);  // the one within quotes
        QCOMPARE(lines[3].split(',')[11], QByteArray());
        QVERIFY(lines[8].startsWith("pipeline,float32,"));
        QVERIFY(lines[8].contains(",600.0000,590.0000,620.0000,"));
        QVERIFY(lines[8].contains(",3.250,4.500,"));
        QVERIFY(lines[8].endsWith(",1"));
        QCOMPARE(lines[9], QByteArray());
    }
};

QTEST_GUILESS_MAIN(BenchRowsTest)
#include "benchrowstest.moc"
