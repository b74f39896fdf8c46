// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loadtest/loadcomparison.h"
#include "core/loadtest/loadmerge.h"
#include "core/loadtest/locustcsv.h"
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
    void fastFailuresAreNoImprovement();
    void unansweredRequestsAreNoImprovement();
    void theSameNameWithOtherSettingsIsSaid();
    void locustRunsAreComparedByWhatIsKnown_data();
    void locustRunsAreComparedByWhatIsKnown();
    void aLocustRunIsComparedWithAnOwnOne();
    void aStoppedSearchIsNotJudged();
    void theNamesOfRunsKeepTheirRoom();
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

/// As Locust tells of so many users and seconds.
LoadReport byLocust(const QString &name, int users, int seconds)
{
    QByteArray history = "Timestamp,User Count,Name,Total Request Count\n";
    for (int second = 0; second <= seconds; ++second)
        history += QByteArray::number(1'795'677'131 + second) + ',' + QByteArray::number(users)
            + ",Aggregated," + QByteArray::number(20 * second) + '\n';
    auto report = readLocust({{}, history, {}, {}}, name);
    return report ? std::move(report).value() : LoadReport();
}

bool has(const LoadComparison &comparison, Verdict verdict)
{
    for (const ComparedLoadRun &run : comparison.runs) {
        for (const ComparedValue &value : run.values) {
            if (value.verdict == verdict)
                return true;
        }
    }
    return false;
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

void LoadComparisonTest::fastFailuresAreNoImprovement()
{
    const LoadReport before = withRates({100});
    LoadReport after = withRates({900});
    LoadFigures &figures = after.runs[0].figures;
    figures.failures = figures.requests;
    for (auto &time : figures.percentiles)
        time /= 10;
    figures.average /= 10;
    const auto comparison = compareLoadReports(before, after);
    QVERIFY(has(comparison, Verdict::MoreFailed));
    QVERIFY(has(comparison, Verdict::Worse));
    QVERIFY(!has(comparison, Verdict::Better));
    QVERIFY(comparisonText(comparison).contains(QStringLiteral("0 figures are better")));
    QVERIFY(has(compareLoadReports(after, before), Verdict::Better));
}

void LoadComparisonTest::unansweredRequestsAreNoImprovement()
{
    const LoadReport before = withRates({100});
    LoadReport after = withRates({150});
    after.runs[0].unanswered = 50;
    after.runs[0].oldestUnanswered = std::chrono::seconds(4);
    QVERIFY(!has(compareLoadReports(before, after), Verdict::Better));
}

void LoadComparisonTest::theSameNameWithOtherSettingsIsSaid()
{
    const LoadReport before = withRates({100});
    LoadReport after = before;
    after.runs[0].scenario.users = 60;
    after.runs[0].scenario.waitMax = std::chrono::seconds(3);
    const QString why = QStringLiteral("“heavy” is not the same in both: users (100 and 60) and "
                                       "longest pause (2 s and 3 s).");
    const QString text = comparisonText(compareLoadReports(before, after));
    QVERIFY2(text.contains(why), qPrintable(text));
    after.runs.push_back(test::sampleRun(QStringLiteral("peak"), 1, 50, 60, 5));
    LoadReport both = before;
    both.runs.push_back(after.runs[1]);
    QVERIFY(loadComparisonMarkdown(both, after).contains(why));
}

void LoadComparisonTest::locustRunsAreComparedByWhatIsKnown_data()
{
    QTest::addColumn<int>("users");
    QTest::addColumn<int>("seconds");
    QTest::addColumn<QString>("unlike");
    QTest::newRow("another prefix") << 10 << 60 << QString();
    QTest::newRow("a second more") << 10 << 61 << QString();
    QTest::newRow("4 % less") << 10 << 58 << QString();
    QTest::newRow("half as long") << 10 << 30 << "duration (60 s and 30 s)";
    QTest::newRow("other users") << 12 << 60 << "users (10 and 12)";
}

void LoadComparisonTest::locustRunsAreComparedByWhatIsKnown()
{
    QFETCH(int, users);
    QFETCH(int, seconds);
    QFETCH(QString, unlike);
    const auto comparison = compareLoadReports(byLocust(QStringLiteral("before"), 10, 60),
                                               byLocust(QStringLiteral("after"), users, seconds));
    const QString text = comparisonText(comparison);
    QCOMPARE(comparison.runs.size(), std::size_t(unlike.isEmpty() ? 1 : 0));
    QVERIFY2(text.contains(unlike), qPrintable(text));
}

void LoadComparisonTest::aLocustRunIsComparedWithAnOwnOne()
{
    LoadReport own = withRates({100});
    own.runs.push_back(test::sampleRun(QStringLiteral("light"), 1, 20, 60, 20));
    const LoadReport locust = byLocust(QStringLiteral("locust"), 10, 19);
    for (const auto &comparison :
         {compareLoadReports(own, locust), compareLoadReports(locust, own)}) {
        QCOMPARE(comparison.runs.size(), std::size_t(1));
        QVERIFY2(comparison.runs[0].name.contains(QStringLiteral("light on 1 instance")),
                 qPrintable(comparison.runs[0].name));
        QVERIFY(comparison.runs[0].name.contains(QStringLiteral("locust")));
    }
}

void LoadComparisonTest::aStoppedSearchIsNotJudged()
{
    LoadReport before;
    before.limits.emplace_back();
    before.limits[0].rate = 400;
    LoadReport after = before;
    after.limits[0].rate = 100;
    QCOMPARE(compareLoadReports(before, after).limits[0].verdict, Verdict::Worse);
    after.limits[0].stopped = true;
    QCOMPARE(compareLoadReports(before, after).limits[0].verdict, Verdict::Unknown);
}

void LoadComparisonTest::theNamesOfRunsKeepTheirRoom()
{
    const LoadReport report = withRates({100});
    const QString page = QString::fromUtf8(loadComparisonHtml(report, report));
    QVERIFY(page.contains(QStringLiteral("<td class=\"l\">heavy on 1 instance (1 and 1 runs)")));
    QVERIFY(page.contains(QStringLiteral("td.l { min-width: ")));
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
