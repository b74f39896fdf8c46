// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testdata.h"
#include "ui/performance/timezoom.h"

using namespace classiscope;

class TimeZoomTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        test::failOnAnyWarning();
        m_zoom = {};
        m_zoom.setRange(60, 1'000);
    }

    void showsTheWholeRangeAtFirst()
    {
        QVERIFY(!m_zoom.zoomed());
        QCOMPARE(m_zoom.span(), (TimeSpan {-60, 0}));
    }

    void whatLiesUnderTheMouseStaysThere()
    {
        m_zoom.scale(0.5, -20);
        QCOMPARE(m_zoom.span(), (TimeSpan {-40, -10}));
        m_zoom.scale(2, -20);
        QVERIFY(!m_zoom.zoomed());
    }

    void nothingCloserThanTheLeastIsShown()
    {
        for (int i = 0; i < 20; ++i)
            m_zoom.scale(0.5, -20);
        QCOMPARE(m_zoom.span().length(), TimeZoom::least);
        QVERIFY(m_zoom.span().contains(-20));
        m_zoom.show({-5, -5});
        QCOMPARE(m_zoom.span(), (TimeSpan {-15, -5}));
    }

    void aPartNeverLeavesTheRange()
    {
        m_zoom.show({-30, -10});
        m_zoom.move(-1'000);
        QCOMPARE(m_zoom.span(), (TimeSpan {-60, -40}));
        m_zoom.move(1'000);
        QCOMPARE(m_zoom.span(), (TimeSpan {-20, 0}));
        m_zoom.show({-20, 50});
        QVERIFY(!m_zoom.zoomed());
    }

    void aPartOfThePastKeepsItsSeconds()
    {
        m_zoom.show({-30, -10});
        m_zoom.setRange(60, 1'005);
        QCOMPARE(m_zoom.span(), (TimeSpan {-35, -15}));
        m_zoom.setRange(60, 1'500);
        QCOMPARE(m_zoom.span(), (TimeSpan {-60, -40}));
    }

    void aPartThatEndsNowFollows()
    {
        m_zoom.show({-20, 0});
        m_zoom.setRange(60, 1'005);
        QCOMPARE(m_zoom.span(), (TimeSpan {-20, 0}));
    }

    void aPartThatFillsASmallerRangeIsAllOfIt()
    {
        m_zoom.setRange(900, 1'000);
        m_zoom.show({-300, -100});
        m_zoom.setRange(60, 1'000);
        QVERIFY(!m_zoom.zoomed());
        QCOMPARE(m_zoom.span(), (TimeSpan {-60, 0}));
    }

private:
    TimeZoom m_zoom;
};

QTEST_APPLESS_MAIN(TimeZoomTest)
#include "timezoomtest.moc"
