// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loadtest/svgchart.h"
#include "tests/support/testdata.h"

#include <QRegularExpression>

#include <cmath>
#include <limits>

using namespace classiscope;

class SvgChartTest : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void peaksSurviveThinningOut();
    void gapsSurviveThinningOut();
    void aGapBreaksTheLine();
    void aSingleValueIsADot();
    void linesDifferWithoutColour();
    void axesHaveRoundLabels();
    void theAxisGoesOnAboveTheLargestValue();
    void nothingToDrawHasSoundNumbers();
    void aLineAloneHasANameOnRequest();
    void longNamesOfBarsAreCutOff();
};

namespace {

constexpr double gap = std::numeric_limits<double>::quiet_NaN();

SvgChart chartOf(std::vector<QPointF> points)
{
    return {QStringLiteral("Title"), QStringLiteral("About"), {{QStringLiteral("a"), points}}};
}

QString pathOf(const QString &svg)
{
    return QRegularExpression(QStringLiteral("<path d=\"([^\"]*)\"")).match(svg).captured(1);
}

}  // namespace

void SvgChartTest::peaksSurviveThinningOut()
{
    std::vector<QPointF> points;
    for (int i = 0; i < 86'400; ++i)
        points.emplace_back(i, i == 4321 ? 99 : i == 70'000 ? 0 : 5);
    const auto kept = thinnedOut(points, maxSvgPoints);
    QVERIFY(kept.size() <= maxSvgPoints);
    double low = 5;
    double high = 5;
    double before = -1;
    for (const QPointF &point : kept) {
        QVERIFY(point.x() > before);
        before = point.x();
        low = std::min(low, point.y());
        high = std::max(high, point.y());
    }
    QCOMPARE(high, 99.0);
    QCOMPARE(low, 0.0);
}

void SvgChartTest::gapsSurviveThinningOut()
{
    std::vector<QPointF> points;
    for (int i = 0; i < 10'000; ++i)
        points.emplace_back(i, i > 3000 && i < 5000 ? gap : 5);
    const auto kept = thinnedOut(points, maxSvgPoints);
    QVERIFY(std::any_of(kept.begin(), kept.end(),
                        [](const QPointF &point) { return std::isnan(point.y()); }));
}

void SvgChartTest::aGapBreaksTheLine()
{
    const QString path =
        pathOf(svgChart(chartOf({{0, 1}, {1, 2}, {2, gap}, {3, -1}, {4, 2}, {5, 1}})));
    QCOMPARE(path.count(QLatin1Char('M')), 2);
    QCOMPARE(path.count(QLatin1Char('L')), 2);
}

void SvgChartTest::aSingleValueIsADot()
{
    const QString circle = QStringLiteral("<circle ");
    QCOMPARE(svgChart(chartOf({{1, 3}})).count(circle), 1);
    QCOMPARE(svgChart(chartOf({{0, 1}, {1, 2}, {2, gap}, {3, 5}, {4, gap}, {5, 1}, {6, 1}}))
                 .count(circle),
             1);
    QCOMPARE(svgChart(chartOf({{0, 1}, {1, 2}})).count(circle), 0);
}

void SvgChartTest::linesDifferWithoutColour()
{
    SvgChart chart = chartOf({{0, 1}, {1, 2}});
    for (int i = 0; i < 5; ++i)
        chart.series.push_back({QString::number(i), {{0, 1}, {1, 2}}});
    auto all = QRegularExpression(QStringLiteral("<path [^>]*stroke-dasharray=\"([^\"]*)\""))
                   .globalMatch(svgChart(chart));
    QSet<QString> dashes;
    while (all.hasNext())
        dashes.insert(all.next().captured(1));
    QCOMPARE(dashes.size(), 6);
}

void SvgChartTest::axesHaveRoundLabels()
{
    const QString svg = svgChart(chartOf({{0, 0}, {300, 1234}}));
    for (const char *label : {">0<", ">500<", ">1,000<", ">1 min<", ">5 min<"})
        QVERIFY2(svg.contains(QLatin1String(label)), label);
}

void SvgChartTest::theAxisGoesOnAboveTheLargestValue()
{
    QVERIFY(svgChart(chartOf({{0, 5}, {300, 25}})).contains(QStringLiteral(">30<")));
    SvgChart percent = chartOf({{0, 0}, {300, 100}});
    percent.most = 100;
    const QString svg = svgChart(percent);
    QVERIFY(svg.contains(QStringLiteral(">100<")));
    QVERIFY(!svg.contains(QStringLiteral(">120<")));
}

void SvgChartTest::nothingToDrawHasSoundNumbers()
{
    for (const SvgChart &chart : {chartOf({}), chartOf({{0, gap}}), chartOf({{0, 0}})}) {
        const QString svg = svgChart(chart);
        QVERIFY(!svg.contains(QStringLiteral("nan")));
        QVERIFY(!svg.contains(QStringLiteral("inf")));
    }
    QVERIFY(!svgBars({}, {}, {{QStringLiteral("a"), 0, {}}}).contains(QStringLiteral("nan")));
}

void SvgChartTest::aLineAloneHasANameOnRequest()
{
    SvgChart chart = chartOf({{0, 1}, {1, 2}});
    QVERIFY(!svgChart(chart).contains(QStringLiteral(">a</text>")));
    chart.named = true;
    QVERIFY(svgChart(chart).contains(QStringLiteral(">a</text>")));
}

void SvgChartTest::longNamesOfBarsAreCutOff()
{
    for (const QString &name : {QString(60, QLatin1Char('W')), QString(60, QLatin1Char('i')),
                                QString(60, QChar(0x56FD))}) {
        const QString cut = elidedForSvg(name, maxSvgBarName);
        QVERIFY(svgTextWidth(cut) <= maxSvgBarName);
        QVERIFY(cut.endsWith(QChar(0x2026)) && name.startsWith(cut.chopped(1)));
        const QString svg = svgBars({}, {}, {{name, 1, {}}});
        QVERIFY(svg.contains(QLatin1Char('>') + cut + QLatin1Char('<')));
    }
    const QString heavy = QStringLiteral("heavy");
    QCOMPARE(elidedForSvg(heavy, maxSvgBarName), heavy);
    const QString pair = QStringLiteral("\U0001F600");
    QCOMPARE(elidedForSvg(pair, 1), QString(QChar(0x2026)));
}

QTEST_APPLESS_MAIN(SvgChartTest)
#include "svgcharttest.moc"
