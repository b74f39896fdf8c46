// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loadtest/loadanalysis.h"
#include "tests/loadtest/samplereport.h"
#include "tests/support/testdata.h"

#include <QRegularExpression>

#include <algorithm>
#include <functional>
#include <optional>

using namespace classiscope;
using namespace std::chrono_literals;

namespace {

using Change = std::function<void(LoadReport &)>;

/// Nothing limits it, nothing is doubtful.
LoadReport calm()
{
    LoadReport report;
    report.configuration.cores = 8;
    report.configuration.workers = 2;
    report.configuration.cacheBytes = 1e6;
    LoadRun run = test::sampleRun(QStringLiteral("heavy"), 1, 100, 60, 90);
    run.scenario.waitMin = run.scenario.waitMax = 0ms;
    run.figures.failures = 0;
    run.errors.clear();
    run.figures.requests = 9000;
    run.servers[0].cpu = 0.8;
    run.servers[0].queueMs = 5;
    run.servers[0].computeMs = 30;
    run.figures.average = 36ms;
    for (LoadSecond &second : run.timeline) {
        second.users = 100;
        second.p95 = 60ms;
        second.serverBytes = 2e8;
        second.failures = 0;
    }
    report.runs.push_back(run);
    return report;
}

/// Adds the same run on `instances` with so many requests a second.
void addInstances(LoadReport &report, int instances, double rate)
{
    LoadRun run = report.runs.front();
    run.instances = instances;
    run.servers.assign(std::size_t(instances), run.servers.front());
    run.figures.requestsPerSecond = rate;
    report.runs.push_back(run);
}

QStringList rulesOf(const LoadReport &report)
{
    QStringList names;
    for (const Finding &finding : analyse(report))
        names << finding.rule;
    return names;
}

void leave(LoadRun &run, int unanswered, std::chrono::milliseconds oldest)
{
    run.unanswered = unanswered;
    run.oldestUnanswered = oldest;
}

bool has(const std::vector<Finding> &findings, const char *rule,
         std::optional<Finding::Severity> severity = {})
{
    return std::any_of(findings.begin(), findings.end(), [&](const Finding &finding) {
        return finding.rule == QLatin1String(rule) && (!severity || finding.severity == *severity);
    });
}

void unknownFigures(LoadReport &report)
{
    for (LoadRun &run : report.runs) {
        run.servers.clear();
        run.timeline.clear();
        run.generatorCpu = run.generatorCpuMax = run.proxyCpu = run.lateMs = -1;
    }
    report.configuration = {};
}

}  // namespace

class LoadAnalysisTest : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void eachRuleSpeaksWhenItsFiguresWarrantIt_data();
    void eachRuleSpeaksWhenItsFiguresWarrantIt();
    void aCalmRunHasNothingToComplainOf();
    void unknownFiguresGiveNoFindings();
    void linearScalingIsSaid();
    void pausingUsersNeedNoMoreInstances();
    void theConclusionSaysWhatCameOfItAndWhatLimits();
    void aServerThatFellSilentIsNotPraised();
    void nothingAnsweredKeepsNoBudget();
    void aFewOnTheirWayAtTheEndAreNormal();
    void aBacklogIsSaidOfRequestsAtARate();
    void whatStillWaitsCountsAgainstABudget();
    void fastFailuresAreNotPraised();
    void theSlowestRunIsOneThatSucceeded();
    void fastFailuresDoNotScale();
    void aStoppedSearchIsSaid();
    void nothingMeasuredIsSaid();
};

