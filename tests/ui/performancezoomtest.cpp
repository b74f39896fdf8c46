// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/performancefixture.h"

using namespace classiscope;
using namespace classiscope::test;

/// Looking closer: the cross-hair, zooming and moving by mouse, wheel and keys.
class PerformanceZoomTest : public PerformanceFixture {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }
    void init() { openPage(); }
    void cleanup() { m_page.reset(); }

    void theCrossHairShowsTheValuesOfItsSecond()
    {
        recordOneSecond();
        TimeChartView *chart = charts()[0];
        const QPointF end = chart->chart()->mapToScene(chart->chart()->mapToPosition({0, 1}));
        QTest::mouseMove(chart->viewport(), chart->mapFromScene(end));
        QCOMPARE(chart->crossHair(), std::optional(0));
        QVERIFY(chart->crossHairText().contains(QStringLiteral("ok: 3")));
        QVERIFY(chart->crossHairText().contains(QStringLiteral("failed: 1")));
        QCOMPARE(charts()[3]->crossHair(), std::optional(0));
        QVERIFY(charts()[3]->crossHairText().startsWith(QStringLiteral("waiting: ")));
        QTest::keyClick(chart, Qt::Key_Left);
        QCOMPARE(chart->crossHair(), std::optional(-1));
        QTest::keyClick(chart, Qt::Key_Escape);
        QCOMPARE(charts()[2]->crossHair(), std::nullopt);
    }

    void draggingOverAChartLooksCloserInAllOfThem()
    {
        pass(120);
        TimeChartView *chart = charts()[0];
        const QPoint from = placeOf(chart, -40);
        const QPoint to = placeOf(chart, -20);
        QTest::mousePress(chart->viewport(), Qt::LeftButton, {}, from);
        QTest::mouseMove(chart->viewport(), (from + to) / 2);
        QTest::mouseMove(chart->viewport(), to);
        QTest::mouseRelease(chart->viewport(), Qt::LeftButton, {}, to);
        for (int i = 0; i < charts().size(); ++i)
            QCOMPARE(shownSpan(i), (TimeSpan {-40, -20}));
        QVERIFY(button("Show all")->isVisible());
        QTest::mouseClick(button("Show all"), Qt::LeftButton);
        QCOMPARE(shownSpan(3), (TimeSpan {-60, 0}));
        QVERIFY(!m_page->findChild<QPushButton *>(QStringLiteral("wholeRange"))->isVisible());
    }

    void aClickOrADragOutsideThePlotChangesNothing()
    {
        pass(120);
        TimeChartView *chart = charts()[0];
        QTest::mouseClick(chart->viewport(), Qt::LeftButton, {}, placeOf(chart, -30));
        QTest::mousePress(chart->viewport(), Qt::LeftButton, {}, QPoint(1, 1));
        QTest::mouseMove(chart->viewport(), placeOf(chart, -20));
        QTest::mouseRelease(chart->viewport(), Qt::LeftButton, {}, placeOf(chart, -20));
        QCOMPARE(shownSpan(0), (TimeSpan {-60, 0}));
    }

    void theWheelWithCtrlZoomsWhereItPoints()
    {
        pass(120);
        TimeChartView *chart = charts()[1];
        wheel(chart, placeOf(chart, -30), 120, Qt::NoModifier);
        QCOMPARE(shownSpan(0), (TimeSpan {-60, 0}));
        wheel(chart, placeOf(chart, -30), 120, Qt::ControlModifier);
        QCOMPARE(shownSpan(0), (TimeSpan {-54, -6}));
        wheel(chart, placeOf(chart, -30), -240, Qt::ControlModifier);
        QCOMPARE(shownSpan(0), (TimeSpan {-60, 0}));
    }

    void keysZoomMoveAndShowAll()
    {
        pass(120);
        TimeChartView *chart = charts()[2];
        chart->setFocus();
        QTest::keyClick(chart, Qt::Key_Plus);
        QCOMPARE(shownSpan(0), (TimeSpan {-30, 0}));
        QTest::keyClick(chart, Qt::Key_Left, Qt::ShiftModifier);
        QCOMPARE(shownSpan(0), (TimeSpan {-37, -7}));
        QTest::keyClick(chart, Qt::Key_Left);
        QCOMPARE(chart->crossHair(), std::optional(-7));
        QTest::keyClick(chart, Qt::Key_Minus);
        QVERIFY(shownSpan(0).length() == 60);
        QTest::keyClick(chart, Qt::Key_Plus);
        QTest::mouseDClick(chart->viewport(), Qt::LeftButton, {}, placeOf(chart, -10));
        QCOMPARE(shownSpan(0), (TimeSpan {-60, 0}));
    }

    void theValueAxisFitsWhatIsShown()
    {
        for (int i = 0; i < 500; ++i)
            m_traffic->ok(Source::Http, 10);
        pass(31);
        for (int i = 0; i < 20; ++i)
            m_traffic->ok(Source::Http, 10);
        pass(1);
        QVERIFY(valueAxis(0).max() >= 500);
        charts()[0]->setFocus();
        QTest::keyClick(charts()[0], Qt::Key_Plus);
        QVERIFY(valueAxis(0).max() < 50);
    }

    void pausingKeepsTheZoomAndAZoomedPastStaysInPlace()
    {
        pass(120);
        charts()[0]->setFocus();
        QTest::keyClick(charts()[0], Qt::Key_Plus);
        QTest::keyClick(charts()[0], Qt::Key_Left, Qt::ShiftModifier);
        pass(3);
        QCOMPARE(shownSpan(0), (TimeSpan {-40, -10}));
        QTest::mouseClick(button("Pause"), Qt::LeftButton);
        QCOMPARE(shownSpan(0), (TimeSpan {-40, -10}));
        m_traffic->pass(5);
        m_page->refresh();
        QCOMPARE(shownSpan(0), (TimeSpan {-40, -10}));
    }

private:
    void wheel(TimeChartView *chart, QPoint place, int angle, Qt::KeyboardModifiers modifiers) const
    {
        const QPointF global = chart->viewport()->mapToGlobal(place);
        QWheelEvent event(place, global, {}, {0, angle}, Qt::NoButton, modifiers, Qt::NoScrollPhase,
                          false);
        QCoreApplication::sendEvent(chart->viewport(), &event);
    }
};

QTEST_MAIN(PerformanceZoomTest)
#include "performancezoomtest.moc"
