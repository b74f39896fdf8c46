// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testdata.h"
#include "ui/classify/resultsmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace classiscope;

namespace {

Classification answer(const QString &label, float confidence)
{
    Classification classification;
    classification.top = {{label, 0, confidence}};
    return classification;
}

QList<ImageInput> inputs(int count)
{
    QList<ImageInput> images;
    for (int i = 0; i < count; ++i)
        images.append({QStringLiteral("%1.png").arg(i), QStringLiteral("/x/%1.png").arg(i), {}});
    return images;
}

}  // namespace

class ResultsModelTest : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }

    void rowsStayInTheOrderTheyCame()
    {
        ResultsModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.append(inputs(3)), 0);
        QCOMPARE(model.append(inputs(2)), 3);
        QCOMPARE(model.append({}), 5);
        QCOMPARE(model.rowCount(), 5);
        QCOMPARE(model.index(4, ResultsModel::Name).data().toString(), QStringLiteral("1.png"));
        model.clear();
        QCOMPARE(model.rowCount(), 0);
    }

    void answersShowLabelAndPercentage()
    {
        ResultsModel model;
        model.append(inputs(1));
        model.setResult(0, answer(QStringLiteral("kiwi"), 0.873F));
        QCOMPARE(text(model, 0, ResultsModel::Answer), QStringLiteral("kiwi"));
        QCOMPARE(text(model, 0, ResultsModel::Confidence), QStringLiteral("87.3\u00a0%"));
        QVERIFY(!model.index(0, 0).data(ResultsModel::WeakRole).toBool());
        QCOMPARE(model.index(0, 0).data(Qt::AccessibleTextRole).toString(),
                 QStringLiteral("0.png: kiwi, 87.3\u00a0%"));
    }

    void confidenceBelowThirtyPercentIsWeak()
    {
        ResultsModel model;
        model.append(inputs(1));
        model.setResult(0, answer(QStringLiteral("kiwi"), 0.29F));
        QVERIFY(model.index(0, 0).data(ResultsModel::WeakRole).toBool());
    }

    void failuresShowTheirReason()
    {
        ResultsModel model;
        model.append(inputs(1));
        model.setResult(0, {Error::Code::DamagedImage, QStringLiteral("cut short")});
        QCOMPARE(text(model, 0, ResultsModel::Answer), QStringLiteral("cut short"));
        QVERIFY(text(model, 0, ResultsModel::Confidence).isEmpty());
        QVERIFY(model.index(0, 0).data(ResultsModel::FailedRole).toBool());
    }

    void resultsAreToldInOneGo()
    {
        ResultsModel model;
        model.append(inputs(500));
        QSignalSpy spy(&model, &QAbstractItemModel::dataChanged);
        for (int row = 100; row < 400; ++row)
            model.setResult(row, answer(QStringLiteral("kiwi"), 1));
        QCOMPARE(spy.size(), 0);
        QTRY_COMPARE(spy.size(), 1);
        QCOMPARE(spy[0][0].toModelIndex().row(), 100);
        QCOMPARE(spy[0][1].toModelIndex().row(), 399);
    }

    void namesAreNeverMarkup()
    {
        ResultsModel model;
        model.append({{QStringLiteral("<b>x</b>"), QString(), {}}});
        QVERIFY(model.index(0, 0)
                    .data(Qt::ToolTipRole)
                    .toString()
                    .contains(QStringLiteral("&lt;b&gt;")));
    }

private:
    static QString text(const ResultsModel &model, int row, int column)
    {
        return model.index(row, column).data().toString();
    }
};

QTEST_MAIN(ResultsModelTest)
#include "resultsmodeltest.moc"
