// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/windowfixture.h"
#include "ui/classify/firsthint.h"

#include <QPushButton>

using namespace classiscope;
using namespace classiscope::test;

class FirstHintTest : public QObject {
    Q_OBJECT

private slots:
    void isShownUntilItIsDismissedForEver()
    {
        failOnWindowWarning();
        WindowFixture fixture;
        fixture.open();
        QVERIFY(fixture.child<FirstHint>("firstHint")->isVisible());
        fixture.open();
        QVERIFY(fixture.child<FirstHint>("firstHint")->isVisible());
        QTest::mouseClick(fixture.child<QPushButton>("firstHintDone"), Qt::LeftButton);
        QTRY_VERIFY(!fixture.child<FirstHint>("firstHint"));
        fixture.open();
        QVERIFY(!fixture.child<FirstHint>("firstHint"));
    }
};

QTEST_MAIN(FirstHintTest)
#include "firsthinttest.moc"
