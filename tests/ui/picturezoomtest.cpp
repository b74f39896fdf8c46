// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testdata.h"
#include "ui/classify/picturezoom.h"

using namespace classiscope;
using namespace classiscope::test;

class PictureZoomTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        failOnAnyWarning();
        m_zoom = {};
        m_zoom.setSizes({400, 300}, {800, 400});
    }

    void atFirstAllOfItIsSeenInTheMiddle() { QCOMPARE(m_zoom.box(), QRectF(0, 50, 400, 200)); }

    void aSmallPictureIsEnlargedTwiceAtMost()
    {
        m_zoom.setSizes({400, 300}, {100, 50});
        QCOMPARE(m_zoom.box(), QRectF(100, 100, 200, 100));
    }

    void whatLiesUnderThePointerStays()
    {
        const QPointF pointer(100, 100);
        m_zoom.zoomBy(4, pointer);
        QCOMPARE(m_zoom.factor(), 4.0);
        // A quarter of the way across and down before, and now.
        QCOMPARE(m_zoom.box(), QRectF(-300, -100, 1600, 800));
    }

    void itZoomsBetweenAllOfItAndTheMost()
    {
        m_zoom.zoomBy(1000, {200, 150});
        QCOMPARE(m_zoom.factor(), PictureZoom::maxFactor);
        m_zoom.zoomBy(0.0001, {0, 0});
        QCOMPARE(m_zoom.box(), QRectF(0, 50, 400, 200));
    }

    void movingEndsAtTheBorder()
    {
        m_zoom.zoomBy(2, {200, 150});
        m_zoom.moveBy({10'000, 10'000});
        QCOMPARE(m_zoom.box(), QRectF(0, 0, 800, 400));
        m_zoom.moveBy({-10'000, -10'000});
        QCOMPARE(m_zoom.box(), QRectF(-400, -100, 800, 400));
    }

    void aPictureThatFitsDoesNotMove()
    {
        m_zoom.moveBy({50, 50});
        QCOMPARE(m_zoom.box(), QRectF(0, 50, 400, 200));
    }

private:
    PictureZoom m_zoom;
};

QTEST_GUILESS_MAIN(PictureZoomTest)
#include "picturezoomtest.moc"
