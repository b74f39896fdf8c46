// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loadtest/loadreportjson.h"
#include "tests/ui/windowfixture.h"
#include "ui/loadlab/scenarioeditor.h"
#include "ui/loadlab/scenariotext.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QToolButton>

using namespace classiscope;
using namespace classiscope::test;
using Column = ScenarioTableModel::Column;

class ScenarioTableTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    void init()
    {
        failOnWindowWarning();
        m_editor = std::make_unique<ScenarioEditor>();
        m_tester = std::make_unique<QAbstractItemModelTester>(
            &m_editor->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_editor->resize(800, 400);
        m_editor->show();
        QVERIFY(QTest::qWaitForWindowActive(m_editor.get()));
    }

    void cleanup()
    {
        m_tester.reset();
        m_editor.reset();
    }

    void timesAreReadAsPeopleWriteThem_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("milliseconds");
        QTest::addColumn<QString>("shown");
        const auto row = [](const char *text, qint64 milliseconds, const char *shown) {
            QTest::newRow(text) << QString::fromUtf8(text) << milliseconds
                                << QString::fromUtf8(shown);
        };
        row("20 s", 20'000, "20 s");
        row("20", 20'000, "20 s");
        row("3 min", 180'000, "3 min");
        row("3m20s", 200'000, "3 min 20 s");
        row("1 h 30 min", 5'400'000, "1 h 30 min");
        row("0,5 s", 500, "0.5 s");
        row("0", 0, "0 s");
        row("", -1, "");
        row("soon", -1, "");
        row("1.2.3 s", -1, "");
        row("99999999999 h", -1, "");
    }

    void timesAreReadAsPeopleWriteThem()
    {
        QFETCH(const QString, text);
        QFETCH(const qint64, milliseconds);
        QFETCH(const QString, shown);
        const auto time = readTime(text);
        QCOMPARE(time ? time->count() : -1, milliseconds);
        if (time) {
            QCOMPARE(exactTimeText(*time), shown);
            QCOMPARE(readTime(shown), time);
        }
    }

    void thePlannedScenariosAreThere()
    {
        QCOMPARE(model().rowCount(), 5);
        QCOMPARE(cells(0).join(u'|'),
                 QStringLiteral("light|Users|10|2|0.5–2 s|–|2 min|0 %|0 %")
                     .replace(QStringLiteral(" %"), QStringLiteral("\u00a0%")));
        QCOMPARE(cell(4, Column::Name), QStringLiteral("25-users"));
        QCOMPARE(model().ticked().size(), 5U);
    }

    void allColumnsAreSeenInAnyWidth()
    {
        const QTableView &table = m_editor->table();
        for (const int width : {1500, 800}) {
            m_editor->resize(width, 400);
            QTRY_COMPARE(table.horizontalScrollBar()->maximum(), 0);
            QTRY_COMPARE(table.horizontalHeader()->length(), table.viewport()->width());
            QVERIFY2(table.columnWidth(Column::Name) < 300,
                     qPrintable(QString::number(table.columnWidth(Column::Name))));
        }
    }

    void everyValueCanBeTyped()
    {
        type(0, Column::Name, QStringLiteral("mine"));
        type(0, Column::Users, QStringLiteral("77"));
        type(0, Column::SpawnRate, QStringLiteral("7.5"));
        type(0, Column::Wait, QStringLiteral("1-3"));
        type(0, Column::Duration, QStringLiteral("45"));
        type(0, Column::Repeated, QStringLiteral("30"));
        type(0, Column::Aborted, QStringLiteral("5"));
        const Scenario &scenario = model().scenarios()[0];
        QCOMPARE(scenario.name, QStringLiteral("mine"));
        QCOMPARE(scenario.users, 77);
        QCOMPARE(scenario.spawnRate, 7.5);
        QCOMPARE(scenario.waitMin.count(), 1000);
        QCOMPARE(scenario.waitMax.count(), 3000);
        QCOMPARE(scenario.duration.count(), 45'000);
        QCOMPARE(scenario.repeatShare, 0.3);
        QCOMPARE(scenario.abortShare, 0.05);
    }

    void aRateNeedsNoUsers()
    {
        QVERIFY(model().setData(index(1, Column::Kind), ScenarioTableModel::ConstantRate));
        QCOMPARE(cell(1, Column::Users), QStringLiteral("–"));
        QVERIFY(!model().flags(index(1, Column::Wait)).testFlag(Qt::ItemIsEditable));
        QVERIFY(!model().setData(index(1, Column::Users), 3));
        type(1, Column::Rate, QStringLiteral("80"));
        const Scenario &scenario = model().scenarios()[1];
        QVERIFY(scenario.model == Scenario::Model::Open);
        QVERIFY(scenario.arrivals == Scenario::Arrivals::Constant);
        QCOMPARE(scenario.arrivalRate, 80.0);
    }

    void theKindIsChosenFromAList()
    {
        QTableView &table = m_editor->table();
        table.setCurrentIndex(index(0, Column::Kind));
        QTest::keyClick(&table, Qt::Key_F2);
        auto *box = table.findChild<QComboBox *>();
        QVERIFY(box != nullptr);
        QTest::keyClick(box, Qt::Key_Down);
        QTest::keyClick(box, Qt::Key_Return);
        QTRY_COMPARE(cell(0, Column::Kind), QStringLiteral("Poisson rate"));
    }

    void whatCannotBeReadIsRefusedWithTheCure()
    {
        type(0, Column::Duration, QStringLiteral("soon"));
        QCOMPARE(cell(0, Column::Duration), QStringLiteral("2 min"));
        QVERIFY(problem().isVisible());
        QVERIFY2(problem().text().contains(QStringLiteral("write 20 s, 3 min")),
                 qPrintable(problem().text()));
        type(0, Column::Duration, QStringLiteral("1 min"));
        QVERIFY(!problem().isVisible());
    }

    void whatCannotBeRunIsMarked()
    {
        type(0, Column::Wait, QStringLiteral("3-1"));
        QVERIFY(problem().text().contains(QStringLiteral("light")));
        QVERIFY(!model().mistake(0).isEmpty());
        QVERIFY(!index(0, Column::Name).data(Qt::DecorationRole).isNull());
        type(0, Column::Wait, QStringLiteral("1-3"));
        type(1, Column::Name, QStringLiteral("light"));
        QVERIFY2(problem().text().contains(QStringLiteral("a name of its own")),
                 qPrintable(problem().text()));
        QVERIFY(!model().mistake(0).isEmpty());
    }

    void aTickDecidesWhatIsRun()
    {
        const QRect cellRect = m_editor->table().visualRect(index(0, Column::Name));
        QTest::mouseClick(m_editor->table().viewport(), Qt::LeftButton, {},
                          QPoint(cellRect.left() + 22, cellRect.center().y()));
        QCOMPARE(model().ticked().size(), 4U);
        QCOMPARE(model().unticked(), QStringList {QStringLiteral("light")});
    }

    void scenariosAreAddedDuplicatedAndRemoved()
    {
        QVERIFY(!button("scenarioRemove").isEnabled());
        click("scenarioAdd");
        QCOMPARE(model().rowCount(), 6);
        QCOMPARE(cell(5, Column::Name), QStringLiteral("new"));
        click("scenarioDuplicate");
        QCOMPARE(cell(6, Column::Name), QStringLiteral("new-2"));
        QTest::keyClick(&m_editor->table(), Qt::Key_Delete);
        click("scenarioRemove");
        QCOMPARE(model().rowCount(), 5);
        click("scenarioRestore");
        QVERIFY(model().scenarios() == plannedScenarios());
    }

    void thereIsAMostOfThem()
    {
        while (model().rowCount() < ScenarioTableModel::mostScenarios)
            QVERIFY(model().add(Scenario {.name = QStringLiteral("x")}, model().rowCount()) >= 0);
        QCOMPARE(model().add(Scenario {.name = QStringLiteral("x")}, 0), -1);
        QVERIFY(problem().text().contains(QStringLiteral("100")));
    }

    void aFileHoldsThemAll()
    {
        type(2, Column::Users, QStringLiteral("99"));
        const auto before = model().scenarios();
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("mine.json"));
        click("scenarioSave");
        auto *dialog = m_editor->findChild<QFileDialog *>();
        QVERIFY(dialog != nullptr);
        emit dialog->fileSelected(path);
        delete dialog;
        QTRY_VERIFY(QFile::exists(path));
        click("scenarioRestore");
        m_editor->openFile(path);
        QVERIFY(model().scenarios() == before);
    }

    void aFileThatIsNoneChangesNothing()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("bad.json"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"scenarios": [{"name": "x", "usres": 3}]})");
        file.close();
        m_editor->openFile(path);
        QVERIFY2(problem().text().contains(QStringLiteral("usres")), qPrintable(problem().text()));
        m_editor->openFile(folder.filePath(QStringLiteral("gone.json")));
        QVERIFY(problem().text().contains(QStringLiteral("gone.json")));
        QCOMPARE(model().rowCount(), 5);
    }

private:
    ScenarioTableModel &model() const { return m_editor->model(); }
    QModelIndex index(int row, int column) const { return model().index(row, column); }
    QString cell(int row, int column) const { return index(row, column).data().toString(); }
    QStringList cells(int row) const
    {
        QStringList texts;
        for (int column = 0; column < Column::ColumnCount; ++column)
            texts << cell(row, column);
        return texts;
    }

    /// As a person: F2, the text, Return.
    void type(int row, int column, const QString &text)
    {
        QTableView &table = m_editor->table();
        table.setCurrentIndex(index(row, column));
        QTest::keyClick(&table, Qt::Key_F2);
        auto *edit = table.findChild<QLineEdit *>();
        QVERIFY(edit != nullptr);
        edit->selectAll();
        QTest::keyClicks(edit, text);
        QTest::keyClick(edit, Qt::Key_Return);
        QTRY_VERIFY(!table.findChild<QLineEdit *>());
    }

    QLabel &problem() const { return *m_editor->findChild<QLabel *>(QStringLiteral("problem")); }
    QToolButton &button(const char *name) const
    {
        return *m_editor->findChild<QToolButton *>(QLatin1String(name));
    }
    void click(const char *name) const { QTest::mouseClick(&button(name), Qt::LeftButton); }

    std::unique_ptr<ScenarioEditor> m_editor;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_MAIN(ScenarioTableTest)
#include "scenariotabletest.moc"
