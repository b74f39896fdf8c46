// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loadtest/loadreportjson.h"
#include "tests/ui/cuttext.h"
#include "tests/ui/loadsample.h"
#include "tests/ui/windowtour.h"
#include "ui/loadlab/labcharts.h"
#include "ui/loadlab/labrunsmodel.h"
#include "ui/loadlab/loadlabpage.h"
#include "ui/loadlab/scenarioeditor.h"
#include "ui/server/notice.h"

#include <QComboBox>
#include <QDesktopServices>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTcpServer>
#include <QToolButton>

#include <csignal>

using namespace classiscope;
using namespace classiscope::test;

namespace {

/// In the place of `classiscope`: says the lines of the file `first`, waits until there is a
/// file `go` or it is asked to stop, says `rest` or `stopped`, leaves `report` where it was
/// asked for, and ends with the code in `code`.
const char script[] = R"sh(#!/bin/sh
here=$(dirname "$0")
printf '%s\n' "$@" > "$here/arguments"
echo $$ > "$here/pid"
finish() {
    cat "$here/$1"
    cat "$here/errors" >&2
    while [ $# -gt 0 ]; do
        [ "$1" = --output ] && [ -e "$here/report" ] && cp "$here/report" "$2"
        shift
    done
    read -r code < "$here/code"
    exit "$code"
}
all="$*"
trap 'finish stopped $all' INT
cat "$here/first"
while [ ! -e "$here/go" ]; do sleep 0.02; done
finish rest $all
)sh";

}  // namespace

class LoadLabPageTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    void init()
    {
        failOnWindowWarning();
        m_fixture = std::make_unique<WindowFixture>();
        for (const char *name : {"first", "rest", "stopped", "errors"})
            write(name, {});
        write("code", "0\n");
        write("program", script);
        QVERIFY(QFile::setPermissions(path("program"), QFile::ReadOwner | QFile::ExeOwner));
        open(path("program"));
    }

    void cleanup()
    {
        QDesktopServices::unsetUrlHandler(QStringLiteral("file"));
        m_page.reset();
        m_fixture.reset();
    }

    void anEmptyPageSaysWhatToDo()
    {
        QVERIFY(button("loadQuickRun").isVisible());
        QVERIFY2(label("loadHint").text().startsWith(QStringLiteral("Takes 1 min 40 s")),
                 qPrintable(label("loadHint").text()));
        QTest::mouseClick(&button("loadPlanRun"), Qt::LeftButton);
        QVERIFY(child<QTableView>("scenarios").isVisible());
        QCOMPARE(label("loadNote").text(), QStringLiteral("18 min in all"));
    }

    void oneClickSwitchesTheServerOnAndRunsEverything()
    {
        QSignalSpy asked(m_page.get(), &LoadLabPage::serverRequested);
        QTest::mouseClick(&button("loadQuickRun"), Qt::LeftButton);
        QCOMPARE(asked.size(), 1);
        QVERIFY(label("loadWhat").isVisible());
        serve();
        QTRY_VERIFY(QFile::exists(path("arguments")));
        QTRY_VERIFY(content("arguments").contains("--progress\njson\n"));
        const QByteArray arguments = content("arguments");
        QVERIFY2(arguments.startsWith("loadtest\nhttp://127.0.0.1:"), arguments.constData());
        const QString file = argument("--scenarios");
        QFile scenarios(file);
        QVERIFY(scenarios.open(QIODevice::ReadOnly));
        const auto read = readScenarios(scenarios.readAll());
        QVERIFY(read);
        QCOMPARE(read->size(), plannedScenarios().size());
        QVERIFY(read->front() == plannedScenarios().front().quick());
    }

    void aServerThatDoesNotStartIsToldWithTheCure()
    {
        QTest::mouseClick(&button("loadQuickRun"), Qt::LeftButton);
        ServerOptions options;
        options.address = QHostAddress(QStringLiteral("192.0.2.1"));
        m_fixture->host.start(options);
        QTRY_VERIFY(notice().isVisible());
        QVERIFY(button("loadStart").isVisible());
        QVERIFY(!QFile::exists(path("arguments")));
    }

    void aTakenPortIsCuredByAFreeOne()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        ServerOptions options;
        options.port = other.serverPort();
        connect(m_page.get(), &LoadLabPage::serverRequested, m_page.get(),
                [&] { m_fixture->host.start(options); });
        connect(m_page.get(), &LoadLabPage::portRequested, m_page.get(),
                [&](quint16 port) { options.port = port; });
        QTest::mouseClick(&button("loadQuickRun"), Qt::LeftButton);
        QTRY_VERIFY(notice().isVisible());
        // One alone is in the accent's colour.
        for (const auto *each : m_page->findChildren<QPushButton *>())
            QCOMPARE(each->isVisible() && each->property("primary").toBool(),
                     each == &button("loadStart"));
        auto *cure = notice().findChild<QPushButton *>();
        QTest::mouseClick(cure, Qt::LeftButton);
        QCOMPARE(cure->text(), QStringLiteral("Use port %1").arg(options.port));
        QTRY_VERIFY(content("arguments").contains("--progress\njson\n"));
        QCOMPARE(m_fixture->host.url().port(), int(options.port));
        QVERIFY(!notice().isVisible());
    }

    void whileItRunsEverythingIsSeen()
    {
        startRunning();
        QTRY_COMPARE(label("loadWhat").text(),
                     QStringLiteral("light, 2 instances: 10 users, 2 a second, 2 min"));
        QVERIFY2(label("loadLeft").text().startsWith(QStringLiteral("run 3 of 12 · about 10 min")),
                 qPrintable(label("loadLeft").text()));
        QTRY_COMPARE(runningCharts().points(), 30U);
        QVERIFY(!child<QTableView>("scenarios").isEnabled());
        QVERIFY(!button("loadStart").isVisible());
        const auto *tabs = m_page->findChild<QTabWidget *>();
        QCOMPARE(tabs->tabText(1), QStringLiteral("Running"));
        QVERIFY2(label("loadLog").text().contains(QStringLiteral("status 429: 2")),
                 qPrintable(label("loadLog").text()));
        // Nothing is cut off, once the new texts have their places.
        const auto cut = [this] {
            QStringList texts;
            for (const QWidget *widget : visibleWidgets(*m_page))
                texts += cutTexts(*widget);
            return texts.join(u'\n');
        };
        QTRY_VERIFY2(cut().isEmpty(), qPrintable(cut()));
    }

    void aGeneratorAtItsLimitIsToldAtOnce()
    {
        auto seconds = sampleSeconds(5);
        for (LoadSecond &second : seconds)
            second.generatorCpu = 0.95;
        write("first", sampleRunningLines(seconds));
        start();
        const auto warned = [this] {
            for (const auto *each : m_page->findChildren<QLabel *>(QStringLiteral("problem"))) {
                if (each->isVisible() && each->text().contains(QStringLiteral("generator itself")))
                    return true;
            }
            return false;
        };
        QTRY_VERIFY(warned());
    }

    void theReportIsShownAtTheEnd()
    {
        write("report", loadReportJson(sampleLoadReport()));
        startRunning();
        write("go", {});
        QTRY_VERIFY(child<QTableView>("loadRuns").isVisible());
        QCOMPARE(child<QTableView>("loadRuns").model()->rowCount(), 4);
        QVERIFY(label("loadHeadline").text().contains(QStringLiteral("everyday-98")));
        QVERIFY(button("loadStart").isVisible());
        QVERIFY(!notice().isVisible());
    }

    void stopKeepsWhatIsThere()
    {
        startRunning();
        QTRY_VERIFY(label("loadLog").isVisible());
        QTest::mouseClick(&button("loadStop"), Qt::LeftButton);
        QCOMPARE(button("loadStop").text(), QStringLiteral("&End at once"));
        QTRY_VERIFY(child<QTableView>("loadRuns").isVisible());
        QCOMPARE(child<QTableView>("loadRuns").model()->rowCount(), 1);
        QVERIFY(!notice().isVisible());
    }

    void stoppedBeforeAnythingItSaysSo()
    {
        start();
        QTRY_VERIFY(QFile::exists(path("pid")));
        QTest::mouseClick(&button("loadStop"), Qt::LeftButton);
        QTRY_COMPARE(notice().message(), QStringLiteral("Stopped before anything was measured."));
        QVERIFY(button("loadQuickRun").isVisible());
    }

    void aFailureIsToldAndWhatIsThereStays()
    {
        LoadEvent failed;
        failed.kind = LoadEvent::Kind::Failed;
        failed.text = QStringLiteral("nginx is not installed; install nginx-light.");
        write("rest", loadEventLine(failed) + '\n');
        write("code", "2\n");
        startRunning();
        write("go", {});
        QTRY_VERIFY(notice().isVisible());
        QCOMPARE(notice().message(), failed.text);
        QVERIFY(child<QTableView>("loadRuns").isVisible());
    }

    void whatTheProgramSaysOfErrorsIsTold()
    {
        write("errors", "classiscope: no such option\n");
        write("code", "2\n");
        write("go", {});
        start();
        QTRY_COMPARE(notice().message(), QStringLiteral("classiscope: no such option"));
        QFile::remove(path("errors"));
        write("errors", {});
        write("code", "0\n");
        write("report", loadReportJson(sampleLoadReport()));
        QTest::mouseClick(notice().findChild<QPushButton *>(), Qt::LeftButton);
        QTRY_VERIFY(child<QTableView>("loadRuns").isVisible());
    }

    void aProgramThatIsNotThereIsTold()
    {
        open(path("nowhere"));
        start();
        QTRY_VERIFY(notice().isVisible());
        QVERIFY2(notice().message().startsWith(QStringLiteral("The load test could not")),
                 qPrintable(notice().message()));
    }

    void aMistakeIsShownAtItsField()
    {
        QTest::mouseClick(&button("loadPlanRun"), Qt::LeftButton);
        child<QComboBox>("loadTarget").setCurrentIndex(2);
        child<QLineEdit>("loadInstances").setText(QStringLiteral("many"));
        QTest::mouseClick(&button("loadStart"), Qt::LeftButton);
        QVERIFY(child<QLineEdit>("loadInstances").hasFocus());
        QVERIFY(!QFile::exists(path("arguments")));
        child<QLineEdit>("loadInstances").setText(QStringLiteral("1, 2"));
        QTest::mouseClick(&button("loadStart"), Qt::LeftButton);
        QTRY_COMPARE(argument("--instances"), QStringLiteral("1,2"));
    }

    void anotherComputerIsLoadedOnlyWhenAllowed()
    {
        QTest::mouseClick(&button("loadPlanRun"), Qt::LeftButton);
        child<QComboBox>("loadTarget").setCurrentIndex(1);
        child<QLineEdit>("loadAddress").setText(QStringLiteral("192.0.2.7:5000"));
        QTest::mouseClick(&button("loadStart"), Qt::LeftButton);
        auto *box = m_page->findChild<QMessageBox *>(QStringLiteral("loadRemote"));
        QVERIFY(box != nullptr);
        box->reject();
        QTRY_VERIFY(!m_page->findChild<QMessageBox *>());
        QVERIFY(!m_page->running());
        QTest::mouseClick(&button("loadStart"), Qt::LeftButton);
        box = m_page->findChild<QMessageBox *>(QStringLiteral("loadRemote"));
        for (auto *choice : box->buttons()) {
            if (box->buttonRole(choice) == QMessageBox::AcceptRole)
                choice->click();
        }
        QTRY_VERIFY(content("arguments").contains("--allow-remote"));
    }

    void theReportIsSavedAndOpenedAgain()
    {
        const char *const names[] = {"a.html", "a.md", "a.csv", "a.json"};
        m_page->showReport(sampleLoadReport());
        const auto forms = child<QToolButton>("loadSave").menu()->actions();
        for (qsizetype i = 0; i < forms.size(); ++i) {
            const char *name = names[i];
            forms[i]->trigger();
            choose(path(name));
            QTRY_VERIFY2(QFileInfo(path(name)).size() > 300, name);
            QTRY_COMPARE(label("loadNote").text(), QStringLiteral("Saved ") + QLatin1String(name));
        }
        QVERIFY(content("a.html").contains("everyday-98"));
        openFile(0, path("a.json"));
        QTRY_COMPARE(child<QTableView>("loadRuns").model()->rowCount(), 4);
    }

    void aReportThatIsDroppedIsShown()
    {
        write("a.json", loadReportJson(sampleLoadReport()));
        QVERIFY(!dropFiles(*m_page, {path("a.png")}));  // for the window, which classifies it
        QVERIFY(dropFiles(*m_page, {path("a.json")}));
        QTRY_COMPARE(child<QTableView>("loadRuns").model()->rowCount(), 4);
    }

    void theReportIsOpenedInTheBrowser()
    {
        m_page->showReport(sampleLoadReport());
        QDesktopServices::setUrlHandler(QStringLiteral("file"), this, "browse");
        QTest::mouseClick(&child<QToolButton>("loadShow"), Qt::LeftButton);
        QTRY_VERIFY(m_browsed.endsWith(QStringLiteral("report-1.html")));
        QVERIFY(QFileInfo(m_browsed).size() > 1000);
    }

    void anEarlierReportIsComparedInTheBrowser()
    {
        write("earlier.json", loadReportJson(sampleLoadReport()));
        m_page->showReport(sampleLoadReport());
        QDesktopServices::setUrlHandler(QStringLiteral("file"), this, "browse");
        openFile(2, path("earlier.json"));
        QTRY_VERIFY(m_browsed.endsWith(QStringLiteral("comparison-1.html")));
        QVERIFY(QFileInfo(m_browsed).size() > 1000);
    }

    void locustsFiguresAreShown()
    {
        write("run_stats.csv",
              "Type,Name,Request Count,Failure Count,Median Response Time,Average Response "
              "Time,Min Response Time,Max Response Time,Average Content "
              "Size,Requests/s,Failures/s,50%,66%,75%,80%,90%,95%,98%,99%,99.9%,99.99%,100%\r\n"
              ",Aggregated,1089,2,11,12.5,7,44,400,6.1,0.01,11,12,13,14,15,17,20,30,44,44,44\r\n");
        openFile(1, path("run_stats.csv"));
        QTRY_VERIFY(child<QTableView>("loadRuns").isVisible());
        const auto *rows = child<QTableView>("loadRuns").model();
        QCOMPARE(rows->index(0, LabRunsModel::Requests).data().toString(), QStringLiteral("1,089"));
    }

    void aFileThatIsNoReportIsTold()
    {
        write("bad.json", "{ nonsense");
        openFile(0, path("bad.json"));
        QTRY_VERIFY(notice().isVisible());
        QVERIFY2(notice().message().contains(QStringLiteral("bad.json")),
                 qPrintable(notice().message()));
        QVERIFY(button("loadQuickRun").isVisible());
    }

    void leavingWhileItRunsEndsIt()
    {
        startRunning();
        QTRY_VERIFY(!content("pid").isEmpty());
        const auto pid = pid_t(content("pid").trimmed().toInt());
        QCOMPARE(::kill(pid, 0), 0);
        m_page.reset();
        QTRY_COMPARE(::kill(pid, 0), -1);
    }

    void thePlanIsKept()
    {
        child<QComboBox>("loadTarget").setCurrentIndex(1);
        child<QLineEdit>("loadAddress").setText(QStringLiteral("127.0.0.1:1"));
        open(path("program"));
        QCOMPARE(child<QComboBox>("loadTarget").currentIndex(), 1);
        QCOMPARE(child<QLineEdit>("loadAddress").text(), QStringLiteral("127.0.0.1:1"));
    }

    void aShortRealOneLoadsTheWindowsServer()
    {
        m_fixture->open();
        QTRY_VERIFY_WITH_TIMEOUT(m_fixture->modelLoaded(), 60'000);
        open(QStringLiteral(PROGRAM));
        Scenario scenario;
        scenario.name = QStringLiteral("short");
        scenario.users = 4;
        scenario.spawnRate = 100;
        scenario.waitMin = scenario.waitMax = std::chrono::milliseconds(50);
        scenario.duration = std::chrono::seconds(2);
        m_page->findChild<ScenarioEditor *>()->model().setScenarios({scenario});
        serve();
        QTRY_COMPARE(m_fixture->host.state(), ServerHost::State::Listening);
        start();
        QTRY_VERIFY_WITH_TIMEOUT(!m_page->running(), 60'000);
        QVERIFY2(!notice().isVisible(), qPrintable(notice().message()));
        const auto *rows = child<QTableView>("loadRuns").model();
        QCOMPARE(rows->rowCount(), 1);
        QVERIFY(rows->index(0, LabRunsModel::Requests).data().toString().toInt() > 4);
        QCOMPARE(rows->index(0, LabRunsModel::Failed).data().toString(), QStringLiteral("0"));
    }

public slots:
    void browse(const QUrl &url) { m_browsed = url.toLocalFile(); }

private:
    void open(const QString &program)
    {
        m_page.reset();
        m_page = std::make_unique<LoadLabPage>(m_fixture->host, *m_fixture->settings, program);
        m_page->resize(800, 544);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    }

    void serve()
    {
        ServerOptions options;
        options.port = 0;
        m_fixture->host.start(options);
    }

    /// With a target that needs no server of the window's.
    void start()
    {
        if (m_fixture->host.state() == ServerHost::State::Stopped) {
            child<QComboBox>("loadTarget").setCurrentIndex(1);
            child<QLineEdit>("loadAddress").setText(QStringLiteral("127.0.0.1:1"));
        }
        QTest::mouseClick(&button("loadStart"), Qt::LeftButton);
    }

    /// The third of twelve runs is 30 seconds old, one ended before.
    void startRunning()
    {
        write("first", sampleRunningLines());
        start();
        QTRY_COMPARE(runningCharts().points(), 30U);
    }

    /// `entry`: of the menu of reports.
    void openFile(int entry, const QString &file)
    {
        child<QToolButton>("loadOpen").menu()->actions()[entry]->trigger();
        choose(file);
    }

    void choose(const QString &file)
    {
        auto *dialog = m_page->findChild<QFileDialog *>();
        QVERIFY(dialog != nullptr);
        emit dialog->fileSelected(file);
        delete dialog;
    }

    LabCharts &runningCharts() const
    {
        for (auto *charts : m_page->findChildren<LabCharts *>()) {
            if (charts->isVisible())
                return *charts;
        }
        return *m_page->findChild<LabCharts *>();
    }

    QString path(const char *name) const { return m_fixture->folder.filePath(QLatin1String(name)); }
    void write(const char *name, const QByteArray &content) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    QByteArray content(const char *name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QString argument(const QByteArray &option) const
    {
        const auto all = content("arguments").split('\n');
        const auto at = all.indexOf(option);
        return at >= 0 && at + 1 < all.size() ? QString::fromUtf8(all[at + 1]) : QString();
    }

    template <typename T>
    T &child(const char *name) const
    {
        auto *found = m_page->findChild<T *>(QLatin1String(name));
        if (!found)
            qFatal("no %s", name);
        return *found;
    }
    QLabel &label(const char *name) const { return child<QLabel>(name); }
    QPushButton &button(const char *name) const { return child<QPushButton>(name); }
    Notice &notice() const { return *m_page->findChild<Notice *>(); }

    std::unique_ptr<WindowFixture> m_fixture;
    std::unique_ptr<LoadLabPage> m_page;
    QString m_browsed;
};

QTEST_MAIN(LoadLabPageTest)
#include "loadlabpagetest.moc"
