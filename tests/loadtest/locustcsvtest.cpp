// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loadtest/loadanalysis.h"
#include "core/loadtest/loadmerge.h"
#include "core/loadtest/loadreportjson.h"
#include "core/loadtest/locustcsv.h"
#include "core/loadtest/reporttables.h"
#include "core/loadtest/savereport.h"
#include "tests/support/testdata.h"

#include <QTemporaryDir>

#include <algorithm>

using namespace classiscope;
using namespace std::chrono_literals;

class LocustCsvTest : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void csvIsReadAsItIsQuoted_data();
    void csvIsReadAsItIsQuoted();
    void brokenCsvIsRefused();
    void theFiguresAreLocusts();
    void theTimelineIsWhatCameInEachSecond();
    void failuresAreGroupedByKind();
    void aColumnThatIsMissingIsNotKnown();
    void theHistoryAloneIsEnough();
    void theOtherFilesAreFoundBesideOne();
    void otherFilesAreRefused();
    void failuresOfTheOwnLocustFileHaveTheirKinds_data();
    void failuresOfTheOwnLocustFileHaveTheirKinds();
    void refusalsThatLocustSawAreCalledSo();
    void whatLocustDoesNotTellIsADash();
    void aFieldThatIsNoNumberIsNamed_data();
    void aFieldThatIsNoNumberIsNamed();
};

namespace {

// As Locust 2 writes them.
const QByteArray stats =
    "Type,Name,Request Count,Failure Count,Median Response Time,Average Response Time,"
    "Min Response Time,Max Response Time,Average Content Size,Requests/s,Failures/s,50%,66%,75%,"
    "80%,90%,95%,98%,99%,99.9%,99.99%,100%\n"
    "POST,/predict,74,5,21,21.864864864864863,21,33,18.0,10.68871191753418,0.72,21,21,21,22,24,27,"
    "29,33,33,33,33\n"
    ",Aggregated,74,5,21,21.864864864864863,21,33,18.0,10.68871191753418,0.72,21,21,21,22,24,27,29,"
    "33,33,33,33\n";
const QByteArray history =
    "Timestamp,User Count,Type,Name,Requests/s,Failures/s,50%,66%,75%,80%,90%,95%,98%,99%,99.9%,"
    "99.99%,100%,Total Request Count,Total Failure Count,Total Median Response Time,"
    "Total Average Response Time,Total Min Response Time,Total Max Response Time,"
    "Total Average Content Size\n"
    "1795677131,0,,Aggregated,0.000000,0.000000,N/A,N/A,N/A,N/A,N/A,N/A,N/A,N/A,N/A,N/A,N/A,0,0,0,"
    "0.0,0,0,0\n"
    "1795677132,2,POST,/predict,0,0,21,21,21,21,21,21,21,21,21,21,21,9,0,21,21.5,21,22,18.0\n"
    "1795677132,2,,Aggregated,0,0,21,21,21,21,21,25,21,21,21,21,21,9,0,21,21.5,21,22,18.0\n"
    "1795677134,4,,Aggregated,9,1,22,21,21,21,21,27,21,21,21,21,21,39,3,21,21.5,21,22,18.0\n";
const QByteArray failures =
    "Method,Name,Error,Occurrences\n"
    "POST,/predict,\"BadStatusCode('http://127.0.0.1:42913/predict', code=503)\",2\n"
    "POST,/a,\"BadStatusCode('http://127.0.0.1:42913/a', code=503)\",2\n"
    "POST,/predict,\"ConnectionRefusedError(111, 'Connection refused')\",1\n";
const QByteArray exceptions =
    "Count,Message,Traceback,Nodes\n"
    "1,\"odd, \"\"quoted\"\"\",\"  File \"\"a.py\"\"\n    line 2\n\",local\n";

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

}  // namespace

void LocustCsvTest::csvIsReadAsItIsQuoted_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QList<QStringList>>("lines");
    const auto line = [](const char *fields) {
        return QString::fromUtf8(fields).split(QLatin1Char('|'));
    };
    using Lines = QList<QStringList>;
    QTest::newRow("empty") << QByteArray() << Lines {};
    QTest::newRow("plain") << QByteArray("a,b\n1,2\n") << Lines {line("a|b"), line("1|2")};
    QTest::newRow("no last line end") << QByteArray("a,b\r\n1,") << Lines {line("a|b"), line("1|")};
    QTest::newRow("quotes") << QByteArray("\"a,\"\"b\"\"\nc\",\"\"\n")
                            << Lines {line("a,\"b\"\nc|")};
    QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF"
                                                   "ä\n")
                                     << Lines {line("ä")};
    QTest::newRow("empty lines") << QByteArray("\n\na\n\n") << Lines {line("a")};
}

void LocustCsvTest::csvIsReadAsItIsQuoted()
{
    QFETCH(QByteArray, text);
    QFETCH(QList<QStringList>, lines);
    const auto read = readCsv(text);
    QVERIFY(read.ok());
    QCOMPARE(QList<QStringList>(read->begin(), read->end()), lines);
}

