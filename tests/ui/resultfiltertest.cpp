// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testdata.h"
#include "tests/ui/resultrows.h"
#include "ui/classify/resultfilter.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QSignalSpy>

using namespace classiscope;
using namespace classiscope::test;

using Kind = ResultFilter::Kind;
using Rows = std::vector<int>;

class ResultFilterTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        failOnAnyWarning();
        m_model = std::make_unique<ResultsModel>();
        m_model->setLabels(fewLabels());
        addRow(*m_model, QStringLiteral("/p/cat/b.png"), answered(0, 0.9F));
        addRow(*m_model, QStringLiteral("/p/cat/A.png"), answered(1, 0.2F));
        addRow(*m_model, QStringLiteral("/p/dog/c.png"), answered(1, 0.6F));
        addRow(*m_model, QStringLiteral("/p/dog/d.png"),
               {Error::Code::DamagedImage, QStringLiteral("cut short")});
        m_model->append({pictureAt(QStringLiteral("/p/dog/e.png"))});
        m_filter = std::make_unique<ResultFilter>(*m_model);
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_filter.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    }
    void cleanup()
    {
        m_tester.reset();
        m_filter.reset();
        m_model.reset();
    }

    void kindShowsItsRows_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<Rows>("rows");
        QTest::newRow("all") << int(Kind::All) << Rows {0, 1, 2, 3, 4};
        QTest::newRow("answered") << int(Kind::Answered) << Rows {0, 1, 2};
        QTest::newRow("unsure") << int(Kind::Unsure) << Rows {1};
        QTest::newRow("failed") << int(Kind::Failed) << Rows {3};
        QTest::newRow("mistakes") << int(Kind::Mistakes) << Rows {1};
    }
    void kindShowsItsRows()
    {
        QFETCH(int, kind);
        m_filter->setKind(Kind(kind));
        QTEST(m_filter->shownRows(), "rows");
        QCOMPARE(m_filter->filtering(), Kind(kind) != Kind::All);
    }

    void textIsLookedForInNamesAndAnswers()
    {
        m_filter->setText(QStringLiteral(" a.PNG "));
        QCOMPARE(m_filter->shownRows(), Rows({1}));
        m_filter->setText(QStringLiteral("DOG"));
        QCOMPARE(m_filter->shownRows(), Rows({1, 2}));
        m_filter->setText(QStringLiteral("cut"));
        QCOMPARE(m_filter->shownRows(), Rows({3}));
        m_filter->setText(QString());
        QVERIFY(!m_filter->filtering());
        QCOMPARE(m_filter->rowCount(), 5);
    }

    void cellShowsOneClassAnsweredAsAnother()
    {
        m_filter->setCell(ResultFilter::Cell {0, 1});
        QCOMPARE(m_filter->shownRows(), Rows({1}));
        m_filter->setCell(ResultFilter::Cell {1, 1});
        QCOMPARE(m_filter->shownRows(), Rows({2}));
        m_filter->setCell(std::nullopt);
        QCOMPARE(m_filter->rowCount(), 5);
    }

    void columnsSort_data()
    {
        QTest::addColumn<int>("column");
        QTest::addColumn<Rows>("rows");
        QTest::newRow("names, case ignored") << int(ResultsModel::Name) << Rows {1, 0, 2, 3, 4};
        QTest::newRow("answers, then failures")
            << int(ResultsModel::Answer) << Rows {0, 1, 2, 3, 4};
        QTest::newRow("confidence") << int(ResultsModel::Confidence) << Rows {4, 3, 1, 2, 0};
    }
    void columnsSort()
    {
        QFETCH(int, column);
        m_filter->sort(column, Qt::AscendingOrder);
        QTEST(m_filter->shownRows(), "rows");
        m_filter->sort(-1);
        QCOMPARE(m_filter->shownRows(), Rows({0, 1, 2, 3, 4}));
    }

    void resultsTakeTheirPlaceInTheOrder()
    {
        m_filter->sort(ResultsModel::Confidence, Qt::DescendingOrder);
        m_filter->setKind(Kind::Answered);
        m_model->setResult(4, answered(1, 0.7F));
        QTRY_COMPARE(m_filter->shownRows(), Rows({0, 4, 2, 1}));
    }

    void selectionStaysWhereItIsStillShown()
    {
        QItemSelectionModel selection(m_filter.get());
        for (const int row : {0, 3})
            selection.select(m_filter->index(row, 0),
                             QItemSelectionModel::Select | QItemSelectionModel::Rows);
        m_filter->setKind(Kind::Failed);
        QCOMPARE(selection.selectedRows().size(), 1);
        QVERIFY(selection.isRowSelected(0));
    }

    void manyRowsAreFilteredInOneChange()
    {
        m_tester.reset();  // in square time
        QList<ImageInput> inputs;
        for (int i = 0; i < 10'000; ++i)
            inputs << pictureAt(QStringLiteral("/p/%1.png").arg(i));
        const int first = m_model->append(inputs);
        for (int i = 0; i < inputs.size(); ++i)
            m_model->setResult(first + i, answered(i % 2, 0.5F));
        QSignalSpy removed(m_filter.get(), &QAbstractItemModel::rowsRemoved);
        QSignalSpy changed(m_filter.get(), &QAbstractItemModel::layoutChanged);
        m_filter->setText(QStringLiteral("dog"));
        QCOMPARE(m_filter->rowCount(), 5002);
        QCOMPARE(removed.size(), 0);
        QCOMPARE(changed.size(), 1);
    }

private:
    std::unique_ptr<ResultsModel> m_model;
    std::unique_ptr<ResultFilter> m_filter;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_MAIN(ResultFilterTest)
#include "resultfiltertest.moc"
