// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testdata.h"
#include "ui/classify/truelabels.h"

using namespace classiscope;

class TrueLabelsTest : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }

    void folderNameIsMatched_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("label");
        QTest::newRow("as it is") << "/p/cat/1.jpg" << 0;
        QTest::newRow("case") << "/p/CAT/1.jpg" << 0;
        QTest::newRow("underscore") << "/p/sea_horse/1.jpg" << 1;
        QTest::newRow("hyphen") << "/p/Sea-Horse/1.jpg" << 1;
        QTest::newRow("neither") << "/p/seahorse/1.jpg" << 1;
        QTest::newRow("alternative") << "/p/tinca tinca/1.jpg" << 2;
        QTest::newRow("whole label") << "/p/tench, Tinca tinca/1.jpg" << 2;
        QTest::newRow("outer folder") << "/cat/holiday/1.jpg" << -1;
        QTest::newRow("file name") << "/p/x/cat" << -1;
        QTest::newRow("synset") << "/p/n01440764/1.jpg" << -1;
        QTest::newRow("part of a word") << "/p/cats/1.jpg" << -1;
        QTest::newRow("relative") << "cat/1.jpg" << 0;
        QTest::newRow("no folder") << "cat" << -1;
        QTest::newRow("root") << "/1.jpg" << -1;
        QTest::newRow("no path") << "" << -1;
        QTest::newRow("shared by two") << "/p/crane/1.jpg" << -1;
        QTest::newRow("label before alternative") << "/p/maillot/1.jpg" << 5;
    }
    void folderNameIsMatched()
    {
        QFETCH(QString, path);
        const TrueLabels labels({QStringLiteral("cat"), QStringLiteral("sea horse"),
                                 QStringLiteral("tench, Tinca tinca"), QStringLiteral("crane"),
                                 QStringLiteral("crane"), QStringLiteral("maillot"),
                                 QStringLiteral("maillot, tank suit"), QString()});
        QTEST(labels.classOf(path), "label");
    }

    void withoutLabelsNothingMatches()
    {
        QCOMPARE(TrueLabels().classOf(QStringLiteral("/p/cat/1.jpg")), -1);
    }
};

QTEST_GUILESS_MAIN(TrueLabelsTest)
#include "truelabelstest.moc"
