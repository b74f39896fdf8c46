// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/performancefixture.h"
#include "ui/performance/chartcontents.h"
#include "ui/performance/chartlegend.h"
#include "ui/theme/palettes.h"

#include <QAction>
#include <QApplication>
#include <QFileDialog>
#include <QMessageBox>
#include <QTimer>

#include <cmath>

using namespace classiscope;
using namespace classiscope::test;

class PerformancePageTest : public PerformanceFixture {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    void init() { openPage(); }

    void cleanup() { m_page.reset(); }

    void anIdlePageSaysWhatToDo()
    {
        QCOMPARE(charts().size(), int(chartCount));
        for (const TimeChartView *chart : charts())
            QVERIFY(chart->hint().startsWith(QStringLiteral("No requests yet")));
        recordOneSecond();
        for (const TimeChartView *chart : charts())
            QVERIFY(chart->hint().isEmpty());
    }

    void anIdleChartHasNoLinesAndNoGrid()
    {
        pass(1);
        const QImage idle = pictureOf(charts()[0]);
        QVERIFY(!valueAxis(0).isGridLineVisible());
        pass(4);
        QCOMPARE(pictureOf(charts()[0]), idle);
        recordOneSecond();
        QVERIFY(valueAxis(0).isGridLineVisible());
        QVERIFY(pictureOf(charts()[0]) != idle);
    }

    void theFirstSecondIsSeenAsADot()
    {
        recordOneSecond();
        TimeChartView *chart = charts()[0];
        QCOMPARE(line(0, "ok").points, QList<QPointF> {QPointF(0, 3)});
        const QPointF dot = chart->chart()->mapToScene(chart->chart()->mapToPosition({0, 3}));
        QCOMPARE(pictureOf(chart).pixelColor(chart->mapFromScene(dot)), line(0, "ok").pen.color());
    }

    void secondsWithNothingToMeasureAreAGap()
    {
        recordOneSecond();
        QVERIFY(newest(1, "p50").y() > 0);
        pass(RateSeries::latencyWindow + 5);
        QVERIFY(std::isnan(newest(1, "p50").y()));
    }

    void theAxisGoesOnAboveTheLargestValue()
    {
        for (int i = 0; i < 25; ++i)
            m_traffic->ok(Source::Http, 10);
        pass(1);
        QCOMPARE(newest(0, "ok").y(), 25.0);
        QCOMPARE(valueAxis(0).max(), 30.0);
        QCOMPARE(valueAxis(0).tickCount(), 7);
    }

