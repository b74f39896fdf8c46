// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/windowfixture.h"
#include "ui/server/limitfield.h"

#include <QLocale>

#include <algorithm>

using namespace classiscope;

class LimitFieldTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }
    void init() { test::failOnWindowWarning(); }

    void showsTheUnitThatPeopleUse_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<qint64>("value");
        QTest::addColumn<QString>("shown");
        const auto add = [](const char *name, qint64 value, const char *shown) {
            QTest::addRow("%s %s", name, shown)
                << QString::fromLatin1(name) << value << QString::fromLatin1(shown);
        };
        add("maxBodyBytes", 32 << 20, "32 MiB");
        add("maxBodyBytes", 3 << 19, "1.5 MiB");
        add("maxHeaderBytes", 32 << 10, "32 KiB");
        add("minBodyRate", 16 << 10, "16 KiB/s");
        add("requestTimeout", 10'000, "10 s");
        add("requestTimeout", 250, "0.25 s");
        add("maxConnections", 512, "512");
        add("requestLogLimit", 100'000, "100,000");
    }

    void showsTheUnitThatPeopleUse()
    {
        QFETCH(QString, name);
        QFETCH(qint64, value);
        LimitField field(limitOf(name));
        field.setLimit(value);
        QTEST(field.text(), "shown");
        QCOMPARE(field.limit(), value);
    }

    void keepsWhatNobodyEdited()
    {
        LimitField field(limitOf(QStringLiteral("maxBodyBytes")));
        field.setLimit(12'345'678);
        QCOMPARE(field.limit(), 12'345'678);
        field.setValue(2);
        QCOMPARE(field.limit(), 2 << 20);
    }

    void isNeverBeyondItsRange()
    {
        const ServerLimit &limit = limitOf(QStringLiteral("maxHeaderBytes"));
        LimitField field(limit);
        field.setValue(0);
        QCOMPARE(field.limit(), limit.minimum);
        field.setValue(1e9);
        QCOMPARE(field.limit(), limit.maximum);
    }

private:
    static const ServerLimit &limitOf(const QString &name)
    {
        return *std::ranges::find_if(serverLimits(), [&name](const ServerLimit &limit) {
            return QLatin1String(limit.name) == name;
        });
    }
};

QTEST_MAIN(LimitFieldTest)
#include "limitfieldtest.moc"
