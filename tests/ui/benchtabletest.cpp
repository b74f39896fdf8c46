// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/benchreport.h"
#include "tests/ui/windowfixture.h"
#include "ui/benchmark/benchtable.h"
#include "ui/benchmark/benchtablemodel.h"
#include "ui/language.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QScrollBar>

using namespace classiscope;
using namespace classiscope::test;
using Column = BenchTableModel::Column;

class BenchTableTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    void init()
    {
        failOnWindowWarning();
        m_model = std::make_unique<BenchTableModel>();
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_model->setRows(benchRows(sampleReport(), 3));
        m_table = std::make_unique<BenchTable>(*m_model);
        m_table->resize(820, m_table->sizeHint().height());
        m_table->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_table.get()));
    }

    void cleanup()
    {
        m_table.reset();
        m_tester.reset();
        m_model.reset();
        applyLanguage(*qApp, Language::English);
    }

    void theModelIsOneForEveryReport()
    {
        m_model->setRows({});
        QCOMPARE(m_model->rowCount(), 0);
        m_model->setRows(benchRows(sampleReport(), {}));
        QCOMPARE(m_model->rowCount(), 8);
    }

    void aCellHasTheFigureOfItsColumn()
    {
        QCOMPARE(text(1, Column::Part), QStringLiteral("Forward"));
        QCOMPARE(text(1, Column::Milliseconds), QStringLiteral("2.50"));
        QCOMPARE(text(1, Column::PerSecond), QStringLiteral("400"));
        QCOMPARE(text(1, Column::Spread), QStringLiteral("10\u00a0%"));
        QCOMPARE(text(1, Column::P50), QStringLiteral("–"));
        QCOMPARE(text(1, Column::AgainstOpenCv), QStringLiteral("4.00"));
        QCOMPARE(text(7, Column::Part), QStringLiteral("Pipeline ★"));
        QCOMPARE(m_model->index(7, Column::Part).data(Qt::AccessibleTextRole).toString(),
                 QStringLiteral("Pipeline, best"));
        QCOMPARE(text(7, Column::Workers), QStringLiteral("2"));
        QCOMPARE(text(7, Column::Milliseconds), QStringLiteral("–"));
        QCOMPARE(text(7, Column::P95), QStringLiteral("4.50"));
    }

    void aClickOnTheHeaderSortsByNumbers()
    {
        click(Column::PerSecond);  // as text, 100 would stand behind 1,000
        QStringList speeds = shown(Column::PerSecond);
        QCOMPARE(speeds.first(), QStringLiteral("100"));
        QCOMPARE(speeds.last(), QStringLiteral("780"));
        click(Column::PerSecond);
        QCOMPARE(shown(Column::PerSecond).first(), QStringLiteral("780"));
        click(Column::PerSecond);
        QCOMPARE(shown(Column::PerSecond).join(u' '),
                 QStringLiteral("100 400 190 780 120 330 170 600"));
    }

    void withoutAChoiceAllIsCopied()
    {
        QTest::keySequence(m_table.get(), QKeySequence(QKeySequence::Copy));
        const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n');
        QCOMPARE(lines.size(), 10);
        QVERIFY(lines[0].startsWith(QStringLiteral("Part\tPath\tWorkers\t")));
        for (const QString &line : lines.first(9))
            QCOMPARE(line.count(u'\t'), Column::ColumnCount - 1);
        QVERIFY(lines[8].contains(QStringLiteral("\t600\t")));
    }

    void chosenRowsAreCopiedInTheOrderShown()
    {
        click(Column::PerSecond);
        click(Column::PerSecond);
        m_table->selectRow(0);
        m_table->selectionModel()->select(m_table->model()->index(1, 0),
                                          QItemSelectionModel::Select | QItemSelectionModel::Rows);
        QTest::keySequence(m_table.get(), QKeySequence(QKeySequence::Copy));
        const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n');
        QCOMPARE(lines.size(), 4);
        QVERIFY(lines[1].contains(QStringLiteral("\t780\t")));
        QVERIFY(lines[2].contains(QStringLiteral("\t600\t")));
    }

    void everyCellIsReadableInAWindowOfAThousandPixels_data()
    {
        QTest::addColumn<Language>("language");
        QTest::newRow("English") << Language::English;
        QTest::newRow("German") << Language::German;
    }

    void everyCellIsReadableInAWindowOfAThousandPixels()
    {
        QFETCH(const Language, language);
        applyLanguage(*qApp, language);
        m_table->resize(809, m_table->height());  // what such a window leaves
        m_model->setRows(benchRows(sampleReport(), 3));
        const QHeaderView &header = *m_table->horizontalHeader();
        QVERIFY(header.length() <= m_table->viewport()->width());
        QTRY_VERIFY(!m_table->horizontalScrollBar()->isVisible());
        for (int column = 0; column < Column::ColumnCount; ++column) {
            if (m_table->isColumnHidden(column))
                continue;
            const int margins = column == 0 ? 22 : 14;  // of CellDelegate and the style
            const QString title = m_table->model()->headerData(column, Qt::Horizontal).toString();
            for (const QString &cell : shown(column) + QStringList {title})
                QVERIFY2(m_table->fontMetrics().horizontalAdvance(cell) + margins
                             <= header.sectionSize(column),
                         qPrintable(cell));
        }
    }

    void aWideTableSpreadsItsColumns()
    {
        m_table->resize(1400, m_table->height());
        const QHeaderView &header = *m_table->horizontalHeader();
        QTRY_COMPARE(header.length(), m_table->viewport()->width());
        QVERIFY2(header.sectionSize(Column::Path) < 300,
                 qPrintable(QString::number(header.sectionSize(Column::Path))));
    }

    void theBatchIsShownWhereItDiffers()
    {
        QVERIFY(m_table->isColumnHidden(Column::Batch));
        BenchReport report = sampleReport();
        report.pipeline[0].setting.batch = 4;
        m_model->setRows(benchRows(report, {}));
        QVERIFY(!m_table->isColumnHidden(Column::Batch));
        QCOMPARE(text(4, Column::Batch), QStringLiteral("4"));
    }

    void aNarrowTableScrollsSideways()
    {
        m_table->resize(500, m_table->height());
        QTRY_VERIFY(m_table->horizontalScrollBar()->isVisible());
        m_table->resize(500, m_table->sizeHint().height());
        QCOMPARE(m_table->verticalScrollBar()->maximum(), 0);
    }

private:
    QString text(int row, int column) const
    {
        return m_model->index(row, column).data().toString();
    }

    QStringList shown(int column) const
    {
        QStringList texts;
        for (int row = 0; row < m_table->model()->rowCount(); ++row)
            texts << m_table->model()->index(row, column).data().toString();
        return texts;
    }

    void click(int column)
    {
        const QHeaderView &header = *m_table->horizontalHeader();
        const QPoint place(header.sectionViewportPosition(column) + 10, header.height() / 2);
        QTest::mouseClick(header.viewport(), Qt::LeftButton, {}, place);
    }

    std::unique_ptr<BenchTableModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    std::unique_ptr<BenchTable> m_table;
};

QTEST_MAIN(BenchTableTest)
#include "benchtabletest.moc"
