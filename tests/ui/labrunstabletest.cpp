// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/loadsample.h"
#include "tests/ui/windowfixture.h"
#include "ui/language.h"
#include "ui/loadlab/labresultview.h"
#include "ui/loadlab/labrunstable.h"
#include "ui/performance/figuretile.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>

using namespace classiscope;
using namespace classiscope::test;
using Column = LabRunsModel::Column;

class LabRunsTableTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    void init()
    {
        failOnWindowWarning();
        m_view = std::make_unique<LabResultView>();
        m_view->resize(820, 900);
        m_view->setReport(sampleLoadReport());
        m_view->show();
        QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
    }

    void cleanup()
    {
        m_view.reset();
        applyLanguage(*qApp, Language::English);
    }

    void theModelIsOneForEveryReport()
    {
        LabRunsModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRuns(sampleLoadReport().runs);
        QCOMPARE(model.rowCount(), 4);
        model.setRuns({});
        QCOMPARE(model.rowCount(), 0);
    }

    void aRowHasTheElevenFigures()
    {
        QCOMPARE(row(0),
                 QStringLiteral("light|1|1,234|3|20.5|12.3|11.2|17.6|60.0|7.01|204|1,231|"
                                "99.76\u00a0%"));
    }

    void aFailureIsNeverRoundedAway()
    {
        LoadReport report = sampleLoadReport();
        report.runs[0].figures.requests = 10'000'000;
        report.runs[0].figures.failures = 1;
        report.runs[1].figures.failures = 0;
        report.runs[2].figures = LoadFigures();
        m_view->setReport(report);
        QCOMPARE(cell(0, Column::SuccessRate), QStringLiteral(">\u00a099.99\u00a0%"));
        QCOMPARE(cell(1, Column::SuccessRate), QStringLiteral("100\u00a0%"));
        QCOMPARE(cell(2, Column::P95), QStringLiteral("–"));
    }

    void whatIsAskedForMostIsSeenWithoutScrolling()
    {
        applyLanguage(*qApp, Language::German);
        m_view->resize(817, 900);  // what a window of a thousand pixels leaves
        m_view->setReport(sampleLoadReport());
        const QHeaderView &header = *table().horizontalHeader();
        QTRY_COMPARE(table().width(), 809);
        for (const int column :
             {Column::Requests, Column::Failed, Column::PerSecond, Column::Average, Column::P95})
            QVERIFY2(header.sectionViewportPosition(column) + header.sectionSize(column)
                         <= table().viewport()->width(),
                     qPrintable(QString::number(column)));
    }

    void aWideTableSpreadsItsColumns()
    {
        m_view->resize(1400, 900);
        const QHeaderView &header = *table().horizontalHeader();
        QTRY_VERIFY(table().width() > 1300);
        QTRY_COMPARE(header.length(), table().viewport()->width());
        QVERIFY2(header.sectionSize(Column::Name) < 250,
                 qPrintable(QString::number(header.sectionSize(Column::Name))));
    }

    void theHeaderSortsByNumbers()
    {
        table().sortByColumn(Column::PerSecond, Qt::DescendingOrder);
        QCOMPARE(cell(0, Column::PerSecond), QStringLiteral("1,500"));
    }

    void theRunsAreCopiedAsText()
    {
        QTest::keySequence(&table(), QKeySequence(QKeySequence::Copy));
        const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n');
        QCOMPARE(lines.size(), 6);
        for (const QString &line : lines.first(5))
            QCOMPARE(line.count(u'\t'), Column::ColumnCount - 1);
        QVERIFY(lines[1].startsWith(QStringLiteral("light\t1\t1,234\t3\t")));
    }

    void serversHaveAColumnOnlyWhereSomeWereStarted()
    {
        QVERIFY(!table().isColumnHidden(Column::Instances));
        LoadReport report = sampleLoadReport();
        for (LoadRun &run : report.runs)
            run.instances = 0;
        m_view->setReport(report);
        QVERIFY(table().isColumnHidden(Column::Instances));
    }

    void theLimitsAreLarge()
    {
        const auto tiles = m_view->findChildren<FigureTile *>();
        QCOMPARE(tiles.size(), 2);
        QCOMPARE(tiles[1]->figure().value, QStringLiteral("415 requests/s"));
        QVERIFY2(tiles[1]->figure().caption.contains(QStringLiteral("p95 under 3")),
                 qPrintable(tiles[1]->figure().caption));
        LimitSearch search;
        QCOMPARE(labLimitText(search).value, QStringLiteral("none"));
        search.rate = 400;
        search.atCeiling = true;
        QCOMPARE(labLimitText(search).value, QStringLiteral("more than 400 requests/s"));
    }

    void theChosenRunIsShownBelow()
    {
        LoadReport report = sampleLoadReport();
        report.runs[1].errors.clear();
        m_view->setReport(report);
        auto *errors = m_view->findChild<QLabel *>(QStringLiteral("loadErrors"));
        auto *title = m_view->findChild<QLabel *>(QStringLiteral("loadRunTitle"));
        QVERIFY2(errors->text().contains(QStringLiteral("status 429: 2, timed out: 1")),
                 qPrintable(errors->text()));
        table().selectRow(1);
        QVERIFY(!errors->text().contains(QStringLiteral("status 429")));
        QVERIFY2(title->text().startsWith(QStringLiteral("25-users, 1 instance")),
                 qPrintable(title->text()));
    }

private:
    LabRunsTable &table() const { return *m_view->findChild<LabRunsTable *>(); }
    QString cell(int at, int column) const
    {
        return table().model()->index(at, column).data().toString();
    }
    QString row(int at) const
    {
        QStringList texts;
        for (int column = 0; column < Column::ColumnCount; ++column)
            texts << cell(at, column);
        return texts.join(u'|');
    }

    std::unique_ptr<LabResultView> m_view;
};

QTEST_MAIN(LabRunsTableTest)
#include "labrunstabletest.moc"
