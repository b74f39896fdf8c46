// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/windowfixture.h"
#include "ui/desktop/trayicon.h"
#include "ui/instance/handover.h"

#include <QAction>
#include <QApplication>
#include <QMenu>

using namespace classiscope;
using namespace classiscope::test;

namespace {

bool yes()
{
    return true;
}

bool no()
{
    return false;
}

}  // namespace

/// The window's tray icon, and what closing the window does.
class TrayTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        failOnWindowWarning();
        m_fixture = std::make_unique<WindowFixture>();
        m_options = WindowOptions();
        m_options.hasTray = &yes;
    }

    void cleanup() { m_fixture.reset(); }

    void closingEndsUnlessAskedOtherwise()
    {
        m_fixture->open(m_options);
        QVERIFY(m_fixture->window->close());
        QVERIFY(m_fixture->window->isHidden());
        QVERIFY(QApplication::quitOnLastWindowClosed());
    }

    void closingLeavesItInTheTrayWhenAskedAndShowBringsItBack()
    {
        closeToTray();
        m_fixture->open(m_options);
        QVERIFY(!m_fixture->window->close());
        QVERIFY(m_fixture->window->isHidden());
        QVERIFY(!QApplication::quitOnLastWindowClosed());
        action("trayShow")->trigger();
        QVERIFY(m_fixture->window->isVisible());
        QVERIFY(QApplication::quitOnLastWindowClosed());
    }

    void withoutATrayClosingEnds()
    {
        closeToTray();
        m_options.hasTray = &no;
        m_fixture->open(m_options);
        QVERIFY(m_fixture->window->close());
    }

    void quitEndsEvenThen_data()
    {
        QTest::addColumn<bool>("byTray");
        QTest::newRow("in the tray") << true;
        QTest::newRow("in the menu") << false;
    }

    void quitEndsEvenThen()
    {
        QFETCH(bool, byTray);
        closeToTray();
        m_fixture->open(m_options);
        CloseWatcher watcher;
        m_fixture->window->installEventFilter(&watcher);
        if (byTray)
            action("trayQuit")->trigger();
        else
            QTest::keyClick(m_fixture->window.get(), Qt::Key_Q, Qt::ControlModifier);
        QVERIFY(watcher.seen);
        QVERIFY(m_fixture->window->isHidden());
        QVERIFY(m_fixture->window->close());  // nothing holds it back any more
    }

    void serverIsSwitchedInTheTray()
    {
        m_fixture->open(m_options);
        QVERIFY(!action("trayServer")->isChecked());
        action("trayServer")->trigger();
        QTRY_COMPARE(m_fixture->host.state(), ServerHost::State::Listening);
        QTRY_VERIFY(action("trayServer")->isChecked());
        const QString port = QString::number(m_fixture->host.url().port());
        QVERIFY2(tray().text().contains(port), qPrintable(tray().text()));
        action("trayServer")->trigger();
        QTRY_COMPARE(m_fixture->host.state(), ServerHost::State::Stopped);
        QTRY_VERIFY(!action("trayServer")->isChecked());
        QVERIFY(!tray().text().contains(port));
    }

    void serverGoesOnWithoutTheWindow()
    {
        closeToTray();
        m_options.serve = true;
        m_fixture->open(m_options);
        QTRY_COMPARE(m_fixture->host.state(), ServerHost::State::Listening);
        m_fixture->window->close();
        QCOMPARE(m_fixture->host.state(), ServerHost::State::Listening);
    }

    void serverStartsWithTheWindowWhenAsked()
    {
        m_fixture->settings->setValue(QStringLiteral("server/startWithWindow"), true);
        m_fixture->open(m_options);
        QTRY_COMPARE(m_fixture->host.state(), ServerHost::State::Listening);
    }

    void anotherStartBringsTheWindowBackWithItsFiles()
    {
        closeToTray();
        m_fixture->open(m_options);
        QTRY_VERIFY_WITH_TIMEOUT(m_fixture->modelLoaded(), 60'000);
        m_fixture->window->close();
        QVERIFY(m_fixture->window->isHidden());
        HandOver handOver;
        handOver.paths << m_fixture->picture(QStringLiteral("a.png"));
        handOver.serve = true;
        m_fixture->window->take(handOver);
        QVERIFY(m_fixture->window->isVisible());
        QTRY_VERIFY(m_fixture->classified(1));
        QTRY_COMPARE(m_fixture->host.state(), ServerHost::State::Listening);
    }

private:
    struct CloseWatcher : QObject {
        bool eventFilter(QObject *, QEvent *event) override
        {
            seen = seen || event->type() == QEvent::Close;
            return false;
        }
        bool seen = false;
    };

    void closeToTray()
    {
        m_fixture->settings->setValue(QStringLiteral("desktop/closeToTray"), true);
    }
    TrayIcon &tray() const { return *m_fixture->window->findChild<TrayIcon *>(); }
    QAction *action(const char *name) const
    {
        return tray().menu().findChild<QAction *>(QLatin1String(name));
    }

    std::unique_ptr<WindowFixture> m_fixture;
    WindowOptions m_options;
};

QTEST_MAIN(TrayTest)
#include "traytest.moc"
