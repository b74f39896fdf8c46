// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/optionchecks.h"
#include "tests/support/testdata.h"

using namespace classiscope;

class OptionChecksTest : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void originsAreAsBrowsersSendThem_data();
    void originsAreAsBrowsersSendThem();
    void aKeyFitsIntoAHeader_data();
    void aKeyFitsIntoAHeader();
    void certificateAndKeyComeTogether();
    void madeKeysDifferAndCanBeUsed();
};

void OptionChecksTest::originsAreAsBrowsersSendThem_data()
{
    QTest::addColumn<QString>("origin");
    QTest::addColumn<QString>("cure");  // in the complaint; empty: can be used
    const auto add = [](const char *origin, const char *cure) {
        QTest::newRow(*origin ? origin : "empty")
            << QString::fromUtf8(origin) << QString::fromUtf8(cure);
    };
    add("*", "");
    add("https://example.org", "");
    add("http://localhost:3000", "");
    add("http://[::1]:8080", "");
    add("moz-extension://0c6f5c7c", "");
    add("https://example.org/", "write https://example.org.");
    add("https://example.org/page?x#y", "write https://example.org.");
    add("https://me@example.org", "write https://example.org.");
    add("HTTPS://Example.org", "write https://example.org.");
    add("https://example.org:443", "write https://example.org.");
    add("http://example.org:80", "write http://example.org.");
    add("example.org", "scheme://host");
    add("https://", "scheme://host");
    add("https://*.example.org", "scheme://host");
    add("https://a.org https://b.org", "scheme://host");
    add("https://example.org:99999", "scheme://host");
    add("null", "scheme://host");
    add("", "scheme://host");
}

void OptionChecksTest::originsAreAsBrowsersSendThem()
{
    QFETCH(QString, origin);
    QFETCH(QString, cure);
    const auto mistake = corsOriginMistake(origin);
    QCOMPARE(mistake.has_value(), !cure.isEmpty());
    if (mistake)
        QVERIFY2(mistake->contains(cure), qPrintable(*mistake));
}

void OptionChecksTest::aKeyFitsIntoAHeader_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<bool>("fits");
    QTest::newRow("none") << QByteArray() << true;
    QTest::newRow("letters") << QByteArray("Abc-123_~./+=") << true;
    QTest::newRow("space") << QByteArray("two words") << false;
    QTest::newRow("line break") << QByteArray("a\nb") << false;
    QTest::newRow("not ASCII") << QByteArray("schl\xc3\xbcssel") << false;
    QTest::newRow("delete") << QByteArray("a\x7f") << false;
}

void OptionChecksTest::aKeyFitsIntoAHeader()
{
    QFETCH(QByteArray, key);
    QFETCH(bool, fits);
    QCOMPARE(!apiKeyMistake(key).has_value(), fits);
}

void OptionChecksTest::certificateAndKeyComeTogether()
{
    const QString file = QStringLiteral("some.pem");
    QVERIFY(!tlsMistake({}, {}));
    QVERIFY(!tlsMistake(file, file));
    for (const auto &mistake : {tlsMistake(file, {}), tlsMistake({}, file)}) {
        QVERIFY(mistake.has_value());
        QVERIFY2(mistake->contains(file), qPrintable(*mistake));
    }
}

void OptionChecksTest::madeKeysDifferAndCanBeUsed()
{
    const QByteArray key = makeApiKey();
    QCOMPARE(key.size(), 32);
    QVERIFY(!apiKeyMistake(key));
    QVERIFY(key != makeApiKey());
}

QTEST_GUILESS_MAIN(OptionChecksTest)
#include "optioncheckstest.moc"
