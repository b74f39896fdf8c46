// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loadtest/jsonfields.h"
#include "core/loadtest/loadreportjson.h"
#include "tests/loadtest/samplereport.h"
#include "tests/support/testdata.h"

#include <QJsonDocument>

using namespace classiscope;

class LoadReportJsonTest : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void whatIsWrittenReadsTheSame();
    void whatIsNotKnownStaysSo();
    void keysOfLaterProgramsArePassedOver();
    void wrongReportsAreRefused_data();
    void wrongReportsAreRefused();
    void noCutReportIsRead();
    void scenariosReadAsWritten();
    void leftOutKeysHaveTheDefaults();
    void wrongScenariosAreRefused_data();
    void wrongScenariosAreRefused();
};

void LoadReportJsonTest::whatIsWrittenReadsTheSame()
{
    LoadReport report = test::sampleReport();
    report.runs[3].unanswered = 7;
    report.runs[3].oldestUnanswered = std::chrono::microseconds(2'345'678);
    report.limits[1].stopped = true;
    const QByteArray json = loadReportJson(report);
    const auto read = readLoadReport(json);
    QVERIFY2(read.ok(), qPrintable(read.ok() ? QString() : read.error().message));
    QCOMPARE(loadReportJson(*read), json);
    QCOMPARE(read->runs.size(), report.runs.size());
    QCOMPARE(read->runs[3].scenario, report.runs[3].scenario);
    QCOMPARE(read->runs[3].figures.percentiles, report.runs[3].figures.percentiles);
    QCOMPARE(read->runs[3].timeline.size(), report.runs[3].timeline.size());
    QCOMPARE(read->runs[3].timeline[20].maximum, report.runs[3].timeline[20].maximum);
    QCOMPARE(read->runs[3].started, report.runs[3].started);
    QCOMPARE(read->runs[3].unanswered, 7);
    QCOMPARE(read->runs[3].oldestUnanswered, report.runs[3].oldestUnanswered);
    QVERIFY(read->limits[1].stopped && !read->limits[0].stopped);
    QCOMPARE(read->limits[1].steps.size(), report.limits[1].steps.size());
    QCOMPARE(read->configuration.versions, report.configuration.versions);
}

void LoadReportJsonTest::whatIsNotKnownStaysSo()
{
    LoadReport report;
    LoadRun run = test::sampleRun(QStringLiteral("light"), 0, 5, 10, 1);
    run.timeline = {LoadSecond {}};
    run.generatorCpu = -1;
    report.runs.push_back(run);
    const auto read = readLoadReport(loadReportJson(report));
    QVERIFY(read.ok());
    QCOMPARE(read->runs[0].generatorCpu, -1.0);
    QCOMPARE(read->runs[0].timeline[0].serverCpu, -1.0);
    QCOMPARE(read->configuration.memoryBytes, -1.0);
    QVERIFY(!read->date.isValid());
}

void LoadReportJsonTest::keysOfLaterProgramsArePassedOver()
{
    QByteArray json = loadReportJson(test::sampleReport());
    json.replace("{\"scenario\":{", "{\"new\":[1,{}],\"scenario\":{\"other\":null,");
    QVERIFY(readLoadReport(json).ok());
}

void LoadReportJsonTest::wrongReportsAreRefused_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("says");
    const QByteArray head = R"({"format":"classiscope-load-report","version":1,)";
    const QByteArray run = head + R"("runs":[{"scenario":{"name":"a"},"figures":)";
    QTest::newRow("nothing") << QByteArray() << "no JSON";
    QTest::newRow("a list") << QByteArray("[]") << "one JSON object";
    QTest::newRow("another file") << QByteArray("{}") << "format";
    QTest::newRow("a later version")
        << QByteArray(R"({"format":"classiscope-load-report","version":2})") << "newer";
    QTest::newRow("no version") << QByteArray(R"({"format":"classiscope-load-report"})")
                                << "version";
    QTest::newRow("runs are no list") << head + R"("runs":{}})"
                                      << "runs";
    QTest::newRow("a run is no object") << head + R"("runs":[1]})"
                                        << "runs";
    QTest::newRow("no figures") << head + R"("runs":[{"scenario":{}}]})"
                                << "figures";
    QTest::newRow("text for a number") << run + R"({"requests":"5"}}]})"
                                       << "requests";
    QTest::newRow("huge") << run + R"({"requests":1e300}}]})"
                          << "requests";
    QTest::newRow("negative") << run + R"({"requests":-1}}]})"
                              << "requests";
    QTest::newRow("half a request") << run + R"({"requests":1.5}}]})"
                                    << "whole";
    QTest::newRow("more failures than requests") << run + R"({"requests":1,"failures":2}}]})"
                                                 << "failures";
    QTest::newRow("title is a number") << head + R"("title":3})"
                                       << "title";
    QTest::newRow("a long title") << head + R"("title":")" + QByteArray(maxLoadText + 1, 'x')
            + "\"}"
                                  << "characters";
    QTest::newRow("no date") << head + R"("date":"yesterday"})"
                             << "date";
    QTest::newRow("deeply nested")
        << head + R"("runs":)" + QByteArray(5000, '[') + QByteArray(5000, ']') + "}"
        << "JSON";
}

