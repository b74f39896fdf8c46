// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/cache/redisaddress.h"
#include "tests/support/testdata.h"

using namespace classiscope;

class RedisAddressTest : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }

    void takesAddressesApart_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QStringList>("parts");  // host, port, socket, user, password, database
        QTest::addColumn<QString>("text");
        const auto add = [](const char *url, const QStringList &parts, const char *text) {
            QTest::newRow(url) << QString::fromLatin1(url) << parts << QString::fromLatin1(text);
        };
        const QString none, port = QStringLiteral("6379"), zero = QStringLiteral("0");
        const QString host = QStringLiteral("cache.example"),
                      socket = QStringLiteral("/run/r.sock");
        add("redis://cache.example", {host, port, none, none, none, zero},
            "redis://cache.example:6379/0");
        add("redis://cache.example:6380/3",
            {host, QStringLiteral("6380"), none, none, none, QStringLiteral("3")},
            "redis://cache.example:6380/3");
        add("redis://:s%40cret@cache.example/",
            {host, port, none, none, QStringLiteral("s@cret"), zero},
            "redis://cache.example:6379/0");
        add("redis://me:secret@[::1]:7000/1",
            {QStringLiteral("::1"), QStringLiteral("7000"), none, QStringLiteral("me"),
             QStringLiteral("secret"), QStringLiteral("1")},
            "redis://[::1]:7000/1");
        add("unix:///run/r.sock", {none, port, socket, none, none, zero}, "unix:///run/r.sock");
        add("unix://:secret@/run/r.sock?db=2",
            {none, port, socket, none, QStringLiteral("secret"), QStringLiteral("2")},
            "unix:///run/r.sock?db=2");
    }

    void takesAddressesApart()
    {
        QFETCH(QString, url);
        const auto address = RedisAddress::parse(url);
        QVERIFY2(address.ok(), address.ok() ? "" : qPrintable(address.error().message));
        const QStringList parts {address->host,
                                 QString::number(address->port),
                                 address->socketPath,
                                 QString::fromUtf8(address->user),
                                 QString::fromUtf8(address->password),
                                 QString::number(address->database)};
        QTEST(parts, "parts");
        QTEST(address->text(), "text");
    }

    void saysWhatCannotBeUsedAndNoPassword_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("said");
        const auto add = [](const char *url, const char *said) {
            QTest::newRow(url) << QString::fromLatin1(url) << QString::fromLatin1(said);
        };
        add("", "no URL");
        add("cache.example:6379", "begins neither");
        add("rediss://:sesame@cache.example", "begins neither");
        add("http://:sesame@cache.example", "begins neither");
        add("redis://:sesame@", "no host");
        add("redis://:sesame@cache.example:0", "no host or no port");
        add("redis://:sesame@cache.example:99999", "no URL");
        add("redis://:sesame@cache.example/first", "database");
        add("redis://:sesame@cache.example/-1", "database");
        add("redis://sesame@cache.example", "without a password");
        add("redis://:ses ame@[::1", "no URL");
        add("unix://", "no socket");
        add("unix://:sesame@run/redis.sock", "no socket");
        add("unix:///run/redis.sock?db=x", "database");
    }

    void saysWhatCannotBeUsedAndNoPassword()
    {
        QFETCH(QString, url);
        QFETCH(QString, said);
        const auto address = RedisAddress::parse(url);
        QVERIFY(!address.ok());
        QCOMPARE(address.error().code, Error::Code::BadConfiguration);
        const QString message = address.error().message;
        QVERIFY2(message.contains(said), qPrintable(message));
        QVERIFY2(message.contains(QStringLiteral("--redis")), qPrintable(message));
        QVERIFY2(!message.contains(QStringLiteral("sesame")), qPrintable(message));
    }

    void pathsThatAreTooLongForASocketAreRefused()
    {
        const auto address =
            RedisAddress::parse(QStringLiteral("unix:///") + QString(200, QLatin1Char('x')));
        QVERIFY(!address.ok());
        QVERIFY(address.error().message.contains(QStringLiteral("longer")));
    }
};

QTEST_APPLESS_MAIN(RedisAddressTest)
#include "redisaddresstest.moc"