void LoadAnalysisTest::eachRuleSpeaksWhenItsFiguresWarrantIt_data()
{
    QTest::addColumn<QString>("rule");
    QTest::addColumn<Change>("change");
    const auto add = [](const char *rule, const Change &change) {
        QTest::newRow(rule) << QString::fromLatin1(rule) << change;
    };
    const auto ofRun = [](const std::function<void(LoadRun &)> &change) {
        return Change([change](LoadReport &report) { change(report.runs[0]); });
    };
    add("generator-is-the-bottleneck", ofRun([](LoadRun &run) { run.generatorCpu = 0.9; }));
    add("requests-left-late", ofRun([](LoadRun &run) { run.lateMs = 25; }));
    add("processors-are-the-limit", [](LoadReport &report) { report.configuration.cores = 1; });
    add("workers-are-the-limit", ofRun([](LoadRun &run) { run.servers[0].cpu = 1.9; }));
    add("queue-is-the-limit", ofRun([](LoadRun &run) { run.servers[0].queueMs = 31; }));
    add("users-set-the-rate", ofRun([](LoadRun &run) {
            run.scenario.waitMin = run.scenario.waitMax = 1000ms;
            for (LoadSecond &second : run.timeline)
                second.requests = 95;
        }));
    add("proxy-is-busy", ofRun([](LoadRun &run) { run.proxyCpu = 0.9; }));
    add("time-outside-the-servers", ofRun([](LoadRun &run) { run.figures.average = 90ms; }));
    add("scaling-is-not-linear", [](LoadReport &report) { addInstances(report, 2, 105); });
    add("answers-from-the-cache", ofRun([](LoadRun &run) { run.servers[0].cacheHitShare = 0.3; }));
    add("repeated-pictures-were-computed", [](LoadReport &report) {
        report.configuration.cacheBytes = 0;
        report.runs[0].scenario.repeatShare = 0.5;
    });
    add("over-budget", ofRun([](LoadRun &run) { run.figures.percentiles[5] = 3001ms; }));
    add("over-small-budget", ofRun([](LoadRun &run) { run.figures.percentiles[5] = 101ms; }));
    const auto failing = [&](const char *kind) {
        return ofRun([kind = QString::fromLatin1(kind)](LoadRun &run) {
            run.figures.failures = 10;
            run.errors = {{kind, kind, 10}};
        });
    };
    add("requests-were-refused", failing("status 503"));
    add("connections-failed", failing("connection refused"));
    add("requests-timed-out", failing("timed out"));
    add("requests-failed", failing("status 500"));
    add("response-times-grew", ofRun([](LoadRun &run) {
            for (std::size_t i = 60; i < run.timeline.size(); ++i)
                run.timeline[i].p95 = 95ms;
        }));
    add("memory-grew", ofRun([](LoadRun &run) {
            for (std::size_t i = 60; i < run.timeline.size(); ++i)
                run.timeline[i].serverBytes = 2.4e8;
        }));
    add("repetitions-differ", [](LoadReport &report) { addInstances(report, 1, 120); });
    add("few-requests", ofRun([](LoadRun &run) { run.figures.requests = 499; }));
    add("requests-stayed-unanswered", ofRun([](LoadRun &run) {
            run.unanswered = 2;
            run.oldestUnanswered = 3s;
        }));
    add("stopped-early", ofRun([](LoadRun &run) { run.cancelled = true; }));
    const auto searched = [](const LimitSearch &search) {
        return Change([search](LoadReport &report) { report.limits.push_back(search); });
    };
    LimitSearch search;
    add("no-limit-found", searched(search));
    search.rate = 10;
    search.atCeiling = true;
    add("limit-lies-higher", searched(search));
}

void LoadAnalysisTest::eachRuleSpeaksWhenItsFiguresWarrantIt()
{
    QFETCH(QString, rule);
    QFETCH(Change, change);
    LoadReport report = calm();
    QVERIFY2(!rulesOf(report).contains(rule), "speaks without cause");
    change(report);
    const QStringList found = rulesOf(report);
    QVERIFY2(found.contains(rule), qPrintable(found.join(QLatin1Char(' '))));
    for (const Finding &finding : analyse(report)) {
        const QString text = finding.text.english();
        QVERIFY2(!text.contains(QRegularExpression(QStringLiteral("%\\d"))) && !text.isEmpty(),
                 qPrintable(text));
    }
}

