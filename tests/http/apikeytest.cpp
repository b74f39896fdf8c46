// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/apikey.h"
#include "tests/support/testdata.h"

using namespace classiscope;

class ApiKeyTest : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void onlyTheKeyOpens_data();
    void onlyTheKeyOpens();
    void withoutAKeyEverybodyMayCome();
    void aRefusalTellsHowToSendTheKey();
    void aKeyThatNoFieldCanHoldIsRefused_data();
    void aKeyThatNoFieldCanHoldIsRefused();
};

void ApiKeyTest::onlyTheKeyOpens_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("opens");
    const auto basic = [](const QByteArray &both) { return "Basic " + both.toBase64(); };
    const QByteArray authorization = "Authorization";
    QTest::newRow("field") << QByteArray("X-API-Key") << QByteArray("s3cret:key") << true;
    QTest::newRow("bearer") << authorization << QByteArray("Bearer s3cret:key") << true;
    QTest::newRow("scheme in lower case")
        << QByteArray("authorization") << QByteArray("bearer  s3cret:key ") << true;
    QTest::newRow("password") << authorization << basic("somebody:s3cret:key") << true;
    QTest::newRow("password without a name") << authorization << basic(":s3cret:key") << true;
    QTest::newRow("nothing") << QByteArray("Accept") << QByteArray("*/*") << false;
    QTest::newRow("empty field") << QByteArray("X-API-Key") << QByteArray("") << false;
    QTest::newRow("wrong") << QByteArray("X-API-Key") << QByteArray("s3cret") << false;
    QTest::newRow("longer") << QByteArray("X-API-Key") << QByteArray("s3cret:key2") << false;
    QTest::newRow("other case") << QByteArray("X-API-Key") << QByteArray("S3CRET:KEY") << false;
    QTest::newRow("without a scheme") << authorization << QByteArray("s3cret:key") << false;
    QTest::newRow("other scheme") << authorization << QByteArray("Digest s3cret:key") << false;
    QTest::newRow("bearer alone") << authorization << QByteArray("Bearer") << false;
    QTest::newRow("as the name") << authorization << basic("s3cret:key:") << false;
    QTest::newRow("no colon") << authorization << basic("s3cret") << false;
    QTest::newRow("no base64") << authorization << QByteArray("Basic \xff*") << false;
    QTest::newRow("in another field") << QByteArray("X-Key") << QByteArray("s3cret:key") << false;
}

void ApiKeyTest::onlyTheKeyOpens()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QFETCH(bool, opens);
    HttpFields fields;
    fields.append(name, value);
    QCOMPARE(ApiKey("s3cret:key").admits(fields), opens);
}

void ApiKeyTest::withoutAKeyEverybodyMayCome()
{
    QVERIFY(ApiKey({}).admits({}));
    HttpFields fields;
    fields.append("X-API-Key", "something");
    QVERIFY(ApiKey({}).admits(fields));
}

void ApiKeyTest::aRefusalTellsHowToSendTheKey()
{
    const HttpReply missing = ApiKey::refusal({}, QStringLiteral("/predict"));
    QCOMPARE(missing.status, 401);
    QVERIFY(missing.problem->detail.contains(QStringLiteral("X-API-Key")));
    HttpFields fields;
    fields.append("Authorization", "Bearer guess");
    const HttpReply wrong = ApiKey::refusal(fields, QStringLiteral("/predict"));
    QVERIFY(wrong.problem->detail.contains(QStringLiteral("wrong")));
    QVERIFY(!wrong.problem->detail.contains(QStringLiteral("guess")));
    for (const HttpReply &reply : {missing, wrong}) {
        QByteArrayList schemes;
        for (const auto &[name, value] : reply.headers) {
            if (name == "WWW-Authenticate")
                schemes << value.left(value.indexOf(' '));
        }
        QCOMPARE(schemes, QByteArrayList({"Bearer", "Basic"}));
    }
}

void ApiKeyTest::aKeyThatNoFieldCanHoldIsRefused_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<bool>("usable");
    QTest::newRow("none") << QByteArray() << true;
    QTest::newRow("signs") << QByteArray("a-b_c.~+/=:") << true;
    QTest::newRow("space") << QByteArray("two words") << false;
    QTest::newRow("line end") << QByteArray("key\n") << false;
    QTest::newRow("beyond ASCII") << QByteArray("schl\xc3\xbcssel") << false;
}

void ApiKeyTest::aKeyThatNoFieldCanHoldIsRefused()
{
    QFETCH(QByteArray, key);
    QFETCH(bool, usable);
    const auto error = ApiKey::unusable(key);
    QCOMPARE(!error, usable);
    if (error)
        QCOMPARE(error->code, Error::Code::BadConfiguration);
}

QTEST_GUILESS_MAIN(ApiKeyTest)
#include "apikeytest.moc"
