// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/requests.h"
#include "tests/ui/windowfixture.h"
#include "ui/requests/requestfilter.h"
#include "ui/requests/requestlogmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace classiscope;
using namespace classiscope::test;

class RequestLogModelTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        failOnWindowWarning();
        m_log = std::make_unique<RequestLog>(100);
        m_model = std::make_unique<RequestLogModel>(*m_log);
        m_filter = std::make_unique<RequestFilter>(*m_model);
        for (QAbstractItemModel *model : {static_cast<QAbstractItemModel *>(m_model.get()),
                                          static_cast<QAbstractItemModel *>(m_filter.get())})
            new QAbstractItemModelTester(
                model, QAbstractItemModelTester::FailureReportingMode::QtTest, model);
    }

    void cleanup()
    {
        m_filter.reset();
        m_model.reset();
    }

    void showsWhatTheLogHolds_data()
    {
        QTest::addColumn<int>("column");
        QTest::addColumn<QString>("shown");
        QTest::newRow("client") << int(RequestLogModel::Client) << QStringLiteral("192.168.1.7");
        QTest::newRow("method") << int(RequestLogModel::Method) << QStringLiteral("POST");
        QTest::newRow("path") << int(RequestLogModel::Path) << QStringLiteral("/predict?top_k=3");
        QTest::newRow("status") << int(RequestLogModel::Status) << QStringLiteral("200");
        QTest::newRow("answer") << int(RequestLogModel::Answer)
                                << QStringLiteral("cat 87.5\u00a0%");
    }

    void showsWhatTheLogHolds()
    {
        QFETCH(int, column);
        m_log->append(success());
        m_model->update(100);
        QTEST(m_model->index(0, column).data().toString(), "shown");
    }

    void failuresAreMarkedByTextAndSign()
    {
        m_log->append(failure());
        m_log->append(departed());
        m_log->append(success());
        m_model->update(100);
        const auto at = [this](int row, int column, int role = Qt::DisplayRole) {
            return m_model->index(row, column).data(role);
        };
        QCOMPARE(at(0, RequestLogModel::Answer).toString(), QStringLiteral("busy"));
        QCOMPARE(at(1, RequestLogModel::Status).toString(), QStringLiteral("client left"));
        QVERIFY(at(0, RequestLogModel::Status, Qt::DecorationRole).isValid());
        QVERIFY(at(1, RequestLogModel::Status, Qt::DecorationRole).isValid());
        QVERIFY(!at(2, RequestLogModel::Status, Qt::DecorationRole).isValid());
        QCOMPARE(m_model->failures(), 2);
    }

    void theToolTipTellsTheStagesAndIsPlainText()
    {
        RequestRecord record = success();
        record.requestId = QStringLiteral("<b>id</b>");
        m_log->append(record);
        m_model->update(100);
        const QString toolTip = m_model->index(0, 0).data(Qt::ToolTipRole).toString();
        QVERIFY2(toolTip.contains(QStringLiteral("Inference")), qPrintable(toolTip));
        QVERIFY(toolTip.contains(QStringLiteral("&lt;b&gt;id")));
    }

    void rowsComeInBatchesAndTheModelIsNeverReset()
    {
        QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
        QSignalSpy removed(m_model.get(), &QAbstractItemModel::rowsRemoved);
        QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
        for (int i = 0; i < 60; ++i)
            m_log->append(success());
        m_model->update(100);
        QCOMPARE(inserted.size(), 1);
        for (int i = 0; i < 60; ++i)
            m_log->append(failure());
        m_model->update(100);
        QCOMPARE(inserted.size(), 2);
        QCOMPARE(removed.size(), 1);
        QCOMPARE(m_model->rowCount(), 100);
        QCOMPARE(m_model->total(), 120);
        QCOMPARE(m_model->failures(), 60);
        QCOMPARE(m_model->record(0).number, 21);
        m_model->update(100);
        QCOMPARE(inserted.size(), 2);
        QCOMPARE(reset.size(), 0);
    }

    void moreThanTheLimitAtOnceKeepsTheNewest()
    {
        m_log->append(success());
        m_model->update(10);
        for (int i = 0; i < 90; ++i)
            m_log->append(success());
        m_model->update(10);
        QCOMPARE(m_model->rowCount(), 10);
        QCOMPARE(m_model->record(0).number, 82);
        QCOMPARE(m_model->record(9).number, 91);
        m_model->update(3);
        QCOMPARE(m_model->rowCount(), 3);
    }

    void clearForgetsEverything()
    {
        m_log->append(success());
        m_model->update(100);
        m_log->append(failure());  // nobody has seen it yet
        m_model->clear();
        QCOMPARE(m_model->rowCount(), 0);
        QCOMPARE(m_model->total(), 0);
        QCOMPARE(m_model->failures(), 0);
        m_model->update(100);
        QCOMPARE(m_model->rowCount(), 0);
        m_log->append(success());
        m_model->update(100);
        QCOMPARE(m_model->rowCount(), 1);
    }

    void picturesStayInTheLog()
    {
        m_log->setKeepPictures(true);
        RequestRecord record = success();
        record.picture = "pixels";
        m_log->append(record);
        m_log->append(success());
        m_model->update(100);
        QCOMPARE(m_model->record(0).picture, QByteArray());
        QCOMPARE(m_model->picture(0), QByteArray("pixels"));
        QCOMPARE(m_model->picture(1), QByteArray());
        m_log->setKeepPictures(false);
        QCOMPARE(m_model->picture(0), QByteArray());
    }

    void theFilterLooksAtEverything_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("failedOnly");
        QTest::addColumn<int>("rows");
        QTest::newRow("nothing asked") << QString() << false << 3;
        QTest::newRow("errors") << QString() << true << 2;
        QTest::newRow("label") << QStringLiteral("CAT") << false << 1;
        QTest::newRow("path") << QStringLiteral("top_k") << false << 1;
        QTest::newRow("status") << QStringLiteral("429") << false << 1;
        QTest::newRow("error's kind") << QStringLiteral("busy") << false << 1;
        QTest::newRow("request id") << QStringLiteral("id-of-success") << false << 1;
        QTest::newRow("client, errors") << QStringLiteral("192.168") << true << 0;
        QTest::newRow("nothing like it") << QStringLiteral("zebra") << false << 0;
    }

    void theFilterLooksAtEverything()
    {
        QFETCH(QString, text);
        QFETCH(bool, failedOnly);
        m_filter->setText(text);
        m_filter->setFailedOnly(failedOnly);
        m_log->append(success());
        m_log->append(failure());
        m_log->append(departed());
        m_model->update(100);
        QTEST(m_filter->rowCount(), "rows");
    }

    void numbersAreSortedAsNumbers()
    {
        for (const int milliseconds : {9, 100, 20}) {
            RequestRecord record = success();
            record.duration = std::chrono::milliseconds(milliseconds);
            m_log->append(record);
        }
        m_model->update(100);
        m_filter->sort(RequestLogModel::Duration);
        QList<int> order;
        for (int row = 0; row < 3; ++row)
            order << m_filter->index(row, 0).data(RequestLogModel::RowRole).toInt();
        QCOMPARE(order, (QList<int> {0, 2, 1}));
    }

private:
    std::unique_ptr<RequestLog> m_log;
    std::unique_ptr<RequestLogModel> m_model;
    std::unique_ptr<RequestFilter> m_filter;
};

QTEST_MAIN(RequestLogModelTest)
#include "requestlogmodeltest.moc"
