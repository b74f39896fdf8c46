// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testdata.h"
#include "ui/performance/chartlines.h"

#include <QImage>
#include <QPainter>

#include <limits>

using namespace classiscope;

namespace {

constexpr double gap = std::numeric_limits<double>::quiet_NaN();
const QRectF plot(10, 10, 80, 40);

/// 100 x 60, white, with one red line of 2 pixels; its points are places in the picture.
QImage pictureOf(const QList<QPointF> &points)
{
    QImage image(100, 60, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    const DrawnLine line {QString(), QPen(Qt::red, 2), points};
    paintLines(painter, {line}, plot, QTransform());
    painter.end();
    return image;
}

bool isRed(const QImage &image, int x, int y)
{
    return image.pixelColor(x, y) == QColor(Qt::red);
}

bool isWhite(const QImage &image, int x, int y)
{
    return image.pixelColor(x, y) == QColor(Qt::white);
}

}  // namespace

class ChartLinesTest : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }

    void aLineAlongAnEdgeKeepsItsThickness_data()
    {
        QTest::addColumn<int>("y");
        QTest::newRow("top") << 10;
        QTest::newRow("bottom") << 50;
    }

    void aLineAlongAnEdgeKeepsItsThickness()
    {
        QFETCH(int, y);
        const QImage image = pictureOf({QPointF(10, y), QPointF(90, y)});
        QVERIFY(isRed(image, 50, y - 1));
        QVERIFY(isRed(image, 50, y));
        QVERIFY(isWhite(image, 50, y - 3));
        QVERIFY(isWhite(image, 50, y + 2));
    }

    void aLineEndsWhereThePlotEnds()
    {
        const QImage image = pictureOf({QPointF(0, 30), QPointF(99, 30)});
        QVERIFY(isRed(image, 12, 30));
        QVERIFY(isRed(image, 87, 30));
        QVERIFY(isWhite(image, 7, 30));
        QVERIFY(isWhite(image, 93, 30));
    }

    void aSingleValueIsADot()
    {
        const QImage image = pictureOf({QPointF(90, 30)});
        for (const int x : {88, 90, 91})
            QVERIFY(isRed(image, x, 30));
        QVERIFY(isWhite(image, 80, 30));
    }

    void aGapIsEmptyAndAValueBetweenTwoIsADot()
    {
        const QImage image =
            pictureOf({{20, 30}, {30, 30}, {40, gap}, {50, 30}, {60, gap}, {70, 30}, {80, 30}});
        for (const int x : {25, 50, 75})
            QVERIFY(isRed(image, x, 30));
        for (const int x : {40, 60})
            QVERIFY(isWhite(image, x, 30));
    }

    void aDotBesideThePlotIsNotDrawn() { QCOMPARE(pictureOf({QPointF(95, 30)}), pictureOf({})); }

    void stretchesLieBetweenTheGaps()
    {
        const auto found =
            stretches({{0, gap}, {1, 5}, {2, 6}, {3, gap}, {4, gap}, {5, 0}, {6, gap}});
        QCOMPARE(found.size(), std::size_t(2));
        const QList<QPointF> first {QPointF(1, 5), QPointF(2, 6)};
        const QList<QPointF> second {QPointF(5, 0)};
        QCOMPARE(QList<QPointF>(found[0]), first);
        QCOMPARE(QList<QPointF>(found[1]), second);
        QVERIFY(stretches({{0, gap}}).empty());
    }
};

QTEST_MAIN(ChartLinesTest)
#include "chartlinestest.moc"
