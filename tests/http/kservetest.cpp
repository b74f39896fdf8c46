// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/kserve.h"
#include "tests/http/servicefixture.h"
#include "tests/support/images.h"

using namespace classiscope;
using test::headerOf;
using test::jsonOf;
using test::ServiceFixture;

class KServeTest : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void modelsAreListedOnceLoaded();
    void theModelIsReadyAndOthersAreNotFound();
    void eachInstanceHasItsPrediction();
    void errorsAreObjectsWithAStatus_data();
    void errorsAreObjectsWithAStatus();
};

namespace {

using Function = void (KServe::*)(const HttpRequest &, QObject *, const Respond &);

const QString name = QStringLiteral("everyday-98");

HttpReply ask(ServiceFixture &fixture, Function function, const HttpRequest &request)
{
    KServe protocol(fixture.service);
    return fixture.ask(protocol, function, request);
}

QByteArray instance(const QByteArray &image)
{
    return R"({"image":{"b64":")" + image.toBase64() + R"("}})";
}

}  // namespace

void KServeTest::modelsAreListedOnceLoaded()
{
    ServiceFixture fixture;
    QCOMPARE(ask(fixture, &KServe::models, {}).body, QByteArray(R"({"models":[]})"));
    fixture.load();
    QCOMPARE(ask(fixture, &KServe::models, {}).body, QByteArray(R"({"models":["everyday-98"]})"));
}

void KServeTest::theModelIsReadyAndOthersAreNotFound()
{
    ServiceFixture fixture;
    QCOMPARE(ask(fixture, &KServe::modelReady, test::post({}, {}, name)).status, 503);
    fixture.load();
    const auto ready = ask(fixture, &KServe::modelReady, test::post({}, {}, name));
    QCOMPARE(ready.status, 200);
    QCOMPARE(ready.body, QByteArray(R"({"name":"everyday-98","ready":true})"));
    for (const Function function : {&KServe::modelReady, &KServe::predict}) {
        const auto other = ask(fixture, function, test::post({}, {}, QStringLiteral("resnet")));
        QCOMPARE(other.status, 404);
        QVERIFY(jsonOf(other)[QStringLiteral("error")].toString().contains(name));
    }
}

void KServeTest::eachInstanceHasItsPrediction()
{
    ServiceFixture fixture;
    const ModelInfo model = fixture.load();
    HttpRequest request = test::post(R"({"instances":[)" + instance(test::smallPng()) + ','
                                         + instance(test::jpegOf(400, 300)) + "]}",
                                     "application/json", name);
    request.query = QUrlQuery(QStringLiteral("top_k=2"));
    const auto reply = ask(fixture, &KServe::predict, request);
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.facts.images, 2);
    const QJsonArray predictions = jsonOf(reply)[QStringLiteral("predictions")].toArray();
    QCOMPARE(predictions.size(), 2);
    QVERIFY(predictions[0] != predictions[1]);
    for (const auto &prediction : predictions) {
        const QJsonArray classes = prediction.toArray();
        QCOMPARE(classes.size(), 2);
        const QJsonObject best = classes[0].toObject();
        QCOMPARE(best.size(), 3);
        QCOMPARE(best[QStringLiteral("label")].toString(),
                 model.labels[best[QStringLiteral("index")].toInt()]);
        QVERIFY(best[QStringLiteral("confidence")].toDouble()
                >= classes[1][QStringLiteral("confidence")].toDouble());
    }
}

void KServeTest::errorsAreObjectsWithAStatus_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("query");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *title, const QByteArray &body, int status, const char *says,
                        const char *query = "") {
        QTest::newRow(title) << body << QString::fromUtf8(query) << status
                             << QString::fromUtf8(says);
    };
    const QByteArray good = instance(test::smallPng());
    row("no JSON", "hello", 400, "");
    row("no image", R"({"instances":["aGVsbG8h"]})", 415, "");
    row("too many", R"({"instances":[)" + (good + ',').repeated(32) + good + "]}", 413, "maxBatch");
    row("a bad one among others", R"({"instances":[)" + good + R"(,"aGVsbG8h"]})", 415,
        "Image 2 of 2: ");
    row("a bad top_k", R"({"instances":[)" + good + "]}", 400, "top_k is \"0\"", "top_k=0");
}

void KServeTest::errorsAreObjectsWithAStatus()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, query);
    QFETCH(QString, says);
    ServiceFixture fixture;
    fixture.load();
    HttpRequest request = test::post(body, "application/json", name);
    request.query = QUrlQuery(query);
    const auto reply = ask(fixture, &KServe::predict, request);
    QTEST(reply.status, "status");
    const QString error = jsonOf(reply)[QStringLiteral("error")].toString();
    QVERIFY(!error.isEmpty());
    QVERIFY2(error.contains(says), qPrintable(error));
}

QTEST_GUILESS_MAIN(KServeTest)
#include "kservetest.moc"
