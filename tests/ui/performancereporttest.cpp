// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testdata.h"
#include "tests/ui/points.h"
#include "ui/performance/chartsvg.h"
#include "ui/performance/performancereport.h"
#include "ui/theme/palettes.h"

#include <QRegularExpression>
#include <QXmlStreamReader>

#include <limits>

using namespace classiscope;
using namespace classiscope::test;

class PerformanceReportTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    void init()
    {
        failOnAnyWarning();
        m_shown = {};
        m_shown.facts = {QStringLiteral("0.9"), QStringLiteral("Fast & Big, cores: 2"),
                         QStringLiteral("<digits> 1.0"), 3};
        m_shown.data.newest = QDateTime(QDate(2026, 2, 3), QTime(4, 5, 6));
        for (int second = 0; second < 60; ++second)
            m_shown.data.all.push_back(busyPoint(second, 10 + second, 12));
        m_shown.data.http = m_shown.data.all;
        m_shown.data.events = {{Event::Kind::ModelLoaded, 30, QStringLiteral("digits 2.0")}};
    }

    void theReportSaysWithWhatItWasMeasured()
    {
        const QString html = report();
        QVERIFY(html.contains(QStringLiteral("&lt;digits&gt; 1.0")));
        QVERIFY(html.contains(QStringLiteral("Fast &amp; Big")));
        QVERIFY(html.contains(QStringLiteral("Classiscope 0.9")));
        QVERIFY(html.contains(QStringLiteral("04:04:07 – 04:05:06")));
        QVERIFY(html.contains(QStringLiteral("<td>3</td>")));
    }

    void theReportHasFiguresMarksAndEveryChart()
    {
        const QString html = report();
        QVERIFY(html.contains(QStringLiteral("<th>Requests/s</th><td>39.5</td>")));
        QVERIFY(html.contains(QStringLiteral("<th>04:04:37</th><td>model digits 2.0</td>")));
        QCOMPARE(html.count(QStringLiteral("<svg ")), int(chartCount));
        QVERIFY(!html.contains(QStringLiteral("saved run")));
    }

    void theReportTellsWhatWasTurnedAway()
    {
        m_shown.data.all[20].turnedAway = 4;
        m_shown.data.all[40].turnedAway = 3;
        const QString html = report();
        QVERIFY(html.contains(
            QStringLiteral("<th>Turned away before they were accepted</th><td>7</td>")));
        QVERIFY(html.contains(QStringLiteral(">turned away</text>")));
    }

    void theReportNeedsNothingFromElsewhere()
    {
        QString html = report();
        html.remove(QStringLiteral("http://www.w3.org/2000/svg"));
        static const QRegularExpression elsewhere(
            QStringLiteral("https?:|src=|href=|url\\(|@import|<script"));
        QVERIFY(!html.contains(elsewhere));
    }

    void theReportComparesWithTheSavedRun()
    {
        Run saved;
        saved.newest = m_shown.data.newest;
        saved.points = {busyPoint(0, 20, 24), busyPoint(1, 20, 24)};
        m_shown.compared = ComparedRun {QStringLiteral("monday.json"), saved};
        const QString html = report();
        QVERIFY(html.contains(QStringLiteral("monday.json")));
        QVERIFY(html.contains(QStringLiteral("−50\u00a0%")));
    }

    void theDrawingIsWellFormedAndShowsLinesMarksAndLabels()
    {
        const QByteArray svg = drawing();
        QXmlStreamReader reader(svg);
        int paths = 0;
        QStringList texts;
        while (!reader.atEnd()) {
            reader.readNext();
            paths += reader.isStartElement() && reader.name() == QLatin1String("path");
            if (reader.isCharacters() && !reader.isWhitespace())
                texts << reader.text().toString();
        }
        QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
        QVERIFY(paths > int(chartCount));
        for (const char *wanted : {"A title & more", "Requests per second", "model digits 2.0",
                                   "−30 s", "now", "p99", "waiting"})
            QVERIFY2(texts.contains(QString::fromUtf8(wanted)), wanted);
    }

    void aGapInTheValuesIsAGapInTheLine()
    {
        ChartContent chart;
        ChartLine line {QStringLiteral("p50"), LineKind::Median, {}};
        const double nothing = std::numeric_limits<double>::quiet_NaN();
        for (const double value : {1.0, 2.0, nothing, 3.0, nothing, 4.0, 5.0})
            line.points.append({double(line.points.size()) - 6, value});
        chart.lines = {line};
        const QString svg = chartSvg(chart, {400, 200}, look());
        static const QRegularExpression path(
            QStringLiteral("d=\"(M[^LM]*L[^LM]*M[^LM]*L[^LM]*)\""));
        QVERIFY(svg.contains(path));
        QCOMPARE(svg.count(QStringLiteral("<circle ")), 1);  // the 3
        QVERIFY(!svg.contains(QStringLiteral("nan")));
    }

    void marksCloseToEachOtherAreNamedTogether()
    {
        m_shown.data.events = {{Event::Kind::ModelLoaded, 57, QStringLiteral("everyday-98 1")},
                               {Event::Kind::ServerStarted, 58, {}}};
        QCOMPARE(QString::fromUtf8(drawing()).count(
                     QStringLiteral(">model everyday-98 1, server on</text>")),
                 int(chartCount));
    }

    void onlyTheShownSpanIsDrawn()
    {
        const qsizetype whole = drawing().size();
        m_shown.span = {-20, -5};
        const QByteArray part = drawing();
        QVERIFY(part.size() < whole);
        QVERIFY(!part.contains("model digits 2.0"));
        QVERIFY(!part.contains(">now<"));
    }

private:
    QString report() const
    {
        return QString::fromUtf8(
            performanceReport(m_shown, lightPalette(), m_shown.data.newest.addSecs(60)));
    }

    SvgLook look() const { return {lightPalette(), m_shown.span, QStringLiteral("now")}; }

    QByteArray drawing() const
    {
        return chartsSvg(m_shown.contents(), QStringLiteral("A title & more"),
                         QStringLiteral("a line"), look());
    }

    ShownPerformance m_shown;
};

QTEST_GUILESS_MAIN(PerformanceReportTest)
#include "performancereporttest.moc"