    void largeFiguresHaveRoom_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("lines");
        QTest::newRow("smallest window") << 780 << 2;
        QTest::newRow("large window") << 1400 << 1;
        QTest::newRow("small again") << 860 << 2;
    }

    void largeFiguresHaveRoom()
    {
        QFETCH(const int, width);
        QFETCH(const int, lines);
        for (int i = 0; i < 1'000'000; ++i)
            m_traffic->ok(Source::Http, 12'345);
        m_traffic->failed(Source::Http, Error::Code::UnsupportedFormat);
        pass(1);
        m_page->show();
        m_page->resize(width, 500);
        QTRY_COMPARE(linesOfFigures(), lines);
        QCOMPARE(valueOf("Total"), QStringLiteral("1,000,001"));
        for (const FigureTile *tile : m_page->findChildren<FigureTile *>()) {
            for (const QLabel *label : tile->findChildren<QLabel *>())
                QVERIFY2(label->width() >= label->sizeHint().width(), qPrintable(label->text()));
        }
    }

    void chartsShowTheRecordedSeries()
    {
        m_traffic->queued = 4;
        recordOneSecond();
        QCOMPARE(newest(0, "ok"), QPointF(0, 3));
        QCOMPARE(newest(0, "failed"), QPointF(0, 1));
        QVERIFY(std::abs(newest(1, "p50").y() - 20) < 0.02);  // a histogram's 0.1 %
        QVERIFY(std::abs(newest(1, "p99").y() - 30) < 0.03);
        QCOMPARE(newest(2, "in flight").y(), 1.0);
        QCOMPARE(newest(2, "queue").y(), 4.0);
        QCOMPARE(newest(5, "failed").y(), 25.0);
        QCOMPARE(valueAxis(1).min(), 0.0);
        QVERIFY(valueAxis(1).max() >= newest(1, "p99").y());
    }

    void clientsThatAreTurnedAwayAreShownThoughNothingWasAskedFor()
    {
        m_traffic->telemetry.turnedAway();
        pass(1);
        QCOMPARE(newest(4, "turned away"), QPointF(0, 1));
        QVERIFY(charts()[4]->hint().isEmpty());
    }

    void aLegendThatIsTooWideTakesAnotherRow()
    {
        recordOneSecond();
        const auto *wide = charts()[4]->parentWidget()->findChild<ChartLegend *>();
        const auto *narrow = charts()[2]->parentWidget()->findChild<ChartLegend *>();
        m_page->resize(740, 620);  // still two columns
        QTRY_VERIFY(wide->width() < wide->sizeHint().width());
        QTRY_VERIFY(wide->height() > narrow->height());
        m_page->resize(1200, 620);
        QTRY_COMPARE(wide->height(), narrow->height());
    }

    void aLineHoldsOnePointASecond()
    {
        for (int second = 1; second <= 5; ++second) {
            for (int i = 0; i < second; ++i)
                m_traffic->ok(Source::Http, 10);
            m_traffic->pass(1);
        }
        m_page->refresh();
        const QList<QPointF> points = line(0, "ok").points;
        QCOMPARE(points.last(), QPointF(0, 5));
        QCOMPARE(points[points.size() - 5], QPointF(-4, 1));
    }

    void httpAndWindowAreToldApart()
    {
        m_traffic->ok(Source::Http, 10);
        m_traffic->ok(Source::Http, 10);
        m_traffic->ok(Source::Window, 10);
        m_traffic->pass(1);
        m_page->refresh();
        QCOMPARE(newest(0, "ok").y(), 3.0);
        QCOMPARE(newest(0, "HTTP").y(), 2.0);
        QCOMPARE(newest(0, "window").y(), 1.0);
    }

    void theSourceFilterChangesWhatIsShown()
    {
        m_traffic->ok(Source::Http, 10);
        m_traffic->ok(Source::Http, 10);
        m_traffic->ok(Source::Window, 40);
        m_traffic->pass(1);
        m_page->refresh();
        QTest::keyClick(&box("Traffic shown"), Qt::Key_Down);
        QCOMPARE(newest(0, "ok").y(), 2.0);
        QCOMPARE(valueOf("Total"), QStringLiteral("2"));
        QVERIFY(!lineNames(0).contains(QStringLiteral("window")));
        QTest::keyClick(&box("Traffic shown"), Qt::Key_Down);
        QCOMPARE(newest(0, "ok").y(), 1.0);
        QVERIFY(std::abs(newest(1, "p50").y() - 40) < 0.04);
        QCOMPARE(valueOf("Total"), QStringLiteral("1"));
    }

    void theRangeChangesHowFarBackTheChartsGo()
    {
        m_traffic->pass(200);
        m_page->refresh();
        QCOMPARE(line(0, "ok").points.size(), 60);
        QTest::keyClick(&box("Time range"), Qt::Key_Down);
        QCOMPARE(line(0, "ok").points.size(), 200);
        QCOMPARE(timeAxis(0).min(), -300.0);
        QTest::keyClick(&box("Time range"), Qt::Key_Down);
        QCOMPARE(timeAxis(3).min(), -900.0);
    }

    void aQuarterOfAnHourIsDrawnInFewerPointsThatKeepThePeaks()
    {
        QTest::keyClick(&box("Time range"), Qt::Key_End);
        for (int i = 0; i < 3; ++i) {
            m_traffic->pass(1000);
            for (int request = 0; request < 50; ++request)
                m_traffic->ok(Source::Http, 10);
            pass(101 + i);
            QVERIFY(line(0, "ok").points.contains(QPointF(-100 - i, 50)));
            QVERIFY(line(0, "ok").points.size() <= TimeChart::mostPoints);
            QVERIFY(line(0, "ok").points.size() >= TimeChart::mostPoints / 2);
        }
    }

    void aPausedPageStandsStillAndCatchesUp()
    {
        recordOneSecond();
        const QList<QPointF> before = line(0, "ok").points;
        QTest::mouseClick(button("Pause"), Qt::LeftButton);
        QVERIFY(m_page->paused());
        m_traffic->ok(Source::Http, 10);
        m_traffic->pass(1);
        m_page->refresh();
        QCOMPARE(line(0, "ok").points, before);
        QCOMPARE(valueOf("Total"), QStringLiteral("4"));
        QTest::mouseClick(button("Resume"), Qt::LeftButton);
        QCOMPARE(newest(0, "ok").y(), 1.0);
        QCOMPARE(line(0, "ok").points.size(), before.size() + 1);
        QCOMPARE(valueOf("Total"), QStringLiteral("5"));
    }

    void aHiddenPageDoesNothing()
    {
        const auto *timer = m_page->findChild<QTimer *>({}, Qt::FindDirectChildrenOnly);
        QVERIFY(timer->isActive());
        m_page->hide();
        QVERIFY(!timer->isActive());
        m_traffic->ok(Source::Http, 10);
        m_traffic->pass(1);
        m_page->show();
        QCOMPARE(valueOf("Total"), QStringLiteral("1"));
    }

    void figuresStandAboveTheCharts()
    {
        m_traffic->failed(Source::Window, Error::Code::Cancelled);
        recordOneSecond();
        QCOMPARE(valueOf("Failed"), QStringLiteral("1"));
        QCOMPARE(valueOf("Cancelled"), QStringLiteral("1"));
        QCOMPARE(valueOf("p50"), QStringLiteral("20.0\u00a0ms"));
        QCOMPARE(valueOf("Max"), QStringLiteral("30.0\u00a0ms"));
    }

    void whatHappenedIsMarkedInEveryChart()
    {
        m_traffic->telemetry.happened(Event::Kind::ModelLoaded, QStringLiteral("digits 2.0"));
        pass(3);
        for (const TimeChartView *chart : charts()) {
            QCOMPARE(chart->marks().size(), std::size_t(1));
            QCOMPARE(chart->marks()[0], (ChartMark {-2, QStringLiteral("model digits 2.0")}));
        }
        TimeChartView *chart = charts()[0];
        const QImage marked = chart->grab().toImage();
        QTest::mouseMove(chart->viewport(), placeOf(chart, -2));
        QVERIFY(chart->crossHairText().contains(QStringLiteral("model digits 2.0")));
        QTest::keyClick(chart, Qt::Key_Escape);
        pass(70);
        QVERIFY(chart->marks().empty());
        QVERIFY(chart->grab().toImage() != marked);
    }

    void eventsOfOneSecondAreOneMark()
    {
        m_traffic->telemetry.happened(Event::Kind::ServerStopped, {});
        m_traffic->telemetry.happened(Event::Kind::SettingChanged,
                                      QStringLiteral("queueLimit 256 → 64"));
        pass(2);
        QCOMPARE(charts()[0]->marks().size(), std::size_t(1));
        QCOMPARE(charts()[0]->marks()[0].label, QStringLiteral("server off, queueLimit 256 → 64"));
    }

    void aSavedRunIsComparedWithTheOneThatGoesOn()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("monday.json"));
        m_page->setModel(QStringLiteral("digits 1.0"), 2);
        recordOneSecond();
        exportTo("Save run", path);
        QTRY_VERIFY(note().contains(QStringLiteral("monday.json")));
        QVERIFY(!m_page->findChild<QWidget *>(QStringLiteral("comparison"))->isVisible());

        pass(30);
        for (int i = 0; i < 6; ++i)
            m_traffic->ok(Source::Http, 10);
        pass(1);
        exportTo("Compare with", path);
        auto *panel = m_page->findChild<QWidget *>(QStringLiteral("comparison"));
        QTRY_VERIFY(panel->isVisible());
        const QString title = labelText("comparedRun");
        QVERIFY(title.contains(QStringLiteral("monday.json")));
        QVERIFY(title.contains(QStringLiteral("digits 1.0 · 2 workers")));
        QCOMPARE(labelText("now0"), QStringLiteral("6.0"));
        QCOMPARE(labelText("saved0"), QStringLiteral("4.0"));
        QCOMPARE(labelText("change0"), QStringLiteral("+50\u00a0%"));
        QCOMPARE(labelText("now5"), QStringLiteral("0"));
        QCOMPARE(labelText("saved5"), QStringLiteral("1"));
        const std::vector<DrawnLine> &drawn = charts()[1]->lines();
        QCOMPARE(drawn.size(), std::size_t(8));
        QVERIFY(drawn.back().pen.color().alphaF() < 1);

        QTest::mouseClick(m_page->findChild<QPushButton *>(QStringLiteral("stopComparing")),
                          Qt::LeftButton);
        QVERIFY(!panel->isVisible());
        QCOMPARE(lineNames(1).size(), 4);
    }

    void aDamagedRunIsRefusedAndSaysWhy()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("broken.json"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"format\": \"classiscope-run\"");
        file.close();
        exportTo("Compare with", path);
        QTRY_VERIFY(m_page->findChild<QMessageBox *>());
        auto *box = m_page->findChild<QMessageBox *>();
        QVERIFY(box->text().contains(QStringLiteral("broken.json")));
        QVERIFY(!m_page->findChild<QWidget *>(QStringLiteral("comparison"))->isVisible());
        box->accept();
    }

    void theReportAndTheDrawingAreFilesOfTheirOwn()
    {
        const QTemporaryDir folder;
        m_page->setModel(QStringLiteral("digits 1.0"), 2);
        recordOneSecond();
        exportTo("HTML", folder.filePath(QStringLiteral("report.html")));
        QTRY_VERIFY(note().contains(QStringLiteral("report.html")));
        const QByteArray report = contentOf(folder.filePath(QStringLiteral("report.html")));
        QVERIFY(report.contains("digits 1.0"));
        QVERIFY(report.contains("</svg>"));
        exportTo("SVG", folder.filePath(QStringLiteral("charts.svg")));
        QTRY_VERIFY(note().contains(QStringLiteral("charts.svg")));
        QVERIFY(contentOf(folder.filePath(QStringLiteral("charts.svg"))).startsWith("<svg "));
    }

    void chartsFollowTheSizeOfThePage()
    {
        recordOneSecond();
        for (const QSize size : {QSize(1200, 900), QSize(1200, 700), QSize(900, 640)}) {
            m_page->resize(size);
            QCoreApplication::processEvents();
            PerformancePage fresh(m_traffic->telemetry);
            fresh.resize(size);
            fresh.show();
            QVERIFY(QTest::qWaitForWindowExposed(&fresh));
            QCOMPARE(charts()[0]->grab().toImage(),
                     fresh.findChild<TimeChartView *>()->grab().toImage());
        }
    }

    void widePagesHaveFourColumnsInARow()
    {
        QVERIFY(!sameRow(charts()[0], charts()[3]));
        m_page->resize(1440, 900);
        QTRY_VERIFY(sameRow(charts()[0], charts()[3]));
    }

    void narrowPagesHaveOneColumn()
    {
        QVERIFY(sameRow(charts()[0], charts()[1]));
        m_page->resize(500, 620);
        QTRY_VERIFY(!sameRow(charts()[0], charts()[1]));
        m_page->resize(910, 620);
        QTRY_VERIFY(sameRow(charts()[0], charts()[1]));
    }

    void linesDifferInMoreThanColourAndStandOutInBothSchemes()
    {
        for (const QPalette &palette : {lightPalette(), darkPalette()}) {
            m_page->setPalette(palette);
            QCoreApplication::processEvents();
            const int ground = palette.color(QPalette::Window).lightness();
            for (int chart = 0; chart < int(chartCount); ++chart) {
                QSet<Qt::PenStyle> dashes;
                for (const DrawnLine &drawn : charts()[chart]->lines()) {
                    dashes.insert(drawn.pen.style());
                    QVERIFY(std::abs(drawn.pen.color().lightness() - ground) > 60);
                }
                if (chart != 0)
                    QCOMPARE(dashes.size(), lineNames(chart).size());
                else
                    QCOMPARE(dashes.size(), 4);
            }
        }
    }

    void csvHoldsTheShownSeconds()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("values.csv"));
        recordOneSecond();
        exportTo("CSV", path);
        QTRY_VERIFY(note().contains(QStringLiteral("values.csv")));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArrayList rows = file.readAll().split('\n');
        QCOMPARE(rows.size(), line(0, "ok").points.size() + 2);
        QVERIFY(rows[rows.size() - 2].contains(",3,1,20.0"));
    }

    void pngHoldsTheCharts()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("charts.png"));
        recordOneSecond();
        exportTo("PNG", path);
        QTRY_VERIFY(note().contains(QStringLiteral("charts.png")));
        const QImage image(path);
        QVERIFY(image.width() > 2 * charts()[0]->width());
        QSet<QRgb> colors;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                colors.insert(image.pixel(x, y));
        }
        QVERIFY(colors.contains(line(0, "ok").pen.color().rgb()));
        QVERIFY(colors.size() > 5);
    }

    void anExportThatFailsSaysWhy()
    {
        exportTo("CSV", QStringLiteral("/nowhere/values.csv"));
        QTRY_VERIFY(m_page->findChild<QMessageBox *>());
        auto *box = m_page->findChild<QMessageBox *>();
        QVERIFY(box->text().contains(QStringLiteral("/nowhere/values.csv")));
        box->accept();
    }

private:
    int linesOfFigures() const
    {
        QSet<int> tops;
        for (const FigureTile *tile : m_page->findChildren<FigureTile *>())
            tops.insert(tile->mapTo(m_page.get(), QPoint()).y());
        return int(tops.size());
    }

    /// Chooses the entry with that word, and `path` in the dialog.
    void exportTo(const char *word, const QString &path)
    {
        for (QAction *action : m_page->findChildren<QAction *>()) {
            if (action->text().contains(QLatin1String(word)))
                action->trigger();
        }
        auto *dialog = m_page->findChild<QFileDialog *>();
        QVERIFY(dialog && dialog->isVisible());
        emit dialog->fileSelected(path);
        dialog->close();
    }

    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    bool sameRow(const QWidget *one, const QWidget *other) const
    {
        return one->mapTo(m_page.get(), QPoint()).y() == other->mapTo(m_page.get(), QPoint()).y();
    }
};

QTEST_MAIN(PerformancePageTest)
#include "performancepagetest.moc"
