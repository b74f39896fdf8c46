// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/predicthandler.h"

#include "core/server/prediction.h"
#include "tests/http/servicefixture.h"
#include "tests/support/images.h"

#include <QPromise>

using namespace classiscope;
using test::headerOf;
using test::jsonOf;
using test::ServiceFixture;

class PredictHandlerTest : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void oneImageIsAnsweredByItself();
    void severalFilesAreAnsweredInTheirOrder();
    void aLargeFormIsAnsweredLikeASmallOne();
    void whatFailsAmongSeveralIsToldInItsPlace();
    void theFirstErrorIsTheStatusWhenNoneWorked();
    void errorsOfTheWholeRequestAreProblems_data();
    void errorsOfTheWholeRequestAreProblems();
    void factsForTheLogAreFilled();
    void anAnswerOutOfTheCacheComesAtOnce();
    void aQueueThatCannotTakeAllTakesNone();
    void moreImagesThanTheQueueHoldsAreNeverTaken();
    void aDeadlineThatPassedIsAnswered503();
    void aClientThatLeavesIsCountedAsCancelledOnce_data();
    void aClientThatLeavesIsCountedAsCancelledOnce();
    void aReaderThatLingersAnswersOnce();
    void aServiceThatStopsTakesNoMoreWork();
};

namespace {

struct File {
    QByteArray name;
    QByteArray content;
};

HttpRequest form(const std::vector<File> &files)
{
    QByteArray body;
    for (const File &file : files)
        body += "--b\r\nContent-Disposition: form-data; name=f; filename=\"" + file.name
            + "\"\r\n\r\n" + file.content + "\r\n";
    return test::post(body + "--b--\r\n", "multipart/form-data; boundary=b");
}

HttpReply predict(ServiceFixture &fixture, const HttpRequest &request)
{
    PredictHandler handler(fixture.service);
    return fixture.ask(handler, &PredictHandler::predict, request);
}

QJsonValue predictions(const QJsonValue &result)
{
    return result.toObject().value(QStringLiteral("predictions"));
}

QJsonArray results(const HttpReply &reply)
{
    return jsonOf(reply).value(QStringLiteral("results")).toArray();
}

}  // namespace

void PredictHandlerTest::oneImageIsAnsweredByItself()
{
    ServiceFixture fixture;
    fixture.load();
    const QByteArray image = test::smallPng();
    const auto asBody = predict(fixture, test::post(image, "image/png"));
    QCOMPARE(asBody.status, 200);
    QCOMPARE(asBody.contentType, QByteArray("application/json"));
    QCOMPARE(predictions(jsonOf(asBody)).toArray().size(), 5);
    const auto asFile = predict(fixture, form({{"a.png", image}}));
    QCOMPARE(asFile.status, 200);
    QCOMPARE(predictions(jsonOf(asFile)), predictions(jsonOf(asBody)));
    QVERIFY(!jsonOf(asFile).contains(QStringLiteral("results")));
    QVERIFY(!jsonOf(asFile).contains(QStringLiteral("filename")));
    QCOMPARE(fixture.telemetry.snapshot().http.succeeded, qint64(2));
}

void PredictHandlerTest::severalFilesAreAnsweredInTheirOrder()
{
    ServiceFixture fixture;
    fixture.load();
    const QByteArray first = test::smallPng(), second = test::jpegOf(400, 300);
    const auto one = predict(fixture, test::post(first, "image/png"));
    const auto two = predict(fixture, test::post(second, "image/jpeg"));
    QVERIFY(predictions(jsonOf(one)) != predictions(jsonOf(two)));

    auto request = form({{"a \"1\".png", first}, {"b.jpg", second}, {"a.png", first}});
    request.query = QUrlQuery(QStringLiteral("top_k=5"));
    const auto reply = predict(fixture, request);
    QCOMPARE(reply.status, 200);
    QCOMPARE(jsonOf(reply).keys(), QStringList {QStringLiteral("results")});
    const QJsonArray all = results(reply);
    QCOMPARE(all.size(), 3);
    QCOMPARE(predictions(all[0]), predictions(jsonOf(one)));
    QCOMPARE(predictions(all[1]), predictions(jsonOf(two)));
    QCOMPARE(predictions(all[2]), predictions(jsonOf(one)));
    QCOMPARE(all[1][QStringLiteral("filename")].toString(), QStringLiteral("b.jpg"));
    QCOMPARE(all[1][QStringLiteral("model")].toString(), QStringLiteral("everyday-98"));
    QCOMPARE(fixture.telemetry.snapshot().http.succeeded, qint64(3));
}