void LoadAnalysisTest::aCalmRunHasNothingToComplainOf()
{
    for (const Finding &finding : analyse(calm()))
        QVERIFY2(finding.severity == Finding::Severity::Good, qPrintable(finding.text.english()));
}

void LoadAnalysisTest::unknownFiguresGiveNoFindings()
{
    LoadReport report = calm();
    addInstances(report, 2, 100);
    unknownFigures(report);
    // Rates are known, the cores that would explain them are not.
    const QStringList known {QStringLiteral("no-failures"), QStringLiteral("within-budget"),
                             QStringLiteral("scaling-is-not-linear")};
    for (const Finding &finding : analyse(report)) {
        const QString text = finding.text.english();
        QVERIFY2(known.contains(finding.rule) && !text.contains(QStringLiteral("cores")),
                 qPrintable(text));
    }
}

void LoadAnalysisTest::linearScalingIsSaid()
{
    LoadReport report = calm();
    addInstances(report, 2, report.runs[0].figures.requestsPerSecond * 1.7);
    QVERIFY(rulesOf(report).contains(QStringLiteral("scaling-is-linear")));
}

void LoadAnalysisTest::pausingUsersNeedNoMoreInstances()
{
    LoadReport report = calm();
    LoadRun &run = report.runs[0];
    run.scenario.waitMin = run.scenario.waitMax = 1000ms;
    for (LoadSecond &second : run.timeline)
        second.requests = 95;
    run.servers[0].queueMs = 40;
    addInstances(report, 2, 100);
    QVERIFY(!rulesOf(report).contains(QStringLiteral("scaling-is-not-linear")));
    QVERIFY(!rulesOf(report).contains(QStringLiteral("queue-is-the-limit")));
    QVERIFY(conclusion(report, analyse(report))
                .english()
                .contains(QStringLiteral("in every run, not")));
}

void LoadAnalysisTest::theConclusionSaysWhatCameOfItAndWhatLimits()
{
    LoadReport report = calm();
    report.configuration.cores = 1;
    LimitSearch limit;
    limit.instances = 1;
    limit.rate = 415;
    report.limits.push_back(limit);
    const QString text = conclusion(report, analyse(report)).english();
    QVERIFY2(text.contains(QStringLiteral("All 9,000 requests")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("415 requests/s with p95 within 3 s")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("processors were the limit")), qPrintable(text));
}

void LoadAnalysisTest::aServerThatFellSilentIsNotPraised()
{
    LoadReport report = calm();
    report.runs[0].figures.requests = 89;
    leave(report.runs[0], 10, 2900ms);
    const auto findings = analyse(report);
    QVERIFY(has(findings, "requests-stayed-unanswered", Finding::Severity::Problem));
    QVERIFY(!has(findings, "no-failures"));
    QVERIFY(!has(findings, "within-budget"));
    const QString text = conclusion(report, findings).english();
    QVERIFY2(text.startsWith(QStringLiteral("89 requests of one run succeeded. Still unanswered "
                                            "at the end: 10.")),
             qPrintable(text));
    QVERIFY2(!text.contains(QStringLiteral("95 of 100 answers")), qPrintable(text));
}

void LoadAnalysisTest::nothingAnsweredKeepsNoBudget()
{
    LoadReport report = calm();
    LoadRun silent = report.runs[0];
    silent.scenario.name = QStringLiteral("silent");
    silent.figures = {};
    leave(silent, 10, 5000ms);
    report.runs.push_back(silent);
    const auto findings = analyse(report);
    QVERIFY(has(findings, "requests-stayed-unanswered", Finding::Severity::Problem));
    QVERIFY(!has(findings, "within-budget"));
}

void LoadAnalysisTest::aFewOnTheirWayAtTheEndAreNormal()
{
    LoadReport report = calm();
    leave(report.runs[0], 100, 80ms);
    for (const Finding &finding : analyse(report))
        QVERIFY2(finding.severity == Finding::Severity::Good, qPrintable(finding.text.english()));
    QVERIFY(conclusion(report, analyse(report)).english().startsWith(QStringLiteral("All 9,000")));
}

