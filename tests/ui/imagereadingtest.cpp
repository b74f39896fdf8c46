// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/images.h"
#include "tests/support/testdata.h"
#include "ui/classify/imagereading.h"
#include "ui/classify/thumbnails.h"

#include <QSignalSpy>
#include <QTemporaryDir>

using namespace classiscope;
using namespace classiscope::test;

class ImageReadingTest : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnAnyWarning(); }

    void pictureIsScaledIntoTheBoundWithItsAspectKept()
    {
        const ImageInput input {QStringLiteral("x"), QString(), jpegOf(400, 100)};
        QCOMPARE(readImage(input, {80, 80}).size(), QSize(80, 20));
        QCOMPARE(readImage(input, {1000, 1000}).size(), QSize(400, 100));
    }

    void pictureIsUpright()
    {
        const QByteArray turned = withOrientation(encoded(quarters(64, 32), ".jpg"), 6);
        const QImage image = readImage({QStringLiteral("x"), QString(), turned}, {40, 40});
        QCOMPARE(image.size(), QSize(20, 40));
        // Turned clockwise, the blue bottom left comes to the top left.
        const QColor topLeft = image.pixelColor(4, 8);
        QVERIFY2(topLeft.blue() > 150 && topLeft.red() < 100, qPrintable(topLeft.name()));
    }

    void brokenAndMissingFilesGiveNothing()
    {
        QVERIFY(readImage({QStringLiteral("x"), QString(), "broken"}, {40, 40}).isNull());
        QVERIFY(readImage({QStringLiteral("x"), QStringLiteral("/none"), {}}, {40, 40}).isNull());
    }

    void pngKeepsEveryPixel()
    {
        QImage image(3, 2, QImage::Format_RGB32);
        image.fill(0xff123456);
        const QImage back = readImage({QStringLiteral("x"), QString(), encodePng(image)}, {40, 40});
        QCOMPARE(back.convertToFormat(QImage::Format_RGB32), image);
    }

    void thumbnailComesLaterAndIsKept()
    {
        Thumbnails thumbnails(40);
        QSignalSpy ready(&thumbnails, &Thumbnails::ready);
        const ImageInput input {QStringLiteral("x"), QString(), jpegOf(400, 100)};
        QVERIFY(!thumbnails.find(7, input));
        QTRY_COMPARE(ready.size(), 1);
        QCOMPARE(ready[0][0].toInt(), 7);
        QCOMPARE(thumbnails.find(7, input)->size(), QSize(40, 10));
        thumbnails.clear();
        QVERIFY(!thumbnails.find(7, input));
        QTRY_COMPARE(ready.size(), 2);
    }

    void rowsScrolledPastAreForgotten()
    {
        Thumbnails thumbnails(40);
        QSignalSpy ready(&thumbnails, &Thumbnails::ready);
        const ImageInput input {QStringLiteral("x"), QString(), jpegOf(40, 40)};
        for (int id = 0; id < 1000; ++id)
            QVERIFY(!thumbnails.find(id, input));
        // The one being read when the others came, and the newest.
        QTRY_COMPARE(ready.size(), 1 + Thumbnails::wishLimit);
        QCOMPARE(ready[1][0].toInt(), 999);
        QVERIFY(thumbnails.find(999, input));
    }
};

QTEST_MAIN(ImageReadingTest)
#include "imagereadingtest.moc"
