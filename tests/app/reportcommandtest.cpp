// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loadtest/loadreportjson.h"
#include "core/loadtest/savereport.h"
#include "tests/loadtest/samplereport.h"
#include "tests/support/testdata.h"

#include <QProcess>
#include <QTemporaryDir>

using namespace classiscope;

/// `classiscope report` as it is typed.
class ReportCommandTest : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void initTestCase();
    void aReportIsPrintedAsMarkdown();
    void itIsWrittenInEachForm();
    void severalAreMerged();
    void twoAreCompared();
    void mistakesAreSaid_data();
    void mistakesAreSaid();

private:
    struct Outcome {
        int status = -1;
        QString out, errors;
    };
    Outcome run(const QStringList &arguments) const;
    QString path(const char *name) const { return m_folder.filePath(QLatin1String(name)); }

    QTemporaryDir m_folder;
};

ReportCommandTest::Outcome ReportCommandTest::run(const QStringList &arguments) const
{
    QProcess process;
    process.setWorkingDirectory(m_folder.path());
    process.start(QStringLiteral(PROGRAM), QStringList {QStringLiteral("report")} + arguments);
    if (!process.waitForFinished(60'000))
        return {};
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

void ReportCommandTest::initTestCase()
{
    QVERIFY(!saveLoadReport(test::sampleReport(), path("a.json")));
    QFile broken(path("broken.json"));
    QVERIFY(broken.open(QIODevice::WriteOnly));
    QVERIFY(broken.write("{\"format\":") > 0);
}

void ReportCommandTest::aReportIsPrintedAsMarkdown()
{
    const Outcome outcome =
        run({QStringLiteral("a.json"), QStringLiteral("--title"), QStringLiteral("Another title")});
    QCOMPARE(outcome.status, 0);
    LoadReport report = test::sampleReport();
    report.title = QStringLiteral("Another title");
    QCOMPARE(outcome.out, loadReportMarkdown(report));
}

void ReportCommandTest::itIsWrittenInEachForm()
{
    const Outcome outcome =
        run({QStringLiteral("a.json"), QStringLiteral("-o"), QStringLiteral("b.html"),
             QStringLiteral("-o"), QStringLiteral("b.csv"), QStringLiteral("-o"),
             QStringLiteral("b.md"), QStringLiteral("-o"), QStringLiteral("b.json")});
    QVERIFY2(outcome.status == 0, qPrintable(outcome.errors));
    for (const char *name : {"b.html", "b.csv", "b_timeline.csv", "b.md"})
        QVERIFY2(QFileInfo(path(name)).size() > 0, name);
    QFile before(path("a.json"));
    QFile after(path("b.json"));
    QVERIFY(before.open(QIODevice::ReadOnly) && after.open(QIODevice::ReadOnly));
    QVERIFY(before.readAll() == after.readAll());
}

void ReportCommandTest::severalAreMerged()
{
    const Outcome outcome = run({QStringLiteral("a.json"), QStringLiteral("a.json"),
                                 QStringLiteral("-o"), QStringLiteral("merged.json")});
    QVERIFY2(outcome.status == 0, qPrintable(outcome.errors));
    QFile file(path("merged.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto merged = readLoadReport(file.readAll());
    QVERIFY(merged.ok());
    QCOMPARE(merged->runs.size(), 2 * test::sampleReport().runs.size());
    QCOMPARE(merged->runs.back().repetition, 2);
}

void ReportCommandTest::twoAreCompared()
{
    const Outcome outcome =
        run({QStringLiteral("a.json"), QStringLiteral("a.json"), QStringLiteral("--compare")});
    QCOMPARE(outcome.status, 0);
    QVERIFY2(outcome.out.contains(QStringLiteral("Nothing changed beyond noise")),
             qPrintable(outcome.out));
}

void ReportCommandTest::mistakesAreSaid_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<QString>("says");
    QTest::newRow("no such file") << "none.json"
                                  << "none.json";
    QTest::newRow("a broken file") << "broken.json"
                                   << "broken.json: The file is no JSON";
    QTest::newRow("an unknown suffix") << "a.json -o b.pdf"
                                       << ".html, .md, .csv or .json";
    QTest::newRow("compares one") << "a.json --compare"
                                  << "two files";
    QTest::newRow("compares as CSV") << "a.json a.json --compare -o b.csv"
                                     << ".html or .md";
    QTest::newRow("nothing") << ""
                             << "files";
}

void ReportCommandTest::mistakesAreSaid()
{
    QFETCH(QString, arguments);
    QFETCH(QString, says);
    const Outcome outcome = run(arguments.split(QLatin1Char(' '), Qt::SkipEmptyParts));
    QCOMPARE(outcome.status, 2);
    QVERIFY2(outcome.errors.contains(says), qPrintable(outcome.errors));
    QCOMPARE(outcome.out, QString());
}

QTEST_GUILESS_MAIN(ReportCommandTest)
#include "reportcommandtest.moc"
