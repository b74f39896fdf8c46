// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loadtest/loadcomparison.h"
#include "core/loadtest/loadreportjson.h"
#include "core/loadtest/loadtext.h"
#include "core/loadtest/locustcsv.h"
#include "core/loadtest/savereport.h"
#include "tests/loadtest/samplereport.h"
#include "tests/support/testdata.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QXmlStreamReader>

using namespace classiscope;

class SaveReportTest : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void pageAndTextHaveEveryFigure();
    void pageNeedsNothingFromElsewhere();
    void everythingGivenIsEscaped();
    void chartsAreWellFormed();
    void csvReadsBack();
    void namesAreNoFormulas();
    void suffixSaysTheForm();
    void otherSuffixesAreRefused();
    void anUnwritablePathIsAnError();
    void optionsStandAsCode();
    void whatWasUnansweredStandsInEveryForm();
    void limitsAreSavedBesideTheCsv();
    void aMissingTargetLeavesNothingDangling();
    void theOnlyProcessorLineHasItsName();
    void longScenarioNamesKeepTheirInstances();
    void theFastestScenarioIsOneThatSucceeded();
};

namespace {

QString page(const LoadReport &report)
{
    return QString::fromUtf8(loadReportHtml(report));
}

}  // namespace

void SaveReportTest::pageAndTextHaveEveryFigure()
{
    const LoadReport report = test::sampleReport();
    const QString html = page(report);
    const QString markdown = loadReportMarkdown(report);
    QStringList wanted {report.configuration.cpu,
                        report.configuration.model,
                        report.configuration.command,
                        report.notes[0],
                        QStringLiteral("415"),
                        QStringLiteral("status 429"),
                        QStringLiteral("busy: 512 pictures wait already")};
    for (const LoadRun &run : report.runs) {
        const LoadFigures &of = run.figures;
        wanted << loadtext::count(double(of.requests)) << loadtext::count(double(of.successes()))
               << loadtext::count(double(of.failures)) << loadtext::percent(of.successRate())
               << loadtext::milliseconds(of.average) << loadtext::milliseconds(of.minimum)
               << loadtext::milliseconds(of.maximum) << loadtext::rate(of.requestsPerSecond)
               << loadtext::cores(run.generatorCpu);
        for (const auto value : of.percentiles)
            wanted << loadtext::milliseconds(value);
    }
    for (const QString &text : wanted) {
        QVERIFY2(html.contains(text.toHtmlEscaped()), qPrintable(text));
        QVERIFY2(markdown.contains(text), qPrintable(text));
    }
}

void SaveReportTest::pageNeedsNothingFromElsewhere()
{
    QString html = page(test::sampleReport());
    html.remove(QStringLiteral("xmlns=\"http://www.w3.org/2000/svg\""));
    html.remove(QRegularExpression(QStringLiteral("http://127\\.0\\.0\\.1:\\d+")));  // servers
    for (const char *word : {"http:", "https:", "<script", "<link", "<img", "url(", "@import"})
        QVERIFY2(!html.contains(QLatin1String(word)), word);
}

void SaveReportTest::everythingGivenIsEscaped()
{
    const QString evil = QStringLiteral("<b>&\"'%1|`*x*</b>");
    LoadReport report = test::sampleReport();
    report.title = evil;
    report.notes << evil;
    LoadConfiguration &with = report.configuration;
    for (QString *text : {&with.target, &with.generator, &with.cpu, &with.system, &with.model,
                          &with.backend, &with.pictures, &with.generatorCpus, &with.command})
        *text = evil;
    with.versions << evil;
    for (LoadRun &run : report.runs) {
        run.scenario.name = evil;
        run.notes << evil;
        run.servers[0].url = evil;
        run.errors.push_back({evil, evil, 3});
    }
    const QString html = page(report);
    QVERIFY(!html.contains(QStringLiteral("<b>&")));
    QVERIFY(html.contains(evil.toHtmlEscaped()));
    // No cell breaks out of its table's columns.
    for (const QString &line : loadTable(report).split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
        QString bare = line;
        bare.remove(QStringLiteral("\\|"));
        QCOMPARE(bare.count(QLatin1Char('|')), 14);
    }
}