void LoadReportJsonTest::wrongReportsAreRefused()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, says);
    const auto read = readLoadReport(json);
    QVERIFY(!read.ok());
    QCOMPARE(read.error().code, Error::Code::BadRequest);
    QVERIFY2(read.error().message.contains(says), qPrintable(read.error().message));
}

void LoadReportJsonTest::noCutReportIsRead()
{
    LoadReport report;
    report.runs.push_back(test::sampleRun(QStringLiteral("light"), 1, 5, 10, 2));
    const QByteArray json = loadReportJson(report).trimmed();
    for (qsizetype length = 0; length < json.size(); ++length)
        QVERIFY2(!readLoadReport(json.left(length)).ok(), qPrintable(QString::number(length)));
}

void LoadReportJsonTest::scenariosReadAsWritten()
{
    std::vector<Scenario> scenarios = plannedScenarios();
    Scenario open;
    open.name = QStringLiteral("steady “80”");
    open.model = Scenario::Model::Open;
    open.arrivalRate = 80.25;
    open.arrivals = Scenario::Arrivals::Constant;
    open.repeatShare = 0.3;
    open.duration = std::chrono::milliseconds(1500);
    open.users = 7;
    scenarios.push_back(open);
    const auto read = readScenarios(scenariosJson(scenarios));
    QVERIFY2(read.ok(), qPrintable(read.ok() ? QString() : read.error().message));
    QCOMPARE(read.value(), scenarios);
}

void LoadReportJsonTest::leftOutKeysHaveTheDefaults()
{
    const auto read = readScenarios(R"({"scenarios":[{"name":"a"}]})");
    QVERIFY(read.ok());
    Scenario usual;
    usual.name = QStringLiteral("a");
    QCOMPARE(read->front(), usual);
}

void LoadReportJsonTest::wrongScenariosAreRefused_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("says");
    const auto one = [](const QByteArray &keys) {
        return R"({"scenarios":[{"name":"a",)" + keys + "}]}";
    };
    QTest::newRow("none") << QByteArray(R"({"scenarios":[]})") << "no scenarios";
    QTest::newRow("an unknown key") << one(R"("user":3)") << "user";
    QTest::newRow("an unknown key of the file")
        << QByteArray(R"({"scenario":[],"scenarios":[]})") << "scenario";
    QTest::newRow("an unknown model") << one(R"("model":"half-open")") << "closed";
    QTest::newRow("model is a number") << one(R"("model":1)") << "closed";
    QTest::newRow("too many users") << one(R"("users":10001)") << "users";
    QTest::newRow("no users") << one(R"("users":0)") << "users";
    QTest::newRow("waits the wrong way round") << one(R"("wait_min_ms":3000)") << "wait";
    QTest::newRow("no time") << one(R"("duration_s":0)") << "last";
    QTest::newRow("no name") << QByteArray(R"({"scenarios":[{"users":3}]})") << "name";
    QTest::newRow("the same name twice")
        << QByteArray(R"({"scenarios":[{"name":"a"},{"name":"a"}]})") << "another";
    QByteArray many;
    for (int i = 0; i <= maxScenarios; ++i)
        many += (i > 0 ? ",{\"name\":\"" : "{\"name\":\"") + QByteArray::number(i) + "\"}";
    QTest::newRow("too many") << "{\"scenarios\":[" + many + "]}"
                              << "100";
}

void LoadReportJsonTest::wrongScenariosAreRefused()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, says);
    const auto read = readScenarios(json);
    QVERIFY(!read.ok());
    QVERIFY2(read.error().message.contains(says), qPrintable(read.error().message));
}

QTEST_APPLESS_MAIN(LoadReportJsonTest)
#include "loadreportjsontest.moc"