void PredictHandlerTest::aLargeFormIsAnsweredLikeASmallOne()
{
    ServiceFixture fixture;
    fixture.load();
    const QByteArray image = test::encoded(test::quarters(500, 500), ".bmp");
    QVERIFY(image.size() > PredictService::maxInlineBytes);
    const auto asBody = predict(fixture, test::post(image, "image/bmp"));
    const auto asFiles = predict(fixture, form({{"a.bmp", image}, {"b.bmp", image}}));
    QCOMPARE(asFiles.status, 200);
    QCOMPARE(results(asFiles).size(), 2);
    QCOMPARE(predictions(results(asFiles)[0]), predictions(jsonOf(asBody)));
    QCOMPARE(predictions(results(asFiles)[1]), predictions(jsonOf(asBody)));
}

void PredictHandlerTest::whatFailsAmongSeveralIsToldInItsPlace()
{
    ServiceFixture fixture;
    fixture.load();
    const QByteArray image = test::smallPng();
    const auto reply = predict(
        fixture,
        form({{"text", "hello"}, {"good", image}, {"empty", ""}, {"cut", image.chopped(20)}}));
    QCOMPARE(reply.status, 200);
    const QJsonArray all = results(reply);
    QCOMPARE(all.size(), 4);
    const auto status = [&all](qsizetype index) {
        return all[index][QStringLiteral("error")][QStringLiteral("status")].toInt();
    };
    QCOMPARE(status(0), 415);
    QVERIFY(all[1].toObject().contains(QStringLiteral("predictions")));
    QCOMPARE(status(2), 400);
    QCOMPARE(status(3), 422);
    const QJsonObject first = all[0].toObject();
    QCOMPARE(first.keys(), (QStringList {QStringLiteral("error"), QStringLiteral("filename")}));
    QCOMPARE(first[QStringLiteral("filename")].toString(), QStringLiteral("text"));
    const QJsonObject error = first[QStringLiteral("error")].toObject();
    QCOMPARE(error.keys(),
             (QStringList {QStringLiteral("detail"), QStringLiteral("status"),
                           QStringLiteral("title"), QStringLiteral("type")}));
    QCOMPARE(error[QStringLiteral("type")].toString(),
             QStringLiteral("urn:classiscope:error:unsupported-format"));
    QCOMPARE(fixture.telemetry.snapshot().http.succeeded, qint64(1));
}

void PredictHandlerTest::theFirstErrorIsTheStatusWhenNoneWorked()
{
    ServiceFixture fixture;
    fixture.load();
    const auto reply =
        predict(fixture, form({{"cut", test::smallPng().chopped(20)}, {"text", "hello"}}));
    QCOMPARE(reply.status, 422);
    QCOMPARE(results(reply).size(), 2);
    QCOMPARE(results(reply)[1][QStringLiteral("error")][QStringLiteral("status")].toInt(), 415);
    QCOMPARE(reply.facts.error, QStringLiteral("damaged-image"));
    const auto http = fixture.telemetry.snapshot().http;
    QCOMPARE(http.failed, qint64(1));
    QCOMPARE(http.failedByKind.value(QStringLiteral("damaged-image")), qint64(1));
}

