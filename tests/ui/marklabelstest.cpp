// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testdata.h"
#include "ui/performance/marklabels.h"

using namespace classiscope;

namespace {

constexpr double plotLeft = 40;
constexpr double plotRight = 340;

double xOf(int second)
{
    return plotRight + 5 * second;  // a minute
}

double widthOf(const QString &text)
{
    return 6 * double(text.size());
}

std::vector<MarkLabel> labelsOf(const std::vector<ChartMark> &marks)
{
    return markLabels(marks, plotLeft, plotRight, xOf, widthOf);
}

QStringList textsOf(const std::vector<MarkLabel> &labels)
{
    QStringList texts;
    for (const MarkLabel &label : labels)
        texts << label.text;
    return texts;
}

}  // namespace

class MarkLabelsTest : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }

    void aLabelHasAllTheRoomLeftOfItsLine()
    {
        const QString text = QStringLiteral("model everyday-98 1, server on");
        const auto labels = labelsOf({{-1, text}});
        QCOMPARE(textsOf(labels), QStringList(text));
        QVERIFY(labels[0].before);
        QVERIFY(labels[0].to < xOf(-1));
        QCOMPARE(labels[0].to - labels[0].from, widthOf(text));
    }

    void aLabelStandsRightOfItsLineWhereItFits()
    {
        const auto labels = labelsOf({{-50, QStringLiteral("server on")}});
        QVERIFY(!labels[0].before);
        QVERIFY(labels[0].from > xOf(-50));
        QCOMPARE(labels[0].to - labels[0].from, widthOf(QStringLiteral("server on")));
    }

    void aLabelTooLongForEitherSideHasTheLargerOne()
    {
        const QString text(60, u'x');
        const auto right = labelsOf({{-50, text}});
        QVERIFY(!right[0].before);
        QCOMPARE(right[0].to, plotRight);
        const auto left = labelsOf({{-10, text}});
        QVERIFY(left[0].before);
        QCOMPARE(left[0].from, plotLeft);
    }

    void marksWhoseLabelsWouldMeetAreNamedTogether()
    {
        const auto labels =
            labelsOf({{-3, QStringLiteral("model a 1")}, {-1, QStringLiteral("server on")}});
        QCOMPARE(textsOf(labels), QStringList(QStringLiteral("model a 1, server on")));
        QCOMPARE(labels[0].to - labels[0].from, widthOf(labels[0].text));
        QVERIFY(labels[0].to < xOf(-1));
    }

    void everyMarkIsNamedOnceAndNoLabelCoversAnother()
    {
        std::vector<ChartMark> marks;
        for (const int second : {-58, -40, -38, -37, -15, -2, 0})
            marks.push_back({second, QString::number(-second)});
        const auto labels = labelsOf(marks);
        QCOMPARE(textsOf(labels).join(QStringLiteral(", ")),
                 QStringLiteral("58, 40, 38, 37, 15, 2, 0"));
        QVERIFY(labels.size() > 2);
        for (std::size_t i = 1; i < labels.size(); ++i)
            QVERIFY(labels[i].from > labels[i - 1].to);
    }

    void marksOutsideThePlotHaveNone()
    {
        const auto labels =
            labelsOf({{-70, QStringLiteral("server on")}, {-30, QStringLiteral("server off")}});
        QCOMPARE(textsOf(labels), QStringList(QStringLiteral("server off")));
    }
};

QTEST_GUILESS_MAIN(MarkLabelsTest)
#include "marklabelstest.moc"
