// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testdata.h"
#include "ui/settings/enginefields.h"
#include "ui/settings/enginesettings.h"

#include <QSettings>
#include <QTemporaryDir>

using namespace classiscope;

class EngineSettingsTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        test::failOnAnyWarning();
        m_folder = std::make_unique<QTemporaryDir>();
        m_settings = std::make_unique<QSettings>(m_folder->filePath(QStringLiteral("settings.ini")),
                                                 QSettings::IniFormat);
    }

    void cleanup() { m_settings.reset(); }  // it writes into the folder once more

    void nothingKeptMeansTheDefaults()
    {
        for (const EngineField &field : engineFields())
            QCOMPARE(field.value(settings().options()), field.value(ClassifierOptions()));
        QVERIFY(!settings().decidesTuning());
    }

    void everythingIsKept()
    {
        settings().keep(changed());
        m_settings->sync();
        for (const EngineField &field : engineFields())
            QCOMPARE(field.value(settings().options()), field.value(changed()));
        QVERIFY(settings().decidesTuning());
    }

    void defaultsAreNotWritten()
    {
        settings().keep(changed());
        settings().keep(ClassifierOptions());
        QCOMPARE(m_settings->allKeys(), QStringList());
    }

    void defaultsAreWithinTheirRange()
    {
        for (const EngineField &field : engineFields()) {
            const qint64 value = field.value(ClassifierOptions());
            QVERIFY2(value >= field.minimum && value <= field.maximum, field.name);
        }
    }

    void whatIsGivenWinsAndLeavesTheKeptAlone_data()
    {
        QTest::addColumn<int>("number");
        for (std::size_t i = 0; i < engineFields().size(); ++i)
            QTest::newRow(engineFields()[i].name) << int(i);
    }

    void whatIsGivenWinsAndLeavesTheKeptAlone()
    {
        QFETCH(int, number);
        const EngineField &field = engineFields()[std::size_t(number)];
        settings().keep(changed());
        EngineSettings given(*m_settings, ClassifierOptions(), {QLatin1String(field.option)});
        QVERIFY(given.isGiven(field));
        QCOMPARE(field.value(given.options()), field.value(ClassifierOptions()));
        given.keep(given.options());
        QCOMPARE(field.value(settings().options()), field.value(changed()));
    }

    void nonsenseInTheFileIsNotUsed()
    {
        m_settings->setValue(QStringLiteral("engine/workers"), QStringLiteral("many"));
        m_settings->setValue(QStringLiteral("engine/batchSize"), 1000);
        m_settings->setValue(QStringLiteral("engine/precision"), -3);
        QCOMPARE(settings().options().workers, 0);
        QCOMPARE(settings().options().batchSize, ClassifierOptions::maxBatchSize);
        QCOMPARE(settings().options().precision, Precision::Exact);
    }

    void onlyWhatTheBenchmarkSavesTakesItsPlace()
    {
        m_settings->setValue(QStringLiteral("engine/topK"), 3);
        QVERIFY(!settings().decidesTuning());
        m_settings->setValue(QStringLiteral("engine/threadsPerWorker"), 1);
        QVERIFY(settings().decidesTuning());
    }

private:
    EngineSettings settings() const { return {*m_settings, ClassifierOptions(), {}}; }

    static ClassifierOptions changed()
    {
        ClassifierOptions options;
        for (const EngineField &field : engineFields())
            field.set(options, field.value(options) + 1);
        return options;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_settings;
};

QTEST_GUILESS_MAIN(EngineSettingsTest)
#include "enginesettingstest.moc"
