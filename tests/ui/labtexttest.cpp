// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loadtest/loadanalysis.h"
#include "tests/support/testdata.h"
#include "tests/ui/loadsample.h"
#include "ui/language.h"
#include "ui/loadlab/labprogress.h"
#include "ui/loadlab/labsummary.h"
#include "ui/loadlab/labtext.h"

#include <QTest>

using namespace classiscope;
using namespace classiscope::test;

namespace {

void speak(Language language)
{
    applyLanguage(*QCoreApplication::instance(), language);
}

}  // namespace

/// What the page says of a report, in both languages of the window.
class LabTextTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        failOnAnyWarning();
        speak(Language::English);
    }

    void cleanup() { speak(Language::English); }

    void stagesAreSaidInTheWindowsLanguage()
    {
        const std::pair<const char *, const char *> stages[] = {
            {"Warming up", "Wird aufgewärmt"},
            {"Starting 4 servers", "4 Server werden gestartet"},
            {"Looking for the highest rate with p95 within 100 ms",
             "Sucht die höchste Rate, bei der p95 höchstens 100 ms ist"},
        };
        for (const auto &[english, german] : stages) {
            speak(Language::English);
            QCOMPARE(stageText(QString::fromUtf8(english)), QString::fromUtf8(english));
            speak(Language::German);
            QCOMPARE(stageText(QString::fromUtf8(english)), QString::fromUtf8(german));
        }
    }

    void kindsOfErrorsAreSaidInTheWindowsLanguage_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("german");
        const auto row = [](const char *kind, const char *german) {
            QTest::newRow(kind) << QString::fromUtf8(kind) << QString::fromUtf8(german);
        };
        row("status 429", "Status 429");
        row("timed out", "Zeit abgelaufen");
        row("connection refused", "Verbindung abgelehnt");
        row("status 200, and no JSON", "Status 200, aber kein JSON");
        row("Failed FTP upload", "Failed FTP upload");  // of libcurl
    }

    void kindsOfErrorsAreSaidInTheWindowsLanguage()
    {
        QFETCH(const QString, kind);
        QFETCH(const QString, german);
        QCOMPARE(errorKindText(kind), kind);
        speak(Language::German);
        QCOMPARE(errorKindText(kind), german);
        const std::vector<LoadError> errors {LoadError {kind, {}, 1234}};
        QCOMPARE(loadErrorsText(errors, 3), german + QStringLiteral(": 1.234"));
    }

    void theTargetIsSaidInTheWindowsLanguage_data()
    {
        QTest::addColumn<QString>("target");
        QTest::addColumn<QString>("german");
        const auto row = [](const char *target, const char *german) {
            QTest::newRow(target) << QString::fromUtf8(target) << QString::fromUtf8(german);
        };
        row("nginx in front of 1, 2 instances", "nginx vor 1, 2 Instanzen");
        row("nginx in front of 1, 2 instances on this computer",
            "nginx vor 1, 2 Instanzen auf diesem Computer");
        row("http://127.0.0.1:5000/predict", "http://127.0.0.1:5000/predict");
    }

    void theTargetIsSaidInTheWindowsLanguage()
    {
        QFETCH(const QString, target);
        QFETCH(const QString, german);
        LoadReport report = sampleLoadReport();
        report.configuration.target = target;
        QCOMPARE(labTargetText(report), target);
        speak(Language::German);
        QCOMPARE(labTargetText(report), german);
    }

    void oneInstanceIsNotMany()
    {
        LoadReport report;
        report.runs = {sampleRun(QStringLiteral("light"), 1)};
        report.configuration.target = QStringLiteral("1 instance on this computer");
        QCOMPARE(labTargetText(report), report.configuration.target);
        report.runs.clear();  // stopped before the first: only the words are known
        QCOMPARE(labTargetText(report), report.configuration.target);
    }

    void theModelIsSaidInTheWindowsLanguage()
    {
        speak(Language::German);
        LoadConfiguration configuration;
        configuration.model = QStringLiteral("everyday-98 version 1");
        QCOMPARE(labModelText(configuration), QStringLiteral("everyday-98 Version 1"));
        configuration.model = QStringLiteral("another");
        QCOMPARE(labModelText(configuration), QStringLiteral("another"));
    }

    void aShareIsTheSameEverywhere()
    {
        QCOMPARE(shareText(0), QStringLiteral("0\u00a0%"));
        QCOMPARE(shareText(0.29), QStringLiteral("29\u00a0%"));
        QCOMPARE(shareText(12.0 / 4936), QStringLiteral("0.24\u00a0%"));
        speak(Language::German);
        QCOMPARE(shareText(12.0 / 4936), QStringLiteral("0,24\u00a0%"));
        QCOMPARE(shareText(0.999999), QStringLiteral(">\u00a099,99\u00a0%"));
        QVERIFY2(labSummary(sampleLoadReport()).contains(QStringLiteral("(0,24 %)")),
                 qPrintable(labSummary(sampleLoadReport())));
    }

    void bothLanguagesSumUpTheSame()
    {
        LoadReport report = sampleLoadReport();
        Scenario &scenario = report.runs[3].scenario;  // of which users do not pause
        scenario.waitMin = scenario.waitMax = std::chrono::milliseconds(0);
        const QString english = labSummary(report);
        for (const char *part :
             {"Of 4,936 requests in 4 runs, 12 failed (0.24 %). The slowest was light on 1 "
              "instance",
              "Up to 415 requests/s with p95 within 3 s (1 instance).",
              "pauses set the rate in light on 1 and 2 instances; 25-users on 1 instance, not"})
            QVERIFY2(english.contains(QString::fromUtf8(part)), qPrintable(english));
        speak(Language::German);
        const QString german = labSummary(report);
        for (const char *part :
             {"Von 4.936 Anfragen in 4 Läufen sind 12 fehlgeschlagen (0,24 %). Am langsamsten war "
              "light auf 1 Instanz",
              "17,6 ms", "Bis zu 415 Anfragen/s mit p95 innerhalb von 3 s (1 Instanz).",
              "bestimmten die Rate in light auf 1 und 2 Instanzen; 25-users auf 1 Instanz, nicht"})
            QVERIFY2(german.contains(QString::fromUtf8(part)), qPrintable(german));
    }

    void noOptionOfTheCommandLineIsAdvised()
    {
        const LoadReport report = sampleLoadReport();
        const QString option = QStringLiteral("--queue-limit");
        QVERIFY(conclusion(report, analyse(report)).english().contains(option));
        QVERIFY2(!labSummary(report).contains(option), qPrintable(labSummary(report)));
        QCOMPARE(labSummary({}), QString());
    }
};

QTEST_GUILESS_MAIN(LabTextTest)
#include "labtexttest.moc"
