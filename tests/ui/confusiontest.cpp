// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testdata.h"
#include "tests/ui/resultrows.h"
#include "ui/classify/confusion.h"

using namespace classiscope;
using namespace classiscope::test;

class ConfusionTest : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnAnyWarning(); }

    void accuracyCountsOnlyJudgedPictures()
    {
        ResultsModel model;
        fill(model);
        const Confusion confusion(model.rows(), model.labels());
        QCOMPARE(confusion.pictures(), 4);
        QCOMPARE(confusion.right(), 2);
        QCOMPARE(confusion.rightInTop(), 4);
        QCOMPARE(confusion.summary(),
                 QStringLiteral("50.0\u00a0% right · 100.0\u00a0% among the first 5 · 4 pictures"));
    }

    void topFiveLooksAtFiveAnswersOnly()
    {
        QStringList labels = fewLabels();
        for (int i = 0; i < 4; ++i)
            labels << QStringLiteral("more %1").arg(i);
        Classification classification;
        for (int i = 0; i < labels.size(); ++i)
            classification.top.push_back({labels.at(i), i, 0.1F});
        ResultsModel model;
        model.setLabels(labels);
        addRow(model, QStringLiteral("/p/more 0/1.png"), classification);  // the fifth
        addRow(model, QStringLiteral("/p/more 1/1.png"), classification);  // the sixth
        QCOMPARE(Confusion(model.rows(), labels).rightInTop(), 1);
    }

    void cellsCountTrueClassByAnswer()
    {
        ResultsModel model;
        fill(model);
        const Confusion confusion(model.rows(), model.labels());
        QCOMPARE(confusion.size(), 3);
        QCOMPARE(confusion.name(0), QStringLiteral("cat"));
        QCOMPARE(confusion.name(1), QStringLiteral("cup"));
        QCOMPARE(confusion.name(2), QStringLiteral("dog"));
        QCOMPARE(confusion.label(1), 3);
        QCOMPARE(confusion.count(0, 0), 1);
        QCOMPARE(confusion.count(0, 2), 1);
        QCOMPARE(confusion.count(2, 0), 0);
        QCOMPARE(confusion.truthCount(0), 2);
        QCOMPARE(confusion.truthCount(1), 0);  // only answered
        QCOMPARE(confusion.cellText(0, 2), QStringLiteral("cat, answered as dog: 1 of 2"));
        QCOMPARE(confusion.cellText(1, 0), QStringLiteral("cup: no picture shows this class"));
        QCOMPARE(confusion.cellText(0, 0), QStringLiteral("cat, correctly answered: 1 of 2"));
    }

    void classesWithMistakesComeFirstAndTheOthersAreNamed()
    {
        QStringList labels;
        for (int i = 0; i < Confusion::maxClasses + 3; ++i)
            labels << QStringLiteral("class %1").arg(i, 3, 10, QLatin1Char('0'));
        ResultsModel model;
        model.setLabels(labels);
        for (int i = 0; i < labels.size(); ++i)
            addRow(model, QStringLiteral("/p/%1/1.png").arg(labels.at(i)),
                   answered(i, 0.9F, labels));
        const QString last = labels.last();
        addRow(model, QStringLiteral("/p/%1/2.png").arg(last), answered(0, 0.9F, labels));
        const Confusion confusion(model.rows(), labels);
        QCOMPARE(confusion.size(), Confusion::maxClasses);
        QCOMPARE(confusion.name(confusion.size() - 1), last);
        QCOMPARE(confusion.leftOut(), labels.mid(Confusion::maxClasses - 1, 3));
        QCOMPARE(confusion.pictures(), int(labels.size()) + 1);
        QCOMPARE(confusion.csv().count("\r\n"), int(labels.size()) + 1);
    }

    void csvHoldsEveryClassThatOccurs()
    {
        ResultsModel model;
        model.setLabels(fewLabels());
        addRow(model, QStringLiteral("/p/sea horse/1.png"), answered(2, 0.9F));
        addRow(model, QStringLiteral("/p/cat/1.png"), answered(2, 0.9F));
        QCOMPARE(Confusion(model.rows(), model.labels()).csv(),
                 QByteArray("true class,cat,\"sea horse, hippocampus\"\r\n"
                            "cat,0,1\r\n"
                            "\"sea horse, hippocampus\",0,1\r\n"));
    }

    void nothingJudgedIsAnEmptyMatrix()
    {
        const Confusion confusion;
        QCOMPARE(confusion.size(), 0);
        QVERIFY(confusion.summary().startsWith(QStringLiteral("0.0\u00a0% right")));
        QCOMPARE(confusion.csv(), QByteArray("true class\r\n"));
    }

private:
    static void fill(ResultsModel &model)
    {
        model.setLabels(fewLabels());
        addRow(model, QStringLiteral("/p/cat/1.png"), answered(0, 0.9F));
        addRow(model, QStringLiteral("/p/cat/2.png"), answered(1, 0.9F));
        addRow(model, QStringLiteral("/p/dog/1.png"), answered(1, 0.9F));
        addRow(model, QStringLiteral("/p/dog/2.png"), answered(3, 0.9F));
        addRow(model, QStringLiteral("/p/dog/3.png"),
               {Error::Code::DamagedImage, QStringLiteral("cut short")});
        addRow(model, QStringLiteral("/p/unknown/1.png"), answered(0, 0.9F));
        model.append({pictureAt(QStringLiteral("/p/cat/3.png"))});
    }
};

QTEST_GUILESS_MAIN(ConfusionTest)
#include "confusiontest.moc"
