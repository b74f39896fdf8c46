// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loadtest/loadcomparison.h"
#include "core/loadtest/loadmerge.h"
#include "tests/loadtest/samplereport.h"
#include "tests/support/testdata.h"

using namespace classiscope;
using Verdict = ComparedValue::Verdict;

class LoadComparisonTest : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void onlyWhatIsBeyondNoiseCounts_data();
    void onlyWhatIsBeyondNoiseCounts();
    void lessTimeIsBetter();
    void runsOfOneReportOnlyAreNamed();
    void differentSettingsAreListed();
    void nothingInCommonIsSaid();
    void mergedRunsAreRepetitions();
};

namespace {

LoadReport withRates(const QList<double> &rates)
{
    LoadReport report;
    for (const double rate : rates) {
        report.runs.push_back(test::sampleRun(QStringLiteral("heavy"), 1, 50, 60, 5));
        report.runs.back().figures.requestsPerSecond = rate;
        report.runs.back().repetition = int(report.runs.size());
    }
    return report;
}

}  // namespace

void LoadComparisonTest::onlyWhatIsBeyondNoiseCounts_data()
{
    QTest::addColumn<QList<double>>("before");
    QTest::addColumn<QList<double>>("after");
    QTest::addColumn<int>("verdict");
    using Rates = QList<double>;
    QTest::newRow("one run, 9 %") << Rates {100} << Rates {109} << int(Verdict::WithinNoise);
    QTest::newRow("one run, 11 %") << Rates {100} << Rates {111} << int(Verdict::Better);
    QTest::newRow("one run, -11 %") << Rates {100} << Rates {89} << int(Verdict::Worse);
    QTest::newRow("steady repetitions, 4 %")
        << Rates {100, 101, 99} << Rates {104, 104, 105} << int(Verdict::Better);
    QTest::newRow("unsteady repetitions, 20 %")
        << Rates {100, 130, 90} << Rates {120, 121, 119} << int(Verdict::WithinNoise);
    QTest::newRow("repeated on one side only")
        << Rates {100, 101, 99} << Rates {104} << int(Verdict::WithinNoise);
}

void LoadComparisonTest::onlyWhatIsBeyondNoiseCounts()
{
    QFETCH(QList<double>, before);
    QFETCH(QList<double>, after);
    QFETCH(int, verdict);
    const auto comparison = compareLoadReports(withRates(before), withRates(after));
    QCOMPARE(comparison.runs.size(), std::size_t(1));
    QCOMPARE(comparison.runs[0].values[0].name, QStringLiteral("Requests/s"));
    QCOMPARE(int(comparison.runs[0].values[0].verdict), verdict);
    const bool single = before.size() < 2 || after.size() < 2;
    QCOMPARE(comparisonText(comparison).contains(QStringLiteral("only once")), single);
}

void LoadComparisonTest::lessTimeIsBetter()
{
    const LoadReport before = withRates({100});
    LoadReport after = before;
    after.runs[0].figures.percentiles[5] /= 2;
    const auto comparison = compareLoadReports(before, after);
    QCOMPARE(comparison.runs[0].values[2].name, QStringLiteral("p95 ms"));
    QCOMPARE(comparison.runs[0].values[2].verdict, Verdict::Better);
    const QString text = loadComparisonMarkdown(before, after);
    QVERIFY(text.contains(QStringLiteral("-50.0 %")));
    QVERIFY(
        QString::fromUtf8(loadComparisonHtml(before, after)).contains(QStringLiteral("-50.0 %")));
}

void LoadComparisonTest::runsOfOneReportOnlyAreNamed()
{
    const LoadReport before = withRates({100});
    LoadReport after = before;
    after.runs.push_back(test::sampleRun(QStringLiteral("peak"), 2, 50, 60, 5));
    QCOMPARE(compareLoadReports(before, after).onlyAfter,
             QStringList(QStringLiteral("peak on 2 instances")));
    QCOMPARE(compareLoadReports(after, before).onlyBefore,
             QStringList(QStringLiteral("peak on 2 instances")));
}

void LoadComparisonTest::differentSettingsAreListed()
{
    LoadReport before = withRates({100});
    before.configuration.workers = 1;
    LoadReport after = before;
    after.configuration.workers = 2;
    after.configuration.model = QStringLiteral("other");
    const auto differences = compareLoadReports(before, after).differences;
    QCOMPARE(differences.size(), std::size_t(2));
    QCOMPARE(differences[0],
             QStringList({QStringLiteral("Workers of each server"), QStringLiteral("1"),
                          QStringLiteral("2")}));
}

void LoadComparisonTest::nothingInCommonIsSaid()
{
    QVERIFY(comparisonText(compareLoadReports(withRates({100}), {}))
                .contains(QStringLiteral("no run in common")));
}

void LoadComparisonTest::mergedRunsAreRepetitions()
{
    LoadReport other = withRates({105});
    other.configuration.workers = 3;
    const LoadReport merged = mergeLoadReports({withRates({100}), withRates({102}), other});
    QCOMPARE(merged.runs.size(), std::size_t(3));
    QCOMPARE(merged.runs[2].repetition, 3);
    QCOMPARE(merged.notes.size(), 1);
    QVERIFY(merged.notes[0].contains(QStringLiteral("Workers of each server")));
}

QTEST_APPLESS_MAIN(LoadComparisonTest)
#include "loadcomparisontest.moc"