void PredictHandlerTest::errorsOfTheWholeRequestAreProblems_data()
{
    QTest::addColumn<HttpRequest>("request");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const HttpRequest &request, int status,
                        const char *says) {
        QTest::newRow(name) << request << status << QString::fromUtf8(says);
    };
    row("too many files", form(std::vector<File>(4, File {"a", "x"})), 413, "maxBatch");
    row("one file that is no image", form({{"a", "hello"}}), 415, "");
    row("an empty file", form({{"a", ""}}), 400, "empty");
    row("no form", test::post("hello", "multipart/form-data; boundary=b"), 400, "boundary");
    row("no JSON", test::post("hello"), 400, "JSON");
    row("large and no form",
        test::post(QByteArray(200'000, 'x'), "multipart/form-data; boundary=b"), 400, "boundary");
}

void PredictHandlerTest::errorsOfTheWholeRequestAreProblems()
{
    QFETCH(HttpRequest, request);
    QFETCH(QString, says);
    ServerOptions options;
    options.maxBatch = 3;
    ServiceFixture fixture(options);
    fixture.load();
    const auto reply = predict(fixture, request);
    QTEST(reply.status, "status");
    QVERIFY(reply.problem);
    QVERIFY2(reply.problem->detail.contains(says), qPrintable(reply.problem->detail));
    QCOMPARE(reply.problem->instance, request.path);
    QCOMPARE(fixture.telemetry.snapshot().http.failed, qint64(1));
}

void PredictHandlerTest::factsForTheLogAreFilled()
{
    ServiceFixture fixture;
    fixture.load();
    const QByteArray image = test::smallPng();
    const auto reply =
        predict(fixture, form({{"text", "hello"}, {"a.png", image}, {"b.png", image}}));
    QCOMPARE(reply.facts.images, 2);
    const QJsonObject best = predictions(results(reply)[1]).toArray()[0].toObject();
    QCOMPARE(reply.facts.label, best[QStringLiteral("label")].toString());
    QVERIFY(reply.facts.confidence > 0);
    QVERIFY(reply.facts.stages.total.count() > 0);
    QVERIFY(reply.facts.error.isEmpty());
    const auto failed = predict(fixture, form({{"text", "hello"}}));
    QCOMPARE(failed.facts.images, 0);
    QCOMPARE(failed.facts.error, QStringLiteral("unsupported-format"));
}

void PredictHandlerTest::anAnswerOutOfTheCacheComesAtOnce()
{
    ServiceFixture fixture;
    fixture.load();
    const HttpRequest request = form({{"a.png", test::smallPng()}, {"b.png", test::smallPng()}});
    QCOMPARE(predict(fixture, request).status, 200);
    PredictHandler handler(fixture.service);
    fixture.send(handler, &PredictHandler::predict, request);
    QCOMPARE(fixture.replies, 2);  // without the event loop
    const auto again = results(predict(fixture, request));
    QCOMPARE(again.size(), 2);
    for (const QJsonValue &result : again) {
        QVERIFY(result.toObject().value(QStringLiteral("cached")).toBool());
        QVERIFY(!predictions(result).toArray().isEmpty());
    }
    const auto http = fixture.telemetry.snapshot().http;
    QCOMPARE(http.succeeded, qint64(3));
    QCOMPARE(http.images, qint64(6));
    QCOMPARE(http.cacheMisses, qint64(1));
    QCOMPARE(http.cacheHits, qint64(5));
    QCOMPARE(http.inference.count, qint64(1));
}

void PredictHandlerTest::aQueueThatCannotTakeAllTakesNone()
{
    ClassifierOptions options;
    options.workers = 1;
    options.queueLimit = 4;
    options.cacheBytes = 0;  // each of the same is to take its time
    ServiceFixture fixture({}, options);
    fixture.load();
    // Slow to decode, so that the queue stays full for long.
    const QByteArray slow = test::encoded(test::quarters(3000, 3000), ".png");
    std::vector<QFuture<Result<Classification>>> others;
    while (fixture.classifier.queueDepth() < options.queueLimit)
        others.push_back(fixture.classifier.submit(slow));

    const QByteArray image = test::smallPng();
    const auto reply = predict(fixture, form({{"a", image}, {"b", image}}));
    QCOMPARE(reply.status, 429);
    QVERIFY(!headerOf(reply, "Retry-After").isEmpty());
    QVERIFY(reply.problem);
    QVERIFY(fixture.classifier.queueDepth() <= options.queueLimit);
    const auto http = fixture.telemetry.snapshot().http;
    QCOMPARE(http.failedByKind.value(QStringLiteral("busy")), qint64(1));
    QCOMPARE(http.failed, qint64(1));
    for (auto &other : others)
        other.cancel();
}

void PredictHandlerTest::moreImagesThanTheQueueHoldsAreNeverTaken()
{
    ClassifierOptions options;
    options.queueLimit = 1;
    ServiceFixture fixture({}, options);
    fixture.load();
    const QByteArray image = test::smallPng();
    const auto reply = predict(fixture, form({{"a", image}, {"b", image}}));
    QCOMPARE(reply.status, 413);
    QVERIFY2(reply.problem->detail.contains(QStringLiteral("queueLimit")),
             qPrintable(reply.problem->detail));
}

void PredictHandlerTest::aDeadlineThatPassedIsAnswered503()
{
    ServerOptions options;
    options.requestTimeout = std::chrono::milliseconds(-1);
    ServiceFixture fixture(options);
    fixture.load();
    const QByteArray image = test::smallPng();
    const HttpRequest large = form({{"a.bmp", test::encoded(test::quarters(500, 500), ".bmp")}});
    for (const HttpRequest &request :
         {test::post(image, "image/png"), form({{"a", image}, {"b", image}}), large}) {
        const auto reply = predict(fixture, request);
        QCOMPARE(reply.status, 503);
        QCOMPARE(reply.facts.error, QStringLiteral("deadline-exceeded"));
        QVERIFY(!headerOf(reply, "Retry-After").isEmpty());
    }
}

void PredictHandlerTest::aClientThatLeavesIsCountedAsCancelledOnce_data()
{
    QTest::addColumn<HttpRequest>("request");
    const QByteArray image = test::smallPng();
    QTest::newRow("one image") << test::post(image, "image/png");
    QTest::newRow("several") << form({{"a", image}, {"b", image}, {"c", image}});
    QTest::newRow("while it is read")
        << form({{"a.bmp", test::encoded(test::quarters(1000, 1000), ".bmp")}});
}

void PredictHandlerTest::aClientThatLeavesIsCountedAsCancelledOnce()
{
    QFETCH(HttpRequest, request);
    ClassifierOptions options;
    options.workers = 1;
    ServiceFixture fixture({}, options);
    fixture.load();
    // The worker is busy, so that nobody can have an answer yet.
    const auto slow = fixture.classifier.submit(test::encoded(test::quarters(3000, 3000), ".png"));
    PredictHandler handler(fixture.service);
    fixture.send(handler, &PredictHandler::predict, request);
    fixture.client.reset();
    const auto left = fixture.telemetry.snapshot();
    QCOMPARE(left.http.cancelled, qint64(1));
    QCOMPARE(left.inFlightHttp, 0);

    fixture.client = std::make_unique<QObject>();
    QCOMPARE(predict(fixture, test::post(test::smallPng(), "image/png")).status, 200);
    QCOMPARE(fixture.replies, 1);
    QCOMPARE(fixture.telemetry.snapshot().http.cancelled, qint64(1));
    QTRY_COMPARE(fixture.classifier.queueDepth(), 0);
}

void PredictHandlerTest::aReaderThatLingersAnswersOnce()
{
    ServiceFixture fixture;
    fixture.load();
    ClassifyJob job;
    job.inputs = {test::smallPng()};
    job.reply = [](const Classifications &results) {
        HttpReply reply;
        reply.status = results.front() ? 200 : 500;
        return reply;
    };
    std::vector<int> statuses;
    auto *prediction = new Prediction(
        fixture.client.get(), fixture.classifier, fixture.telemetry,
        std::chrono::steady_clock::now() + std::chrono::minutes(1),
        [](const Error &) { return HttpReply(); },
        [&statuses](const HttpReply &reply) { statuses.push_back(reply.status); });
    std::optional<QPromise<Result<ClassifyJob>>> reader(std::in_place);
    reader->start();
    prediction->start(reader->future());
    reader->addResult(Result<ClassifyJob>(std::move(job)));
    reader->finish();
    QCoreApplication::processEvents();  // the job is taken
    reader.reset();                     // only now does the reader's thread let go of it
    QCoreApplication::processEvents();
    QTRY_COMPARE(statuses, std::vector<int> {200});
    QCOMPARE(fixture.telemetry.snapshot().http.succeeded, qint64(1));
}

void PredictHandlerTest::aServiceThatStopsTakesNoMoreWork()
{
    ServiceFixture fixture;
    fixture.load();
    QVERIFY(!fixture.service.unreadyReason());
    fixture.service.stopTakingWork();
    QVERIFY(fixture.service.unreadyReason());
    const auto reply = predict(fixture, test::post(test::smallPng(), "image/png"));
    QCOMPARE(reply.status, 503);
    QCOMPARE(reply.facts.error, QStringLiteral("stopping"));
}

QTEST_GUILESS_MAIN(PredictHandlerTest)
#include "predicthandlertest.moc"
