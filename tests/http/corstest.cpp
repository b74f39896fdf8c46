// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/cors.h"
#include "tests/support/testdata.h"

using namespace classiscope;

class CorsTest : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void onlyListedOriginsMayRead_data();
    void onlyListedOriginsMayRead();
    void switchedOffItAddsNothing();
    void aPreflightNamesMethodsAndFields();
    void onlyAPreflightIsToldWhatMayBeAsked_data();
    void onlyAPreflightIsToldWhatMayBeAsked();
    void anOriginIsSchemeHostAndPort_data();
    void anOriginIsSchemeHostAndPort();

private:
    static QByteArray header(const HttpReply &reply, QByteArrayView name)
    {
        for (const auto &[field, value] : reply.headers) {
            if (field == name)
                return value;
        }
        return {};
    }
};

void CorsTest::onlyListedOriginsMayRead_data()
{
    QTest::addColumn<QStringList>("origins");
    QTest::addColumn<QByteArray>("origin");
    QTest::addColumn<QByteArray>("allowed");
    const QStringList two {QStringLiteral("https://example.org"),
                           QStringLiteral("http://localhost:8080")};
    const QStringList any {QStringLiteral("*")};
    QTest::newRow("first") << two << QByteArray("https://example.org")
                           << QByteArray("https://example.org");
    QTest::newRow("second") << two << QByteArray("http://localhost:8080")
                            << QByteArray("http://localhost:8080");
    QTest::newRow("other scheme") << two << QByteArray("http://example.org") << QByteArray();
    QTest::newRow("other port") << two << QByteArray("http://localhost") << QByteArray();
    QTest::newRow("longer") << two << QByteArray("https://example.org.evil.net") << QByteArray();
    QTest::newRow("null") << two << QByteArray("null") << QByteArray();
    QTest::newRow("no browser") << two << QByteArray() << QByteArray();
    QTest::newRow("any") << any << QByteArray("http://evil.net") << QByteArray("*");
    QTest::newRow("any, from a file") << any << QByteArray("null") << QByteArray("*");
    QTest::newRow("as people write it")
        << QStringList {QStringLiteral("HTTPS://Example.org:443/")}
        << QByteArray("https://example.org") << QByteArray("https://example.org");
}

void CorsTest::onlyListedOriginsMayRead()
{
    QFETCH(QStringList, origins);
    QFETCH(QByteArray, origin);
    QFETCH(QByteArray, allowed);
    HttpFields fields;
    if (!origin.isEmpty())
        fields.append("Origin", origin);
    HttpReply reply;
    Cors(origins).addTo(reply, fields);
    QCOMPARE(header(reply, "Access-Control-Allow-Origin"), allowed);
    QCOMPARE(header(reply, "Access-Control-Expose-Headers").contains("X-Request-Id"),
             !allowed.isEmpty());
    QCOMPARE(header(reply, "Vary"), QByteArray("Origin"));
}

void CorsTest::switchedOffItAddsNothing()
{
    HttpFields fields;
    fields.append("Origin", "https://example.org");
    fields.append("Access-Control-Request-Method", "POST");
    HttpReply reply;
    const Cors off {QStringList()};
    off.addTo(reply, fields);
    off.addPreflightTo(reply, fields, {"POST"});
    QVERIFY(reply.headers.isEmpty());
}

void CorsTest::aPreflightNamesMethodsAndFields()
{
    HttpFields fields;
    fields.append("Origin", "https://example.org");
    fields.append("Access-Control-Request-Method", "POST");
    HttpReply reply;
    Cors({QStringLiteral("https://example.org")}).addPreflightTo(reply, fields, {"GET", "POST"});
    QCOMPARE(header(reply, "Access-Control-Allow-Methods"), QByteArray("GET, POST"));
    for (const char *name : {"Authorization", "Content-Type", "X-API-Key", "X-Request-Id",
                             "Inference-Header-Content-Length"})
        QVERIFY2(header(reply, "Access-Control-Allow-Headers").split(',').join().contains(name),
                 name);
    QVERIFY(header(reply, "Access-Control-Max-Age").toInt() > 0);
}

void CorsTest::onlyAPreflightIsToldWhatMayBeAsked_data()
{
    QTest::addColumn<QByteArray>("origin");
    QTest::addColumn<QByteArray>("method");
    QTest::newRow("plain OPTIONS") << QByteArray("https://example.org") << QByteArray();
    QTest::newRow("stranger") << QByteArray("https://evil.net") << QByteArray("POST");
}

void CorsTest::onlyAPreflightIsToldWhatMayBeAsked()
{
    QFETCH(QByteArray, origin);
    QFETCH(QByteArray, method);
    HttpFields fields;
    fields.append("Origin", origin);
    if (!method.isEmpty())
        fields.append("Access-Control-Request-Method", method);
    HttpReply reply;
    Cors({QStringLiteral("https://example.org")}).addPreflightTo(reply, fields, {"POST"});
    QVERIFY(reply.headers.isEmpty());
}

void CorsTest::anOriginIsSchemeHostAndPort_data()
{
    QTest::addColumn<QString>("origin");
    QTest::addColumn<bool>("usable");
    QTest::newRow("any") << QStringLiteral("*") << true;
    QTest::newRow("host") << QStringLiteral("https://example.org") << true;
    QTest::newRow("port") << QStringLiteral("http://localhost:8080") << true;
    QTest::newRow("IPv6") << QStringLiteral("http://[::1]:8080") << true;
    QTest::newRow("slash") << QStringLiteral("https://example.org/") << true;
    QTest::newRow("no scheme") << QStringLiteral("example.org") << false;
    QTest::newRow("path") << QStringLiteral("https://example.org/app") << false;
    QTest::newRow("query") << QStringLiteral("https://example.org?a") << false;
    QTest::newRow("user") << QStringLiteral("https://me@example.org") << false;
    QTest::newRow("wildcard") << QStringLiteral("https://*.example.org") << false;
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("null") << QStringLiteral("null") << false;
}

void CorsTest::anOriginIsSchemeHostAndPort()
{
    QFETCH(QString, origin);
    QFETCH(bool, usable);
    const auto error = Cors::unusable({origin});
    QCOMPARE(!error, usable);
    if (error) {
        QCOMPARE(error->code, Error::Code::BadConfiguration);
        QVERIFY(error->message.contains(origin));
    }
}

QTEST_GUILESS_MAIN(CorsTest)
#include "corstest.moc"
