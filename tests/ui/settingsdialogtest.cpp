// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/windowfixture.h"
#include "ui/server/serverpage.h"
#include "ui/settings/settingsdialog.h"
#include "ui/theme/colorscheme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTabWidget>

using namespace classiscope;
using namespace classiscope::test;

class SettingsDialogTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        failOnWindowWarning();
        m_fixture = std::make_unique<WindowFixture>();
        qputenv("XDG_CONFIG_HOME", QFile::encodeName(m_fixture->folder.path()));
    }

    void cleanup() { m_fixture.reset(); }

    void ctrlCommaOpensIt()
    {
        m_fixture->open();
        openDialog();
        QVERIFY(m_dialog && m_dialog->isVisible());
        QCOMPARE(pages()->count(), 4);
    }

    void theServerPagesButtonOpensTheServersPage()
    {
        m_fixture->open();
        QTest::keyClick(m_fixture->window.get(), Qt::Key_2, Qt::AltModifier);
        QTest::mouseClick(m_fixture->child<QPushButton>("serverSettings"), Qt::LeftButton);
        m_dialog = m_fixture->window->findChild<SettingsDialog *>();
        QVERIFY(m_dialog && m_dialog->isVisible());
        QCOMPARE(pages()->currentIndex(), int(SettingsDialog::Page::Access));
        QTest::mouseClick(child<QPushButton>("generateKey"), Qt::LeftButton);
        press(QDialogButtonBox::Ok);
        QVERIFY(
            !ServerSettings(*m_fixture->settings, ServerOptions(), {}).options().apiKey.isEmpty());
    }

    void theWarningAboutANetworkWithoutKeyLeadsToTheKey()
    {
        m_fixture->open();
        auto *page = m_fixture->window->findChild<ServerPage *>();
        QTest::keyClick(m_fixture->window.get(), Qt::Key_2, Qt::AltModifier);
        page->findChild<QComboBox *>()->setCurrentIndex(1);
        QTest::mouseClick(m_fixture->child<QWidget>("exposure")->findChild<QPushButton *>(),
                          Qt::LeftButton);
        m_dialog = m_fixture->window->findChild<SettingsDialog *>();
        QVERIFY(m_dialog);
        QTRY_VERIFY(child<QLineEdit>("apiKey")->hasFocus());
    }

    void generalChoicesAreKept_data()
    {
        QTest::addColumn<QString>("box");
        QTest::addColumn<bool>("before");
        QTest::newRow("pictures") << QStringLiteral("restorePictures") << false;
        QTest::newRow("place") << QStringLiteral("restorePlace") << true;
        QTest::newRow("server") << QStringLiteral("serveAtStart") << false;
        QTest::newRow("one window") << QStringLiteral("singleInstance") << true;
        QTest::newRow("login") << QStringLiteral("startAtLogin") << false;
    }

    void generalChoicesAreKept()
    {
        QFETCH(QString, box);
        QFETCH(bool, before);
        m_fixture->open();
        openDialog();
        QCOMPARE(checkBox(box)->isChecked(), before);
        toggle(box);
        press(QDialogButtonBox::Cancel);
        openDialog();
        QCOMPARE(checkBox(box)->isChecked(), before);
        toggle(box);
        press(QDialogButtonBox::Ok);
        m_fixture->open();
        openDialog();
        QCOMPARE(checkBox(box)->isChecked(), !before);
        restore();
        QCOMPARE(checkBox(box)->isChecked(), before);
        press(QDialogButtonBox::Ok);
        openDialog();
        QCOMPARE(checkBox(box)->isChecked(), before);
    }

    void startAtLoginIsAFileOfTheDesktop()
    {
        const QString file =
            m_fixture->folder.filePath(QStringLiteral("autostart/classiscope.desktop"));
        m_fixture->open();
        openDialog();
        toggle(QStringLiteral("startAtLogin"));
        press(QDialogButtonBox::Ok);
        QVERIFY(QFile::exists(file));
        openDialog();
        toggle(QStringLiteral("startAtLogin"));
        press(QDialogButtonBox::Ok);
        QVERIFY(!QFile::exists(file));
    }

    void languageIsKeptForTheNextStart()
    {
        m_fixture->open();
        openDialog();
        auto *language = child<QComboBox>("language");
        QVERIFY(language->currentData().toString().isEmpty());
        language->setCurrentIndex(language->findData(QStringLiteral("de")));
        press(QDialogButtonBox::Ok);
        QCOMPARE(m_fixture->settings->value(QStringLiteral("view/language")).toString(),
                 QStringLiteral("de"));
    }

    void colourSchemeCountsAtOnce()
    {
        m_fixture->open();
        openDialog();
        child<QComboBox>("colorScheme")->setCurrentIndex(int(ColorScheme::Dark));
        press(QDialogButtonBox::Ok);
        QCOMPARE(appliedColorScheme(), ColorScheme::Dark);
        openDialog();
        child<QComboBox>("colorScheme")->setCurrentIndex(int(ColorScheme::System));
        press(QDialogButtonBox::Ok);
        QCOMPARE(appliedColorScheme(), ColorScheme::System);
    }

    void engineOptionsAreKeptForTheNextStart()
    {
        m_fixture->open();
        openDialog();
        goTo(1);
        number("workers")->setValue(3);
        number("maxImagePixels")->setValue(2.5);
        child<QComboBox>("precision")->setCurrentIndex(int(Precision::Fast));
        press(QDialogButtonBox::Ok);
        const ClassifierOptions kept =
            EngineSettings(*m_fixture->settings, ClassifierOptions(), {}).options();
        QCOMPARE(kept.workers, 3);
        QCOMPARE(kept.maxImagePixels, qint64(2'500'000));
        QCOMPARE(kept.precision, Precision::Fast);
        QCOMPARE(kept.maxImageBytes, ClassifierOptions().maxImageBytes);
        openDialog();
        QCOMPARE(number("workers")->value(), 3.0);
        goTo(1);
        restore();
        QCOMPARE(number("workers")->value(), 0.0);
        QVERIFY(number("workers")->text().contains(QStringLiteral("core")));
    }

    void engineSaysWhatItDoesNow()
    {
        m_fixture->open();
        QTRY_VERIFY_WITH_TIMEOUT(m_fixture->modelLoaded(), 60'000);
        openDialog();
        const QString now = child<QLabel>("engineInUse")->text();
        QVERIFY2(now.contains(QStringLiteral("workers: %1").arg(m_fixture->classifier.workers())),
                 qPrintable(now));
        QVERIFY2(now.contains(m_fixture->classifier.model()->path.text()), qPrintable(now));
    }

    void queueAndMemoryCountAtOnce()
    {
        m_fixture->open();
        openDialog();
        goTo(1);
        number("queueLimit")->setValue(17);
        number("cacheBytes")->setValue(3);
        press(QDialogButtonBox::Ok);
        QCOMPARE(m_fixture->classifier.queueLimit(), 17);
        QCOMPARE(m_fixture->classifier.cache().limitBytes, qint64(3 << 20));
    }

    void serverLimitsAndAccessAreKept()
    {
        m_fixture->open();
        openDialog();
        goTo(3);
        number("maxConnections")->setValue(77);
        goTo(2);
        child<QLineEdit>("apiKey")->setText(QStringLiteral("secret"));
        press(QDialogButtonBox::Ok);
        const ServerOptions kept =
            ServerSettings(*m_fixture->settings, ServerOptions(), {}).options();
        QCOMPARE(kept.maxConnections, 77);
        QCOMPARE(kept.apiKey, QByteArray("secret"));
    }

    void runningServerTakesItsSettingsAtItsNextStart()
    {
        WindowOptions options;
        options.serve = true;
        m_fixture->open(options);
        QTRY_COMPARE(m_fixture->host.state(), ServerHost::State::Listening);
        openDialog();
        auto *note = child<QLabel>("runningNote");
        QVERIFY(note->isHidden());
        goTo(3);
        QVERIFY(!note->isHidden());
        number("maxConnections")->setValue(77);
        press(QDialogButtonBox::Ok);
        QVERIFY(m_fixture->host.options().maxConnections != 77);
        QTRY_VERIFY(m_fixture->child<QPushButton>("restart")->isVisibleTo(
            m_fixture->child<QWidget>("restart")->parentWidget()));
    }

    void whatTheCommandLineGaveIsShownAndLocked()
    {
        WindowOptions options;
        options.engine.workers = 2;
        options.typed = QStringList {QStringLiteral("--workers"), QStringLiteral("--color-scheme"),
                                     QStringLiteral("--queue-limit")};
        options.server.queueLimit = 9;
        options.server.apiKey = "given";
        options.given = QStringList {QStringLiteral("queueLimit"), QStringLiteral("apiKey")};
        m_fixture->settings->setValue(QStringLiteral("engine/workers"), 5);
        m_fixture->open(options);
        openDialog();
        QVERIFY(!child<QComboBox>("colorScheme")->isEnabled());
        QVERIFY(!number("workers")->isEnabled());
        QCOMPARE(number("workers")->value(), 2.0);
        QVERIFY(!number("queueLimit")->isEnabled());
        QCOMPARE(number("queueLimit")->value(), 9.0);
        QVERIFY(child<QLineEdit>("apiKey")->isReadOnly());
        goTo(1);
        restore();
        QCOMPARE(number("workers")->value(), 2.0);
        press(QDialogButtonBox::Ok);
        QCOMPARE(m_fixture->settings->value(QStringLiteral("engine/workers")).toInt(), 5);
    }

    void defaultsOfOtherPagesStay()
    {
        m_fixture->open();
        openDialog();
        toggle(QStringLiteral("serveAtStart"));
        number("workers")->setValue(3);
        number("maxConnections")->setValue(77);
        child<QLineEdit>("apiKey")->setText(QStringLiteral("secret"));
        goTo(3);
        restore();
        QCOMPARE(number("maxConnections")->value(), double(ServerOptions().maxConnections));
        QCOMPARE(number("workers")->value(), 3.0);
        QVERIFY(checkBox(QStringLiteral("serveAtStart"))->isChecked());
        QCOMPARE(child<QLineEdit>("apiKey")->text(), QStringLiteral("secret"));
        goTo(2);
        restore();
        QVERIFY(child<QLineEdit>("apiKey")->text().isEmpty());
    }

    void mistakesAreNamedAndCannotBeKept()
    {
        m_fixture->open();
        openDialog();
        number("batchSize")->setValue(60);
        number("maxBatch")->setValue(50);
        auto *problem = child<QLabel>("problem");
        QVERIFY2(problem->text().contains(QStringLiteral("60")), qPrintable(problem->text()));
        QVERIFY(!button(QDialogButtonBox::Ok)->isEnabled());
        number("batchSize")->setValue(50);
        QVERIFY(problem->text().isEmpty());
        QVERIFY(button(QDialogButtonBox::Ok)->isEnabled());
        child<QLineEdit>("apiKey")->setText(QStringLiteral("two words"));
        QVERIFY(!problem->text().isEmpty());
        QVERIFY(!button(QDialogButtonBox::Ok)->isEnabled());
    }

    void everyFieldHasAnAccessibleName()
    {
        m_fixture->open();
        openDialog();
        int checked = 0;
        for (const auto *field : m_dialog->findChildren<QWidget *>()) {
            const bool counts = qobject_cast<const QAbstractSpinBox *>(field)
                || qobject_cast<const QComboBox *>(field);
            if (!counts)
                continue;
            ++checked;
            QVERIFY2(!field->accessibleName().isEmpty(), qPrintable(field->objectName()));
        }
        QVERIFY(checked > 20);
    }

private:
    void openDialog()
    {
        m_fixture->window->activateWindow();  // as a desktop does when a dialog is closed
        if (!QTest::qWaitForWindowActive(m_fixture->window.get()))
            qWarning("the window did not become active");
        QTest::keyClick(m_fixture->window.get(), Qt::Key_Comma, Qt::ControlModifier);
        m_dialog = m_fixture->window->findChild<SettingsDialog *>();
    }
    template <typename T>
    T *child(const char *name) const
    {
        return m_dialog->findChild<T *>(QLatin1String(name));
    }
    QTabWidget *pages() const { return child<QTabWidget>("settingsPages"); }
    void goTo(int page) const { pages()->setCurrentIndex(page); }
    QDoubleSpinBox *number(const char *name) const { return child<QDoubleSpinBox>(name); }
    QCheckBox *checkBox(const QString &name) const
    {
        return m_dialog->findChild<QCheckBox *>(name);
    }
    void toggle(const QString &name) const { QTest::keyClick(checkBox(name), Qt::Key_Space); }
    QPushButton *button(QDialogButtonBox::StandardButton which) const
    {
        return m_dialog->findChild<QDialogButtonBox *>()->button(which);
    }
    void press(QDialogButtonBox::StandardButton which)
    {
        QTest::mouseClick(button(which), Qt::LeftButton);
        // Deleted later: a dialog that opens meanwhile would be the second one found.
        QTRY_VERIFY(!m_fixture->window->findChild<SettingsDialog *>());
    }
    void restore() const
    {
        QTest::mouseClick(button(QDialogButtonBox::RestoreDefaults), Qt::LeftButton);
    }

    std::unique_ptr<WindowFixture> m_fixture;
    SettingsDialog *m_dialog = nullptr;
};

QTEST_MAIN(SettingsDialogTest)
#include "settingsdialogtest.moc"
