// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loadtest/scenario.h"
#include "tests/support/testdata.h"

using namespace classiscope;

/// The scenarios that come with the program, as users and other documents know them.
class PlannedScenariosTest : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void theyAreTheOldReportsAndOneMore();
    void eachCanBeRun();
};

void PlannedScenariosTest::theyAreTheOldReportsAndOneMore()
{
    QStringList texts;
    for (const Scenario &scenario : plannedScenarios())
        texts += scenario.name + QStringLiteral(": ") + scenario.text();
    QCOMPARE(texts,
             QStringList({QStringLiteral("light: 10 users, 2 a second, 2 min"),
                          QStringLiteral("normal: 50 users, 5 a second, 5 min"),
                          QStringLiteral("heavy: 100 users, 10 a second, 5 min"),
                          QStringLiteral("peak: 200 users, 20 a second, 3 min"),
                          QStringLiteral("25-users: 25 users, 5 a second, 3 min")}));
}

void PlannedScenariosTest::eachCanBeRun()
{
    for (const Scenario &scenario : plannedScenarios()) {
        QVERIFY(!scenario.mistake());
        QVERIFY(!scenario.quick().mistake());
        QCOMPARE(scenario.waitMin, std::chrono::milliseconds(500));
        QCOMPARE(scenario.waitMax, std::chrono::milliseconds(2000));
        QCOMPARE(scenario.repeatShare + scenario.abortShare, 0.0);
    }
}

QTEST_GUILESS_MAIN(PlannedScenariosTest)
#include "plannedscenariostest.moc"
