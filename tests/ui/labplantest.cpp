// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testdata.h"
#include "ui/loadlab/labcommand.h"
#include "ui/loadlab/labplansettings.h"

#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace classiscope;
using Field = LabPlan::Field;
using Target = LabPlan::Target;

class LabPlanTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        test::failOnAnyWarning();
        QLocale::setDefault(QLocale(QLocale::English));
    }

    void theTimeOfAllRunsIsKnown()
    {
        LabPlan plan = planned();
        QCOMPARE(plan.durationText(), QStringLiteral("18 min in all"));
        plan.quick = true;
        QCOMPARE(plan.durationText(), QStringLiteral("1 min 40 s in all"));
        plan.target = Target::Instances;
        plan.repetitions = 2;
        QCOMPARE(plan.runs(), 30);
        QCOMPARE(plan.durationText(), QStringLiteral("10 min in all"));
        plan.findLimit = true;
        QCOMPARE(plan.durationText(), QStringLiteral("about 16 min in all"));
    }

    void aMistakeIsFoundWhereItIs_data()
    {
        QTest::addColumn<LabPlan>("plan");
        QTest::addColumn<Field>("field");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *name, Field field, const char *says,
                            const std::function<void(LabPlan &)> &change) {
            LabPlan plan = planned();
            change(plan);
            QTest::newRow(name) << plan << field << QString::fromLatin1(says);
        };
        row("as planned", Field::None, "", [](LabPlan &) {});
        row("no address", Field::Address, "http://",
            [](LabPlan &plan) { plan.target = Target::Address; });
        row("an address of files", Field::Address, "ftp://x", [](LabPlan &plan) {
            plan.target = Target::Address;
            plan.address = QStringLiteral("ftp://x");
        });
        row("no number", Field::Instances, "1, 2, 4", [](LabPlan &plan) {
            plan.target = Target::Instances;
            plan.instances = QStringLiteral("1; 2");
        });
        row("too many servers", Field::Instances, "1 to 16", [](LabPlan &plan) {
            plan.target = Target::Instances;
            plan.instances = QStringLiteral("17");
        });
        row("pictures gone", Field::Photos, "gone",
            [](LabPlan &plan) { plan.photos = QStringLiteral("/nowhere/photos"); });
        row("nothing ticked", Field::Scenarios, "tick one",
            [](LabPlan &plan) { plan.scenarios.clear(); });
        row("only the limit", Field::None, "", [](LabPlan &plan) {
            plan.scenarios.clear();
            plan.findLimit = true;
        });
        row("a bad scenario", Field::Scenarios, "cure",
            [](LabPlan &plan) { plan.scenarioMistake = QStringLiteral("what and cure"); });
        row("no budget", Field::Budgets, "milliseconds", [](LabPlan &plan) {
            plan.findLimit = true;
            plan.budgets = QStringLiteral("fast");
        });
    }

    void aMistakeIsFoundWhereItIs()
    {
        QFETCH(const LabPlan, plan);
        QFETCH(const Field, field);
        QFETCH(const QString, says);
        const LabPlan::Mistake mistake = plan.mistake();
        QCOMPARE(int(mistake.field), int(field));
        QCOMPARE(mistake.text.isEmpty(), field == Field::None);
        QVERIFY2(mistake.text.contains(says), qPrintable(mistake.text));
    }

    void anAddressMayBeShort_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("remote");
        QTest::newRow("port") << QStringLiteral("127.0.0.1:5000")
                              << QStringLiteral("http://127.0.0.1:5000/predict") << false;
        QTest::newRow("name") << QStringLiteral(" localhost ")
                              << QStringLiteral("http://localhost/predict") << false;
        QTest::newRow("IPv6") << QStringLiteral("http://[::1]:80/x")
                              << QStringLiteral("http://[::1]:80/x") << false;
        QTest::newRow("elsewhere") << QStringLiteral("https://192.0.2.7/")
                                   << QStringLiteral("https://192.0.2.7/predict") << true;
        QTest::newRow("a name") << QStringLiteral("example.org")
                                << QStringLiteral("http://example.org/predict") << true;
    }

    void anAddressMayBeShort()
    {
        QFETCH(const QString, typed);
        LabPlan plan = planned();
        plan.target = Target::Address;
        plan.address = typed;
        QTEST(plan.url().toString(), "url");
        QTEST(plan.isRemote(), "remote");
        QVERIFY(plan.mistake().text.isEmpty());
    }

    void theCommandSaysWhatIsPlanned()
    {
        LabPlan plan = planned();
        LabCommandFacts facts {QUrl(QStringLiteral("http://127.0.0.1:5000/predict")),
                               {},
                               QStringLiteral("s.json"),
                               QStringLiteral("r.json")};
        QCOMPARE(line(plan, facts),
                 QStringLiteral("loadtest http://127.0.0.1:5000/predict --scenarios s.json "
                                "--repeat 1 --output r.json --progress json"));
        facts.windowUrl.setScheme(QStringLiteral("https"));
        facts.keyFile = QStringLiteral("key");
        QVERIFY(
            line(plan, facts)
                .contains(QStringLiteral("/predict --insecure --api-key-file key --scenarios")));
        plan.target = Target::Instances;
        plan.photos = QStringLiteral("/photos");
        plan.findLimit = true;
        plan.scenarios.clear();
        QCOMPARE(line(plan, facts),
                 QStringLiteral("loadtest --instances 1,2,4 --photos /photos --find-limit "
                                "--budget 3000,100 --output r.json --progress json"));
        plan.target = Target::Address;
        plan.address = QStringLiteral("example.org");
        QVERIFY(!line(plan, facts).contains(QStringLiteral("--allow-remote")));
        facts.remoteAllowed = true;
        QVERIFY(line(plan, facts)
                    .contains(QStringLiteral("http://example.org/predict --allow-remote")));
    }

    void theNextSessionHasTheSamePlan()
    {
        QTemporaryDir folder;
        QSettings settings(folder.filePath(QStringLiteral("kept.ini")), QSettings::IniFormat);
        KeptLabPlan kept = keptLabPlan(settings);
        QVERIFY(kept.scenarios == plannedScenarios());
        kept.plan.target = Target::Address;
        kept.plan.address = QStringLiteral("http://127.0.0.1:1/x");
        kept.plan.quick = true;
        kept.plan.repetitions = 3;
        kept.plan.findLimit = true;
        kept.plan.budgets = QStringLiteral("50");
        kept.scenarios[1].users = 51;
        kept.unticked = QStringList {QStringLiteral("light")};
        keepLabPlan(settings, kept);
        const KeptLabPlan again = keptLabPlan(settings);
        QVERIFY(again.plan.target == Target::Address);
        QCOMPARE(again.plan.address, kept.plan.address);
        QVERIFY(again.plan.quick && again.plan.findLimit);
        QCOMPARE(again.plan.repetitions, 3);
        QCOMPARE(again.plan.budgets, QStringLiteral("50"));
        QVERIFY(again.scenarios == kept.scenarios);
        QCOMPARE(again.unticked, kept.unticked);
    }

    void keptNonsenseIsTheDefault()
    {
        QTemporaryDir folder;
        QSettings settings(folder.filePath(QStringLiteral("kept.ini")), QSettings::IniFormat);
        settings.setValue(QStringLiteral("loadlab/target"), 99);
        settings.setValue(QStringLiteral("loadlab/repetitions"), -4);
        settings.setValue(QStringLiteral("loadlab/scenarios"), QByteArray("{ nonsense"));
        const KeptLabPlan kept = keptLabPlan(settings);
        QVERIFY(kept.scenarios == plannedScenarios());
        QCOMPARE(kept.plan.repetitions, 1);
        QVERIFY(kept.plan.target == Target::Instances);
    }

private:
    static LabPlan planned()
    {
        LabPlan plan;
        plan.scenarios = plannedScenarios();
        return plan;
    }

    static QString line(const LabPlan &plan, const LabCommandFacts &facts)
    {
        return labArguments(plan, facts).join(u' ');
    }
};

QTEST_GUILESS_MAIN(LabPlanTest)
#include "labplantest.moc"