void LoadAnalysisTest::aBacklogIsSaidOfRequestsAtARate()
{
    LoadReport report = calm();
    leave(report.runs[0], 200, 700ms);
    QVERIFY(!rulesOf(report).contains(QStringLiteral("requests-stayed-unanswered")));
    report.runs[0].scenario.model = Scenario::Model::Open;
    QVERIFY(rulesOf(report).contains(QStringLiteral("requests-stayed-unanswered")));
    report.runs[0].unanswered = 100;
    QVERIFY(!rulesOf(report).contains(QStringLiteral("requests-stayed-unanswered")));
}

void LoadAnalysisTest::whatStillWaitsCountsAgainstABudget()
{
    LoadReport report = calm();
    LoadRun &run = report.runs[0];
    run.figures.requests = 1000;
    leave(run, 60, 700ms);
    const auto praise = [&report] {
        QStringList texts;
        for (const Finding &finding : analyse(report)) {
            if (finding.rule == QStringLiteral("within-budget"))
                texts << finding.text.english();
        }
        return texts;
    };
    QCOMPARE(praise(), QStringList {QStringLiteral("p95 stayed within 3 s in every run.")});
    run.unanswered = 2;
    QCOMPARE(praise().size(), 2);
}

void LoadAnalysisTest::fastFailuresAreNotPraised()
{
    LoadReport report = calm();
    LoadRun &run = report.runs[0];
    run.figures.failures = run.figures.requests;
    run.errors = {{QStringLiteral("status 500"), QStringLiteral("status 500"), 9000}};
    const auto findings = analyse(report);
    QVERIFY(!has(findings, "within-budget"));
    const QString text = conclusion(report, findings).english();
    QVERIFY2(!text.contains(QStringLiteral("slowest")), qPrintable(text));
    run.figures.percentiles[5] = 200ms;
    QVERIFY(!rulesOf(report).contains(QStringLiteral("over-small-budget")));
    run.figures.percentiles[5] = 4000ms;
    QVERIFY(rulesOf(report).contains(QStringLiteral("over-budget")));
}

void LoadAnalysisTest::theSlowestRunIsOneThatSucceeded()
{
    LoadReport report = calm();
    LoadRun failing = report.runs[0];
    failing.scenario.name = QStringLiteral("peak");
    failing.figures.failures = failing.figures.requests / 2;
    failing.figures.percentiles[5] = 95ms;
    report.runs.push_back(failing);
    const QString text = conclusion(report, analyse(report)).english();
    QVERIFY2(text.contains(QStringLiteral("Of the runs whose requests succeeded, the slowest was "
                                          "heavy on 1 instance")),
             qPrintable(text));
}

void LoadAnalysisTest::fastFailuresDoNotScale()
{
    LoadReport report = calm();
    addInstances(report, 2, report.runs[0].figures.requestsPerSecond * 5);
    LoadFigures &figures = report.runs[1].figures;
    figures.failures = figures.requests;
    QVERIFY(!rulesOf(report).contains(QStringLiteral("scaling-is-linear")));
}

void LoadAnalysisTest::aStoppedSearchIsSaid()
{
    LoadReport report;
    report.limits.emplace_back();
    report.limits[0].stopped = true;
    QCOMPARE(rulesOf(report), QStringList {QStringLiteral("limit-search-stopped")});
    report.limits[0].rate = 100;
    const QString text = conclusion(report, analyse(report)).english();
    QVERIFY2(text.contains(QStringLiteral("At least 100 requests/s")), qPrintable(text));
}

void LoadAnalysisTest::nothingMeasuredIsSaid()
{
    QVERIFY(analyse({}).empty());
    QCOMPARE(conclusion({}, {}).english(), QStringLiteral("Nothing was measured."));
}

QTEST_APPLESS_MAIN(LoadAnalysisTest)
#include "loadanalysistest.moc"
