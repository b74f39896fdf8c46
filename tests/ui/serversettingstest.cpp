// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/serverlimits.h"
#include "tests/support/testdata.h"
#include "ui/server/serversettings.h"

#include <QFileInfo>
#include <QSettings>
#include <QTemporaryDir>

using namespace classiscope;

class ServerSettingsTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        test::failOnAnyWarning();
        m_folder = std::make_unique<QTemporaryDir>();
        reopen();
    }

    void cleanup() { m_settings.reset(); }  // it writes into the folder once more

    void nothingKeptMeansTheDefaults()
    {
        QVERIFY(sameSettings(settings().options(), ServerOptions()));
        QCOMPARE(settings().options().port, ServerOptions().port);
    }

    void everythingIsKept()
    {
        ServerOptions options = changed();
        settings().keep(options);
        settings().keepPort(8080);
        reopen();
        QVERIFY(sameSettings(settings().options(), options));
        QCOMPARE(settings().options().port, quint16(8080));
    }

    void defaultsAreNotWritten()
    {
        settings().keep(changed());
        settings().keep(ServerOptions());
        QCOMPARE(m_settings->allKeys(), QStringList());
    }

    void whatIsGivenWinsAndLeavesTheKeptAlone_data()
    {
        QTest::addColumn<QString>("field");
        for (const ServerLimit &limit : serverLimits())
            QTest::newRow(limit.name) << QString::fromLatin1(limit.name);
        for (const char *field : {"apiKey", "corsOrigins", "tlsCertificate", "accessLog"})
            QTest::newRow(field) << QString::fromLatin1(field);
    }

    void whatIsGivenWinsAndLeavesTheKeptAlone()
    {
        QFETCH(QString, field);
        const ServerOptions kept = changed();
        settings().keep(kept);
        ServerSettings given(*m_settings, ServerOptions(), {field});
        QVERIFY(given.isGiven(field));
        QVERIFY(!sameSettings(given.options(), kept));
        given.keep(given.options());
        QVERIFY(sameSettings(settings().options(), kept));
    }

    void nonsenseInTheFileIsNotUsed_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QVariant>("value");
        QTest::newRow("port") << QStringLiteral("server/port") << QVariant(70000);
        QTest::newRow("limit") << QStringLiteral("server/maxBatch")
                               << QVariant(QStringLiteral("x"));
        QTest::newRow("key") << QStringLiteral("server/apiKey")
                             << QVariant(QStringLiteral("two words"));
        QTest::newRow("origin") << QStringLiteral("server/corsOrigins")
                                << QVariant(QStringList {QStringLiteral("nowhere")});
    }

    void nonsenseInTheFileIsNotUsed()
    {
        QFETCH(QString, key);
        QFETCH(QVariant, value);
        m_settings->setValue(key, value);
        QVERIFY(sameSettings(settings().options(), ServerOptions()));
        QCOMPARE(settings().options().port, ServerOptions().port);
    }

    void aLimitOutOfRangeIsBroughtIntoIt()
    {
        m_settings->setValue(QStringLiteral("server/maxBatch"), -5);
        QCOMPARE(settings().options().maxBatch, 1);
    }

    void onlyTheOwnerMayReadTheKey_data()
    {
        QTest::addColumn<bool>("fileExists");
        QTest::newRow("new file") << false;
        QTest::newRow("file that others may read") << true;
    }

    void onlyTheOwnerMayReadTheKey()
    {
        QFETCH(bool, fileExists);
        if (fileExists) {
            m_settings->setValue(QStringLiteral("other"), 1);
            m_settings->sync();
            QVERIFY(QFile::setPermissions(file(),
                                          QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup
                                              | QFile::ReadOther));
        }
        settings().keep(changed());
        const auto others =
            QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QVERIFY(!(QFile::permissions(settings().keyFile()) & others));
        m_settings->setValue(QStringLiteral("later"), 1);
        m_settings->sync();
        QVERIFY(!(QFile::permissions(file()) & others));
    }

private:
    void reopen()
    {
        m_settings.reset();
        m_settings = std::make_unique<QSettings>(file(), QSettings::IniFormat);
    }

    QString file() const { return m_folder->filePath(QStringLiteral("deep/settings.ini")); }
    ServerSettings settings() const { return {*m_settings, ServerOptions(), {}}; }

    static ServerOptions changed()
    {
        ServerOptions options;
        for (const ServerLimit &limit : serverLimits())
            limit.set(options, limit.value(options) + 1);
        options.apiKey = "secret";
        options.corsOrigins = QStringList {QStringLiteral("https://a.org"), QStringLiteral("*")};
        options.tlsCertificate = QStringLiteral("/some/cert.pem");
        options.tlsKey = QStringLiteral("/some/key.pem");
        options.accessLog = QStringLiteral("/some/access.log");
        return options;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_settings;
};

QTEST_GUILESS_MAIN(ServerSettingsTest)
#include "serversettingstest.moc"
