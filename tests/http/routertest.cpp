// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/router.h"
#include "tests/support/testdata.h"

#include <stdexcept>

using namespace classiscope;

class RouterTest : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void aPathLeadsToItsOperation_data();
    void aPathLeadsToItsOperation();
    void theMethodsOfAPathAreNamed_data();
    void theMethodsOfAPathAreNamed();
    void nameInBracesStandsForWhatTheClientWrote();
    void securityAndLogAreRead();
    void aDocumentThatCannotBeUsedIsRefused_data();
    void aDocumentThatCannotBeUsedIsRefused();

private:
    const Router m_router {R"({"paths": {
        "/": {"get": {"operationId": "page"}},
        "/predict": {"summary": "no method", "post": {"operationId": "predict", "security": [{"k": []}]}},
        "/health": {"get": {"operationId": "health", "security": [], "x-classiscope-log": false}},
        "/thing": {"get": {"operationId": "readThing"}, "put": {"operationId": "writeThing"}},
        "/m": {"get": {"operationId": "list"}},
        "/m/{model}": {"parameters": [], "get": {"operationId": "show"}},
        "/m/{model}:predict": {"post": {"operationId": "ask"}},
        "/m/{model}/versions/{version}": {"get": {"operationId": "version"}},
        "/m/default": {"get": {"operationId": "default"}}
    }})"};
};

void RouterTest::aPathLeadsToItsOperation_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("id");
    const auto row = [](const char *method, const char *path, const char *id) {
        QTest::addRow("%s %s", method, path)
            << QByteArray(method) << QString::fromLatin1(path) << QString::fromLatin1(id);
    };
    row("GET", "/", "page");
    row("HEAD", "/", "page");
    row("POST", "/predict", "predict");
    row("GET", "/predict", "");
    row("HEAD", "/predict", "");
    row("PUT", "/thing", "writeThing");
    row("GET", "/thing", "readThing");
    row("DELETE", "/thing", "");
    row("GET", "/predict/", "");
    row("GET", "//", "");
    row("GET", "", "");
    row("GET", "*", "");
    row("GET", "/m", "list");
    row("GET", "/m/", "");
    row("GET", "/m/cat", "show");
    row("GET", "/m/default", "default");
    row("GET", "/m/defaults", "show");
    row("POST", "/m/cat:predict", "ask");
    row("GET", "/m/cat:predict", "");
    row("POST", "/m/:predict", "");
    row("GET", "/m/:predict", "show");
    row("GET", "/m/cat/versions/1", "version");
    row("GET", "/m/cat/versions/", "");
    row("GET", "/m/cat/version/1", "");
    row("GET", "/m/cat/versions/1/x", "");
    row("GET", "/PREDICT", "");
    row("get", "/", "");
}

void RouterTest::aPathLeadsToItsOperation()
{
    QFETCH(QByteArray, method);
    QFETCH(QString, path);
    QFETCH(QString, id);
    const auto match = m_router.find(method, path);
    QCOMPARE(match.operation ? match.operation->id : QString(), id);
}

void RouterTest::theMethodsOfAPathAreNamed_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("allowed");
    QTest::newRow("GET") << QStringLiteral("/health") << QByteArray("GET, HEAD, OPTIONS");
    QTest::newRow("POST") << QStringLiteral("/predict") << QByteArray("OPTIONS, POST");
    QTest::newRow("two") << QStringLiteral("/thing") << QByteArray("GET, HEAD, OPTIONS, PUT");
    QTest::newRow("template") << QStringLiteral("/m/a:predict") << QByteArray("OPTIONS, POST");
    QTest::newRow("nothing there") << QStringLiteral("/nothing") << QByteArray();
}

void RouterTest::theMethodsOfAPathAreNamed()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, allowed);
    for (const char *method : {"OPTIONS", "PATCH"}) {
        const auto match = m_router.find(method, path);
        QCOMPARE(match.operation, nullptr);
        QCOMPARE(match.allowed.join(", "), allowed);
    }
}

void RouterTest::nameInBracesStandsForWhatTheClientWrote()
{
    const auto one = m_router.find("POST", QStringLiteral("/m/näme 1:predict"));
    QCOMPARE(one.parameters.value(QStringLiteral("model")), QStringLiteral("näme 1"));
    const auto two = m_router.find("GET", QStringLiteral("/m/a/versions/2"));
    QCOMPARE(two.parameters.value(QStringLiteral("model")), QStringLiteral("a"));
    QCOMPARE(two.parameters.value(QStringLiteral("version")), QStringLiteral("2"));
    QVERIFY(m_router.find("GET", QStringLiteral("/health")).parameters.isEmpty());
}

void RouterTest::securityAndLogAreRead()
{
    const Operation &health = *m_router.find("GET", QStringLiteral("/health")).operation;
    QVERIFY(!health.needsKey);
    QVERIFY(!health.logged);
    for (const QString &path : {QStringLiteral("/"), QStringLiteral("/m/x")}) {
        const Operation &other = *m_router.find("GET", path).operation;
        QVERIFY(other.needsKey);
        QVERIFY(other.logged);
    }
    QVERIFY(m_router.find("POST", QStringLiteral("/predict")).operation->needsKey);
}

void RouterTest::aDocumentThatCannotBeUsedIsRefused_data()
{
    QTest::addColumn<QByteArray>("document");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("{");
    QTest::newRow("no paths") << QByteArray(R"({"paths": {}})");
    QTest::newRow("no id") << QByteArray(R"({"paths": {"/": {"get": {}}}})");
    QTest::newRow("an id twice") << QByteArray(
        R"({"paths": {"/": {"get": {"operationId": "a"}}, "/b": {"get": {"operationId": "a"}}}})");
}

void RouterTest::aDocumentThatCannotBeUsedIsRefused()
{
    QFETCH(QByteArray, document);
    QVERIFY_THROWS_EXCEPTION(std::invalid_argument, static_cast<void>(Router(document)));
}

QTEST_GUILESS_MAIN(RouterTest)
#include "routertest.moc"
