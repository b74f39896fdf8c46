// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/onednnversion.h"
#include "tests/ui/windowfixture.h"
#include "ui/help/helpwindow.h"
#include "ui/help/shortcutsdialog.h"

#include <QAbstractButton>
#include <QAction>
#include <QClipboard>
#include <QDirIterator>
#include <QFile>
#include <QGuiApplication>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QRegularExpression>
#include <QTextBrowser>
#include <QTreeWidget>

using namespace classiscope;
using namespace classiscope::test;

class HelpTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        failOnWindowWarning();
        m_fixture = std::make_unique<WindowFixture>();
        m_fixture->open();
    }

    void cleanup() { m_fixture.reset(); }

    void f1ExplainsThePlaceOneIsAt_data()
    {
        QTest::addColumn<int>("place");
        QTest::addColumn<QString>("title");
        QTest::newRow("classify") << 0 << QStringLiteral("Classify");
        QTest::newRow("server") << 1 << QStringLiteral("Server");
        QTest::newRow("performance") << 2 << QStringLiteral("Performance");
        QTest::newRow("requests") << 3 << QStringLiteral("Requests");
        QTest::newRow("benchmark") << 4 << QStringLiteral("Benchmark");
        QTest::newRow("load lab") << 6 << QStringLiteral("Load lab");
    }

    void f1ExplainsThePlaceOneIsAt()
    {
        QFETCH(int, place);
        QFETCH(QString, title);
        QTest::mouseClick(
            m_fixture->child<QAbstractButton>(qPrintable(QStringLiteral("place%1").arg(place))),
            Qt::LeftButton);
        QTest::keyClick(m_fixture->window.get(), Qt::Key_F1);
        QVERIFY(help() && help()->isVisible());
        QCOMPARE(contents().currentItem()->text(), title);
        QVERIFY(text().toPlainText().startsWith(title));
    }

    void contentsAndLinksLeadToPages()
    {
        QTest::keyClick(m_fixture->window.get(), Qt::Key_F1);
        for (int row = 0; row < contents().count(); ++row) {
            contents().setCurrentRow(row);
            QVERIFY2(text().toPlainText().startsWith(contents().item(row)->text()),
                     qPrintable(contents().item(row)->text()));
        }
        QVERIFY(contents().count() >= 9);
        contents().setCurrentRow(0);
        text().setSource(QUrl(QStringLiteral("server.html")));
        QCOMPARE(contents().currentItem()->text(), QStringLiteral("Server"));
    }

    void everyLinkHasItsPage()
    {
        static const QRegularExpression link(QStringLiteral("href=\"([^\"]*)\""));
        QTest::keyClick(m_fixture->window.get(), Qt::Key_F1);  // which loads them
        int links = 0;
        QDirIterator pages(QStringLiteral(":/help"), {QStringLiteral("*.html")}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (pages.hasNext()) {
            QFile page(pages.next());
            QVERIFY(page.open(QIODevice::ReadOnly));
            auto matches = link.globalMatch(QString::fromUtf8(page.readAll()));
            while (matches.hasNext()) {
                const QString target =
                    QFileInfo(page.fileName()).path() + u'/' + matches.next().captured(1);
                QVERIFY2(QFile::exists(target), qPrintable(target));
                ++links;
            }
        }
        QVERIFY(links >= 8);
    }

    void shortcutsAreThoseOfTheActions()
    {
        action(QStringLiteral("&Keyboard shortcuts"))->trigger();
        auto *dialog = m_fixture->window->findChild<ShortcutsDialog *>();
        QVERIFY(dialog && dialog->isVisible());
        auto *list = dialog->findChild<QTreeWidget *>(QStringLiteral("shortcuts"));
        QCOMPARE(keyOf(*list, QStringLiteral("Settings")), QStringLiteral("Ctrl+,"));
        QCOMPARE(keyOf(*list, QStringLiteral("Open model")), QStringLiteral("Ctrl+M"));
        QCOMPARE(keyOf(*list, QStringLiteral("CSV")), QStringLiteral("Ctrl+E"));
        // All that have a key and a name, each once.
        QStringList expected;
        for (const QAction *one : m_fixture->window->findChildren<QAction *>()) {
            if (!one->shortcut().isEmpty() && !one->text().isEmpty())
                expected << one->shortcut().toString(QKeySequence::NativeText);
        }
        QStringList listed;
        for (int group = 0; group < list->topLevelItemCount(); ++group) {
            for (int i = 0; i < list->topLevelItem(group)->childCount(); ++i)
                listed << list->topLevelItem(group)->child(i)->text(1);
        }
        expected.sort();
        listed.sort();
        QCOMPARE(listed, expected);
    }

    void aboutNamesVersionsAndLicencesAndCopiesThem()
    {
        action(QStringLiteral("&About Classiscope"))->trigger();
        auto *box = m_fixture->window->findChild<QMessageBox *>(QStringLiteral("aboutBox"));
        QVERIFY(box != nullptr);
        QVERIFY(box->informativeText().contains(openCvVersion()));
        QVERIFY(box->informativeText().contains(oneDnnVersion()));
        QVERIFY(box->informativeText().contains(QStringLiteral("GPL-3.0-or-later")));
        QVERIFY(box->detailedText().contains(QStringLiteral("OpenCV: Apache-2.0")));
        QTest::mouseClick(box->findChild<QPushButton *>(QStringLiteral("copyVersions")),
                          Qt::LeftButton);
        QVERIFY(box->isVisible());
        const QString copied = QGuiApplication::clipboard()->text();
        QVERIFY2(copied.contains(QStringLiteral("OpenCV ") + openCvVersion()), qPrintable(copied));
    }

private:
    HelpWindow *help() const { return m_fixture->window->findChild<HelpWindow *>(); }
    QListWidget &contents() const
    {
        return *help()->findChild<QListWidget *>(QStringLiteral("helpContents"));
    }
    QTextBrowser &text() const
    {
        return *help()->findChild<QTextBrowser *>(QStringLiteral("helpText"));
    }
    QAction *action(const QString &name) const
    {
        for (QAction *one : m_fixture->window->findChildren<QAction *>()) {
            if (one->text() == name)
                return one;
        }
        return nullptr;
    }
    static QString keyOf(const QTreeWidget &list, const QString &name)
    {
        const auto found = list.findItems(name, Qt::MatchExactly | Qt::MatchRecursive);
        return found.size() == 1 ? found.first()->text(1) : QString();
    }

    std::unique_ptr<WindowFixture> m_fixture;
};

QTEST_MAIN(HelpTest)
#include "helptest.moc"