void SaveReportTest::chartsAreWellFormed()
{
    LoadReport report = test::sampleReport();
    report.runs[0].scenario.name = QStringLiteral("<&>");
    const QString html = page(report);
    int charts = 0;
    for (qsizetype from = html.indexOf(QStringLiteral("<svg")); from >= 0;
         from = html.indexOf(QStringLiteral("<svg"), from + 1)) {
        const qsizetype end = html.indexOf(QStringLiteral("</svg>"), from);
        QXmlStreamReader xml(html.mid(from, end + 6 - from));
        QStringList elements;
        while (!xml.atEnd()) {
            if (xml.readNext() == QXmlStreamReader::StartElement)
                elements << xml.name().toString();
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QVERIFY(elements.contains(QStringLiteral("title")));
        QVERIFY(elements.contains(QStringLiteral("desc")));
        ++charts;
    }
    // Each scenario: four with all instances in them and four for each number of instances.
    QVERIFY2(charts >= 4 * (4 + 3 * 4) + 6 + 2, qPrintable(QString::number(charts)));
}

void SaveReportTest::csvReadsBack()
{
    LoadReport report = test::sampleReport();
    report.runs[1].scenario.name = QStringLiteral("a, \"b\"\nc");
    report.runs[1].generatorCpu = -1;
    for (LoadSecond &second : report.runs[1].timeline)
        second.generatorCpu = -1;
    const auto lines = readCsv(loadRunsCsv(report));
    QVERIFY(lines.ok());
    QCOMPARE(lines->size(), report.runs.size() + 1);
    const QStringList head = lines->front();
    const auto field = [&](std::size_t row, const char *name) {
        return (*lines)[row][head.indexOf(QLatin1String(name))];
    };
    QCOMPARE(field(2, "scenario"), report.runs[1].scenario.name);
    QCOMPARE(field(2, "requests").toLongLong(), report.runs[1].figures.requests);
    QCOMPARE(field(2, "p99.9_ms").toDouble(),
             double(report.runs[1].figures.percentiles[8].count()) / 1000);
    QCOMPARE(field(2, "generator_cores"), QString());
    for (const QStringList &line : *lines)
        QCOMPARE(line.size(), head.size());

    const auto seconds = readCsv(loadTimelineCsv(report));
    QVERIFY(seconds.ok());
    QCOMPARE(seconds->size(), 1 + report.runs.size() * report.runs[0].timeline.size());
    for (const QStringList &line : *seconds)
        QCOMPARE(line.size(), seconds->front().size());
}

void SaveReportTest::namesAreNoFormulas()
{
    LoadReport report;
    report.runs.push_back(test::sampleRun(QStringLiteral("=1+1"), 1, 5, 10, 1));
    const auto lines = readCsv(loadRunsCsv(report));
    QVERIFY(lines.ok());
    QCOMPARE((*lines)[1][0], QStringLiteral("'=1+1"));
}

void SaveReportTest::suffixSaysTheForm()
{
    const QTemporaryDir folder;
    const LoadReport report = test::sampleReport();
    const auto saved = [&](const QString &name) {
        const auto error = saveLoadReport(report, folder.filePath(name));
        QFile file(folder.filePath(name));
        return !error && file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    QVERIFY(saved(QStringLiteral("a.HTML")).startsWith("<!DOCTYPE html>"));
    QVERIFY(saved(QStringLiteral("a.md")).startsWith("# Sample"));
    QVERIFY(saved(QStringLiteral("a.csv")).startsWith("scenario,"));
    QVERIFY(QFile::exists(folder.filePath(QStringLiteral("a_timeline.csv"))));
    QVERIFY(readLoadReport(saved(QStringLiteral("a.json"))).ok());
}

void SaveReportTest::otherSuffixesAreRefused()
{
    const QTemporaryDir folder;
    for (const char *name : {"a.pdf", "a", "html"}) {
        const auto error = saveLoadReport({}, folder.filePath(QLatin1String(name)));
        QVERIFY(error);
        QVERIFY2(error->message.contains(QStringLiteral(".html, .md, .csv or .json")),
                 qPrintable(error->message));
    }
    QVERIFY(QDir(folder.path()).isEmpty());
}

void SaveReportTest::anUnwritablePathIsAnError()
{
    const QTemporaryDir folder;
    const auto error = saveLoadReport({}, folder.filePath(QStringLiteral("none/a.html")));
    QVERIFY(error);
    QCOMPARE(error->code, Error::Code::FileUnreadable);
}

void SaveReportTest::optionsStandAsCode()
{
    LoadReport report = test::sampleReport();
    for (LoadRun &run : report.runs)
        run.generatorCpu = 0.95;
    QVERIFY(page(report).contains(QStringLiteral("<code>--cpus</code>")));
    QVERIFY(!page(report).contains(QStringLiteral("\\0")));
    const LoadReport one = test::sampleReport();
    const QString comparison = QString::fromUtf8(loadComparisonHtml(one, one));
    QVERIFY(comparison.contains(QStringLiteral("<code>--repeat</code>")));
    QVERIFY(!comparison.contains(QStringLiteral("\\0")));
}

void SaveReportTest::whatWasUnansweredStandsInEveryForm()
{
    LoadReport report = test::sampleReport();
    report.runs[0].unanswered = 4711;
    report.runs[0].oldestUnanswered = std::chrono::seconds(50);
    for (const QString &text : {page(report), loadReportMarkdown(report)}) {
        QVERIFY(text.contains(QStringLiteral("Unanswered at the end")));
        QVERIFY(text.contains(QStringLiteral("Still unanswered at the end: 4,711.")));
    }
    const auto lines = readCsv(loadRunsCsv(report));
    QVERIFY(lines.ok());
    QCOMPARE(lines->front().last(), QStringLiteral("unanswered"));
    QCOMPARE((*lines)[1].last(), QStringLiteral("4711"));
    QCOMPARE((*lines)[2].last(), QStringLiteral("0"));
}

void SaveReportTest::limitsAreSavedBesideTheCsv()
{
    const QTemporaryDir folder;
    LoadReport report = test::sampleReport();
    report.runs.clear();
    report.limits.resize(1);
    report.limits[0].steps[0].p95 = std::chrono::microseconds(12'500);
    report.limits.emplace_back();  // found nothing
    QVERIFY(!saveLoadReport(report, folder.filePath(QStringLiteral("a.csv"))));
    QFile file(folder.filePath(QStringLiteral("a_limits.csv")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto lines = readCsv(file.readAll());
    QVERIFY(lines.ok());
    QCOMPARE(lines->size(), 1 + report.limits[0].steps.size() + 1);
    const QStringList head = lines->front();
    for (const QStringList &line : *lines)
        QCOMPARE(line.size(), head.size());
    const auto field = [&](const char *name) {
        return (*lines)[1][head.indexOf(QLatin1String(name))];
    };
    QCOMPARE(field("instances"), QStringLiteral("1"));
    QCOMPARE(field("budget_ms"), QStringLiteral("3000"));
    QCOMPARE(field("limit_per_second"), QStringLiteral("415"));
    QCOMPARE(field("asked_per_second"), QStringLiteral("41.5"));
    QCOMPARE(field("p95_ms"), QStringLiteral("12.5"));
    QCOMPARE(field("passed"), QStringLiteral("1"));
    report.limits.clear();
    QVERIFY(!saveLoadReport(report, folder.filePath(QStringLiteral("b.csv"))));
    QVERIFY(!QFile::exists(folder.filePath(QStringLiteral("b_limits.csv"))));
}

void SaveReportTest::aMissingTargetLeavesNothingDangling()
{
    LoadReport report = test::sampleReport();
    report.configuration.target.clear();
    QVERIFY(page(report).contains(QStringLiteral("<p class=\"muted\">2026-01-31 12:00 UTC</p>")));
}

void SaveReportTest::theOnlyProcessorLineHasItsName()
{
    LoadReport report;
    report.runs.push_back(test::sampleRun(QStringLiteral("light"), 0, 20, 30, 10));
    for (LoadSecond &second : report.runs[0].timeline)
        second.serverCpu = second.proxyCpu = -1;
    const QString html = page(report);
    const qsizetype from = html.indexOf(QStringLiteral("<title>Processor, cores"));
    const QString chart = html.mid(from, html.indexOf(QStringLiteral("</svg>"), from) - from);
    QVERIFY2(chart.contains(QStringLiteral(">generator</text>")), qPrintable(chart));
}

void SaveReportTest::longScenarioNamesKeepTheirInstances()
{
    LoadReport report = test::sampleReport();
    for (LoadRun &run : report.runs)
        run.scenario.name = QString(80, QLatin1Char('M'));
    const QRegularExpression name(QStringLiteral(">M{5,20}… × [124]</text>"));
    QVERIFY(page(report).contains(name));
}

void SaveReportTest::theFastestScenarioIsOneThatSucceeded()
{
    LoadReport report = test::sampleReport();
    QVERIFY(page(report).contains(QStringLiteral("<dt>in the fastest scenario</dt>")));
    LoadRun refused = test::sampleRun(QStringLiteral("refused"), 1, 20, 1);
    refused.figures.failures = refused.figures.requests;
    refused.figures.requestsPerSecond = 7654;
    report.runs.push_back(refused);
    const QString html = page(report);
    QVERIFY(html.contains(QStringLiteral("<dt>in the fastest scenario that succeeded</dt>")));
    QVERIFY(!html.contains(QStringLiteral("<dd>7,654")));
}

QTEST_APPLESS_MAIN(SaveReportTest)
#include "savereporttest.moc"