void LocustCsvTest::brokenCsvIsRefused()
{
    const auto open = readCsv("a\n\"b\n");
    QVERIFY(!open.ok());
    QVERIFY2(open.error().message.contains(QStringLiteral("line 2")),
             qPrintable(open.error().message));
    QVERIFY(!readCsv(QByteArray(maxCsvFields, ',') + '\n').ok());
    QVERIFY(!readCsv(QByteArray("a\n").repeated(maxCsvLines + 2)).ok());
}

void LocustCsvTest::theFiguresAreLocusts()
{
    const auto report = readLocust({stats, history, failures, exceptions}, QStringLiteral("real"));
    QVERIFY(report.ok());
    QCOMPARE(report->configuration.generator, QStringLiteral("Locust"));
    const LoadRun &run = report->runs.front();
    QCOMPARE(run.figures.requests, 74);
    QCOMPARE(run.figures.failures, 5);
    QCOMPARE(run.figures.average, 21'865us);
    QCOMPARE(run.figures.minimum, 21'000us);
    QCOMPARE(run.figures.p95(), 27'000us);
    QCOMPARE(run.figures.percentiles.back(), 33'000us);
    QVERIFY(qAbs(run.figures.requestsPerSecond - 10.6887) < 1e-3);
    QCOMPARE(run.scenario.users, 4);
    QCOMPARE(run.started.toSecsSinceEpoch(), 1'795'677'131);
    QVERIFY(run.notes.join(QLatin1Char(' ')).contains(QStringLiteral("odd, \"quoted\"")));
    const auto again = readLoadReport(loadReportJson(*report));
    QVERIFY(run.fromLocust && again.ok() && again->runs.front().fromLocust);
    QVERIFY(loadTable(*report).contains(QStringLiteral("10.7")));
}

void LocustCsvTest::theTimelineIsWhatCameInEachSecond()
{
    const auto report = readLocust({stats, history, {}, {}}, QStringLiteral("real"));
    QVERIFY(report.ok());
    const auto &timeline = report->runs.front().timeline;
    QCOMPARE(timeline.size(), std::size_t(3));
    QCOMPARE(timeline[0].requests, 0);
    QVERIFY(timeline[0].p95 < 0us);  // N/A
    QCOMPARE(timeline[1].requests, 9);
    QCOMPARE(timeline[1].p95, 25'000us);
    QCOMPARE(timeline[2].at, 3.0);
    QCOMPARE(timeline[2].users, 4);
    QCOMPARE(timeline[2].requests, 30);
    QCOMPARE(timeline[2].failures, 3);
    QVERIFY(timeline[2].maximum < 0us);  // only from the beginning on
}

void LocustCsvTest::failuresAreGroupedByKind()
{
    const auto report = readLocust({stats, {}, failures, {}}, QStringLiteral("real"));
    QVERIFY(report.ok());
    const auto &errors = report->runs.front().errors;
    QCOMPARE(errors.size(), std::size_t(2));
    QCOMPARE(errors[0].kind, QStringLiteral("status 503"));
    QCOMPARE(errors[0].count, 4);
    QCOMPARE(errors[1].kind, QStringLiteral("connection refused"));
}

void LocustCsvTest::aColumnThatIsMissingIsNotKnown()
{
    const auto report =
        readLocust({"Name,Request Count,Failure Count,95%\nAggregated,3,9,N/A\n", {}, {}, {}},
                   QStringLiteral("old"));
    QVERIFY(report.ok());
    const LoadFigures &figures = report->runs.front().figures;
    QCOMPARE(figures.requests, 3);
    QCOMPARE(figures.failures, 3);
    QVERIFY(figures.p95() < 0us);
    QVERIFY(figures.average < 0us);
    QVERIFY(!loadTable(*report).contains(QStringLiteral("-0")));
}

void LocustCsvTest::theHistoryAloneIsEnough()
{
    const auto report = readLocust({{}, history, {}, {}}, QStringLiteral("real"));
    QVERIFY(report.ok());
    QCOMPARE(report->runs.front().figures.requests, 39);
    QCOMPARE(report->runs.front().figures.requestsPerSecond, 13.0);
}

void LocustCsvTest::theOtherFilesAreFoundBesideOne()
{
    const QTemporaryDir folder;
    write(folder.filePath(QStringLiteral("x_stats.csv")), stats);
    write(folder.filePath(QStringLiteral("x_stats_history.csv")), history);
    write(folder.filePath(QStringLiteral("x_failures.csv")), failures);
    for (const char *name : {"x_stats.csv", "x_stats_history.csv", "x_failures.csv"}) {
        const auto report = readLoadFile(folder.filePath(QLatin1String(name)));
        QVERIFY2(report.ok(), name);
        QCOMPARE(report->runs.front().figures.requests, 74);
        QCOMPARE(report->runs.front().timeline.size(), std::size_t(3));
        QCOMPARE(report->runs.front().errors.size(), std::size_t(2));
        QCOMPARE(report->runs.front().scenario.name, QStringLiteral("x"));
    }
}

void LocustCsvTest::otherFilesAreRefused()
{
    const QTemporaryDir folder;
    write(folder.filePath(QStringLiteral("other.csv")), "a,b\n");
    write(folder.filePath(QStringLiteral("y_stats.csv")), "a,b\n");
    for (const char *name : {"other.csv", "y_stats.csv", "none_stats.csv", "none.json"}) {
        const QString path = folder.filePath(QLatin1String(name));
        const auto report = readLoadFile(path);
        QVERIFY2(!report.ok(), name);
        QVERIFY2(report.error().message.startsWith(path), qPrintable(report.error().message));
    }
}

void LocustCsvTest::failuresOfTheOwnLocustFileHaveTheirKinds_data()
{
    QTest::addColumn<QByteArray>("error");
    QTest::addColumn<QString>("kind");
    const auto add = [](const char *error, const char *kind) {
        QTest::newRow(error) << QByteArray(error) << QString::fromLatin1(kind);
    };
    add("CatchResponseError('status 429: busy: it\'s \"\"full\"\"')", "status 429");
    add("CatchResponseError(\"\"status 503: it's late\"\")", "status 503");
    add("CatchResponseError('status 502, and no JSON')", "status 502");
    add("CatchResponseError('status 200 without predictions')", "status 200");
    add("CatchResponseError('no answer: [Errno 111] Connection refused')", "connection refused");
    add("CatchResponseError('no answer: URL http://127.0.0.1:1/predict: 1, original=timed out')",
        "timed out");
    add("CatchResponseError('no answer: [Errno 104] Connection reset by peer')",
        "connection closed");
    add("CatchResponseError('odd')", "odd");
    add("OddError(1)", "OddError");
}

void LocustCsvTest::failuresOfTheOwnLocustFileHaveTheirKinds()
{
    QFETCH(QByteArray, error);
    QFETCH(QString, kind);
    const auto report = readLocust({stats, {}, "Error,Occurrences\n\"" + error + "\",5\n", {}}, {});
    QVERIFY(report.ok());
    QCOMPARE(report->runs.front().errors.size(), std::size_t(1));
    QCOMPARE(report->runs.front().errors.front().kind, kind);
}

void LocustCsvTest::refusalsThatLocustSawAreCalledSo()
{
    const auto report =
        readLocust({stats, {}, "Error,Occurrences\nCatchResponseError('status 429: a'),3\n", {}},
                   QStringLiteral("real"));
    QVERIFY(report.ok());
    const auto findings = analyse(*report);
    QVERIFY(std::any_of(findings.begin(), findings.end(), [](const Finding &finding) {
        return finding.rule == QStringLiteral("requests-were-refused");
    }));
}

void LocustCsvTest::whatLocustDoesNotTellIsADash()
{
    const auto read = readLocust({stats, history, {}, {}}, QStringLiteral("real"));
    QVERIFY(read.ok());
    const auto again = readLoadReport(loadReportJson(*read));
    QVERIFY(again.ok());
    const QString dash = QStringLiteral("–");
    for (const LoadReport *report : {&*read, &*again}) {
        const QStringList scenario = scenariosTable(*report).rows.front();
        QCOMPARE(scenario.mid(2), QStringList({dash, dash, dash}));
        const ReportTable more = percentilesTable(*report);
        const qsizetype aborted = more.head.indexOf(QStringLiteral("Aborted"));
        QCOMPARE(more.rows.front().mid(aborted), QStringList({dash, dash}));
        const auto lines = readCsv(loadRunsCsv(*report));
        QVERIFY(lines.ok());
        const QStringList head = lines->front();
        for (const char *name : {"aborted", "unanswered"})
            QCOMPARE((*lines)[1][head.indexOf(QLatin1String(name))], QString());
    }
}

void LocustCsvTest::aFieldThatIsNoNumberIsNamed_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("a word") << QByteArray("abc");
    QTest::newRow("a negative number") << QByteArray("-5");
    QTest::newRow("not a number") << QByteArray("nan");
}

void LocustCsvTest::aFieldThatIsNoNumberIsNamed()
{
    QFETCH(QByteArray, value);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("x_stats.csv"));
    QByteArray broken = stats;
    broken.replace("Aggregated,74", "Aggregated," + value);
    write(path, broken);
    const auto report = readLoadFile(path);
    QVERIFY(!report.ok());
    const QString wanted = QStringLiteral("%1, line 3, column “Request Count”: “%2”");
    QVERIFY2(report.error().message.startsWith(wanted.arg(path, QString::fromLatin1(value))),
             qPrintable(report.error().message));
}

QTEST_APPLESS_MAIN(LocustCsvTest)
#include "locustcsvtest.moc"
