// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/classifier.h"
#include "core/server/serverhost.h"
#include "core/telemetry/requestlog.h"
#include "core/telemetry/telemetry.h"
#include "tests/support/images.h"
#include "tests/support/testdata.h"

#include <QHttpMultiPart>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>

using namespace classiscope;

namespace {

/// The same pictures are sent again and again, and each is to be computed.
ServerOptions withoutCache()
{
    ServerOptions options;
    options.cacheBytes = 0;
    return options;
}

}  // namespace

/// The API, seen by ordinary clients, and the server's life.
class ServerTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void everyFormOfAnImageIsPredicted_data();
    void everyFormOfAnImageIsPredicted();
    void topKIsHonoured();
    void errorsAreProblemsWithTheRightStatus_data();
    void errorsAreProblemsWithTheRightStatus();
    void healthFollowsTheModel();
    void statsAndMetricsTellWhatHappened();
    void thePageNeedsNothingFromOutside();
    void fullQueueIs429WithRetryAfter();
    void theQueueLimitCountsAtOnce();
    void twoHundredClientsThatVanishCostNothing();
    void stoppingAnswersWhatIsInFlight();
    void stoppingDoesNotWaitForeverForAClient();
    void busyPortIsSaidAndAFreeOneOffered();
    void itCanBeSwitchedOffAndOnAgain();
    void theLogTellsOfEachRequestAndKeepsPicturesOnlyWhenTold();

private:
    struct Answer {
        int status = 0;
        QByteArray contentType;
        QByteArray body;
        QByteArray retryAfter;
        QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
    };

    void startServer(const ServerOptions &options = withoutCache());
    void useClassifier(const ClassifierOptions &options);
    QNetworkRequest to(const QString &path, const char *contentType = nullptr) const;
    Answer wait(QNetworkReply *reply);
    Answer get(const QString &path) { return wait(m_network.get(to(path))); }
    Answer post(const QByteArray &body, const char *contentType, const QString &query = {});

    std::unique_ptr<Classifier> m_classifier;
    std::unique_ptr<Telemetry> m_telemetry;
    std::unique_ptr<ServerHost> m_host;
    QNetworkAccessManager m_network;
    bool m_usual = false;  // m_classifier has the default options and model
};

void ServerTest::useClassifier(const ClassifierOptions &options)
{
    m_host.reset();
    m_usual = false;
    m_classifier = std::make_unique<Classifier>(options);
    QVERIFY(m_classifier->loadModel(test::defaultModel()).result().ok());
}

void ServerTest::init()
{
    test::failOnAnyWarning();
    if (!m_usual)
        useClassifier({});
    m_usual = true;
    startServer();
}

void ServerTest::startServer(const ServerOptions &given)
{
    ServerOptions options = given;
    options.port = 0;
    m_host.reset();
    m_telemetry = std::make_unique<Telemetry>([this] { return m_classifier->queueDepth(); });
    m_host = std::make_unique<ServerHost>(*m_classifier, *m_telemetry);
    m_host->start(options);
    QTRY_COMPARE(m_host->state(), ServerHost::State::Listening);
}

void ServerTest::cleanup()
{
    m_network.clearConnectionCache();
    m_host.reset();
    QCOMPARE(m_telemetry->snapshot().inFlight, 0);
}

QNetworkRequest ServerTest::to(const QString &path, const char *contentType) const
{
    QNetworkRequest request(m_host->url().resolved(QUrl(path)));
    if (contentType)
        request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArray(contentType));
    return request;
}

ServerTest::Answer ServerTest::wait(QNetworkReply *reply)
{
    const std::unique_ptr<QNetworkReply> owner(reply);
    if (!QTest::qWaitFor([reply] { return reply->isFinished(); }, 60'000))
        return {};
    return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
            reply->rawHeader("Content-Type"), reply->readAll(), reply->rawHeader("Retry-After")};
}

ServerTest::Answer ServerTest::post(const QByteArray &body, const char *contentType,
                                    const QString &query)
{
    return wait(m_network.post(to(QStringLiteral("predict") + query, contentType), body));
}

void ServerTest::everyFormOfAnImageIsPredicted_data()
{
    QTest::addColumn<QByteArray>("contentType");
    QTest::addColumn<QByteArray>("body");
    const QByteArray image = test::jpegOf(200, 150);
    QTest::newRow("raw JPEG") << QByteArray("image/jpeg") << image;
    QTest::newRow("octets") << QByteArray("application/octet-stream") << image;
    QTest::newRow("JSON") << QByteArray("application/json")
                          << "{\"image\":\"" + image.toBase64() + "\"}";
    QTest::newRow("JSON with a charset") << QByteArray("application/json; charset=utf-8")
                                         << "{\"image\":\"" + image.toBase64() + "\"}";
    QTest::newRow("multipart")
        << QByteArray("multipart/form-data; boundary=frontier")
        << "--frontier\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nhello\r\n"
           "--frontier\r\nContent-Disposition: form-data; name=\"whatever\"; filename=\"a.jpg\"\r\n"
           "Content-Type: image/jpeg\r\n\r\n"
            + image + "\r\n--frontier--\r\n";
}

void ServerTest::everyFormOfAnImageIsPredicted()
{
    QFETCH(QByteArray, contentType);
    QFETCH(QByteArray, body);
    const Answer answer = post(body, contentType.constData());
    QVERIFY2(answer.status == 200, answer.body.constData());
    QCOMPARE(answer.contentType, QByteArray("application/json"));
    const QJsonObject json = answer.json();
    QCOMPARE(json.value(QStringLiteral("model")).toString(), QStringLiteral("everyday-98"));
    QCOMPARE(json.value(QStringLiteral("batch_size")).toInt(), 1);
    QCOMPARE(json.value(QStringLiteral("cached")).toBool(true), false);
    const QJsonArray predictions = json.value(QStringLiteral("predictions")).toArray();
    QCOMPARE(predictions.size(), 5);
    QVERIFY(!predictions[0].toObject().value(QStringLiteral("label")).toString().isEmpty());
    QVERIFY(predictions[0].toObject().value(QStringLiteral("confidence")).toDouble()
            >= predictions[1].toObject().value(QStringLiteral("confidence")).toDouble());
    const QJsonObject timing = json.value(QStringLiteral("timing_ms")).toObject();
    for (const char *stage : {"queue", "decode", "preprocess", "inference", "total"})
        QVERIFY2(timing.value(QLatin1String(stage)).isDouble(), stage);
    QVERIFY(timing.value(QStringLiteral("total")).toDouble() > 0);
}

void ServerTest::topKIsHonoured()
{
    const Answer answer = post(test::smallPng(), "image/png", QStringLiteral("?top_k=3"));
    QCOMPARE(answer.json().value(QStringLiteral("predictions")).toArray().size(), 3);
    const Answer all = post(test::smallPng(), "image/png", QStringLiteral("?top_k=1000"));
    QCOMPARE(all.json().value(QStringLiteral("predictions")).toArray().size(), 98);
}

void ServerTest::errorsAreProblemsWithTheRightStatus_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("contentType");
    QTest::addColumn<QString>("query");
    QTest::addColumn<int>("status");
    const QByteArray jpeg = test::jpegOf(100, 100);
    const QByteArray image = "image/jpeg";
    QTest::newRow("empty") << QByteArray() << image << QString() << 400;
    QTest::newRow("not an image") << QByteArray("hello") << image << QString() << 415;
    QTest::newRow("another type") << QByteArray("a,b") << QByteArray("text/csv") << QString()
                                  << 415;
    QTest::newRow("truncated") << jpeg.left(jpeg.size() / 2) << image << QString() << 422;
    QTest::newRow("bad top_k") << jpeg << image << QStringLiteral("?top_k=many") << 400;
    QTest::newRow("bad JSON") << QByteArray("{") << QByteArray("application/json") << QString()
                              << 400;
    QTest::newRow("no file") << QByteArray("--b\r\n\r\nx\r\n--b--\r\n")
                             << QByteArray("multipart/form-data; boundary=b") << QString() << 400;
}

void ServerTest::errorsAreProblemsWithTheRightStatus()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, contentType);
    QFETCH(QString, query);
    QFETCH(int, status);
    const Answer answer = post(body, contentType.constData(), query);
    QCOMPARE(answer.status, status);
    QCOMPARE(answer.contentType, QByteArray("application/problem+json"));
    QCOMPARE(answer.json().value(QStringLiteral("status")).toInt(), status);
    QVERIFY(answer.json().value(QStringLiteral("detail")).toString().size() > 10);
    QCOMPARE(answer.json().value(QStringLiteral("instance")).toString(),
             QStringLiteral("/predict"));
    QCOMPARE(post(test::smallPng(), "image/png").status, 200);
}

void ServerTest::healthFollowsTheModel()
{
    QCOMPARE(get(QStringLiteral("health")).status, 200);
    m_host.reset();
    m_classifier = std::make_unique<Classifier>(ClassifierOptions());
    m_usual = false;
    startServer();
    const Answer unready = get(QStringLiteral("health"));
    QCOMPARE(unready.status, 503);
    QVERIFY(unready.json()
                .value(QStringLiteral("detail"))
                .toString()
                .contains(QStringLiteral("model"), Qt::CaseInsensitive));
    QCOMPARE(post(test::smallPng(), "image/png").status, 503);
}

void ServerTest::statsAndMetricsTellWhatHappened()
{
    QCOMPARE(post(test::smallPng(), "image/png").status, 200);
    QCOMPARE(post("hello", "image/png").status, 415);
    const Answer stats = get(QStringLiteral("stats"));
    QCOMPARE(stats.status, 200);
    const QJsonObject http = stats.json()
                                 .value(QStringLiteral("traffic"))
                                 .toObject()
                                 .value(QStringLiteral("http"))
                                 .toObject();
    QCOMPARE(http.value(QStringLiteral("succeeded")).toInt(), 1);
    QCOMPARE(http.value(QStringLiteral("failed")).toInt(), 1);
    const Answer metrics = get(QStringLiteral("metrics"));
    QCOMPARE(metrics.contentType, QByteArray("text/plain; version=0.0.4; charset=utf-8"));
    QVERIFY(metrics.body.contains("classiscope_requests_total{source=\"http\",result=\"ok\"} 1\n"));
    QVERIFY(metrics.body.contains("classiscope_ready 1\n"));
}

void ServerTest::thePageNeedsNothingFromOutside()
{
    const Answer page = get(QStringLiteral("/"));
    QCOMPARE(page.status, 200);
    QCOMPARE(page.contentType, QByteArray("text/html; charset=utf-8"));
    static const QRegularExpression link(QStringLiteral("(?:src|href)=\"([^\"#]+)\""));
    auto links = link.globalMatch(QString::fromUtf8(page.body));
    QVERIFY(links.hasNext());
    while (links.hasNext()) {
        const QString target = links.next().captured(1);
        QVERIFY2(!target.contains(QStringLiteral("//")), qPrintable(target));
        QVERIFY2(get(target).status == 200, qPrintable(target));
    }
}

void ServerTest::fullQueueIs429WithRetryAfter()
{
    ClassifierOptions oneWorker;
    oneWorker.workers = 1;
    useClassifier(oneWorker);
    ServerOptions options;
    options.queueLimit = 1;
    options.cacheBytes = 0;  // each of the same is to take its time
    startServer(options);
    const QByteArray slow = test::encoded(test::quarters(2500, 2000), ".png");
    std::vector<QNetworkReply *> replies;
    for (int i = 0; i < 6; ++i)  // as many as the client opens connections
        replies.push_back(m_network.post(to(QStringLiteral("predict"), "image/png"), slow));
    int answered = 0, refused = 0;
    for (QNetworkReply *reply : replies) {
        const Answer answer = wait(reply);
        if (answer.status == 200) {
            ++answered;
        } else {
            ++refused;
            QCOMPARE(answer.status, 429);
            QCOMPARE(answer.retryAfter, QByteArray("1"));
            QVERIFY(answer.body.contains("queueLimit"));
        }
    }
    QVERIFY(answered >= 1);
    QVERIFY(refused >= 1);
}

void ServerTest::theQueueLimitCountsAtOnce()
{
    const QByteArray image = test::smallPng().toBase64();
    const QByteArray two =
        "{\"instances\": [{\"b64\": \"" + image + "\"}, {\"b64\": \"" + image + "\"}]}";
    const auto ask = [&] {
        const QString path =
            QStringLiteral("v1/models/%1:predict").arg(m_classifier->model()->name);
        return wait(m_network.post(to(path, "application/json"), two));
    };
    QCOMPARE(ask().status, 200);
    ServerOptions changed = m_host->options();
    changed.queueLimit = 1;
    m_host->setEngineLimits(changed);
    QCOMPARE(m_host->options().queueLimit, 1);
    const Answer refused = ask();
    QCOMPARE(refused.status, 413);
    QVERIFY(refused.body.contains("queueLimit"));
    changed.queueLimit = 2;
    m_host->setEngineLimits(changed);
    QCOMPARE(ask().status, 200);
}

void ServerTest::twoHundredClientsThatVanishCostNothing()
{
    const QByteArray image = test::jpegOf(500, 375);
    const QByteArray request = "POST /predict HTTP/1.1\r\nHost: x\r\nContent-Type: image/jpeg\r\n"
                               "Content-Length: "
        + QByteArray::number(image.size()) + "\r\n\r\n" + image;
    constexpr int clients = 200;
    for (int i = 0; i < clients; ++i) {
        QTcpSocket socket;
        socket.connectToHost(m_host->url().host(), quint16(m_host->url().port()));
        QVERIFY(socket.waitForConnected());
        socket.write(request);
        QVERIFY(socket.waitForBytesWritten());
        if (i % 2 == 0)
            socket.abort();  // a reset; the others close in good order
        else
            socket.close();
    }
    const Answer answer = post(image, "image/jpeg");
    QCOMPARE(answer.status, 200);
    QTRY_COMPARE_WITH_TIMEOUT(m_telemetry->snapshot().inFlight, 0, 60'000);
    const auto all = m_telemetry->snapshot().all;
    QVERIFY(all.cancelled > 0);
    QVERIFY(all.succeeded >= 1);
    QCOMPARE(all.failed, 0);
    QCOMPARE(m_classifier->queueDepth(), 0);
    // Only the one client that stayed is still connected.
    QTRY_COMPARE(m_host->connections(), 1);
}

void ServerTest::stoppingAnswersWhatIsInFlight()
{
    ClassifierOptions options;
    options.workers = 1;
    useClassifier(options);
    startServer();
    const QByteArray slow = test::encoded(test::quarters(6000, 4500), ".png");
    std::vector<QNetworkReply *> replies;
    for (int i = 0; i < 6; ++i)
        replies.push_back(m_network.post(to(QStringLiteral("predict"), "image/png"), slow));
    QTRY_COMPARE_WITH_TIMEOUT(m_telemetry->snapshot().inFlight, 6, 60'000);
    m_host->stop();
    QCOMPARE(m_host->state(), ServerHost::State::Stopping);
    for (QNetworkReply *reply : replies)
        QCOMPARE(wait(reply).status, 200);
    QTRY_COMPARE_WITH_TIMEOUT(m_host->state(), ServerHost::State::Stopped, 60'000);
    QTcpSocket late;
    late.connectToHost(m_host->url().host(), quint16(m_host->url().port()));
    QVERIFY(!late.waitForConnected());
}

void ServerTest::stoppingDoesNotWaitForeverForAClient()
{
    ServerOptions options;
    options.drainTimeout = std::chrono::milliseconds(50);
    startServer(options);
    QTcpSocket idle;
    idle.connectToHost(m_host->url().host(), quint16(m_host->url().port()));
    QVERIFY(idle.waitForConnected());
    QTRY_COMPARE(m_host->connections(), 1);
    m_host->stop();
    QTRY_COMPARE_WITH_TIMEOUT(m_host->state(), ServerHost::State::Stopped, 60'000);
}

void ServerTest::busyPortIsSaidAndAFreeOneOffered()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    ServerHost host(*m_classifier, *m_telemetry);
    QSignalSpy failed(&host, &ServerHost::failed);
    ServerOptions options;
    options.port = other.serverPort();
    host.start(options);
    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(host.state(), ServerHost::State::Stopped);
    const auto error = failed[0][0].value<Error>();
    QCOMPARE(error.code, Error::Code::AddressInUse);
    QVERIFY(error.message.contains(QString::number(other.serverPort())));

    options.port = failed[0][1].value<quint16>();
    QVERIFY(options.port > other.serverPort());
    host.start(options);
    QTRY_COMPARE(host.state(), ServerHost::State::Listening);
    QCOMPARE(host.url().port(), int(options.port));
}

void ServerTest::itCanBeSwitchedOffAndOnAgain()
{
    for (int round = 0; round < 3; ++round) {
        QCOMPARE(get(QStringLiteral("health")).status, 200);
        m_network.clearConnectionCache();
        ServerOptions options = m_host->options();
        m_host->stop();
        QTRY_COMPARE_WITH_TIMEOUT(m_host->state(), ServerHost::State::Stopped, 60'000);
        m_host->start(options);
        QTRY_COMPARE(m_host->state(), ServerHost::State::Listening);
    }
}

void ServerTest::theLogTellsOfEachRequestAndKeepsPicturesOnlyWhenTold()
{
    RequestLog &log = m_host->requestLog();
    const QByteArray image = test::smallPng();
    QCOMPARE(post(image, "image/png").status, 200);
    QCOMPARE(post("hello", "image/png").status, 415);
    QCOMPARE(get(QStringLiteral("health")).status, 200);  // not logged
    QTRY_COMPARE(log.since(0).size(), std::size_t(2));
    const RequestRecord good = log.since(0)[0], bad = log.since(0)[1];
    QCOMPARE(good.status, 200);
    QCOMPARE(good.method, QStringLiteral("POST"));
    QCOMPARE(good.path, QStringLiteral("/predict"));
    QCOMPARE(good.client, QStringLiteral("127.0.0.1"));
    QCOMPARE(good.images, 1);
    QVERIFY(!good.label.isEmpty());
    QVERIFY(good.requestBytes > image.size());
    QVERIFY(good.replyBytes > 100);
    QVERIFY(good.duration >= good.stages.total);
    QVERIFY(good.stages.inference.count() > 0);
    QVERIFY(good.picture.isEmpty());
    QCOMPARE(bad.status, 415);
    QCOMPARE(bad.error, QStringLiteral("unsupported-format"));
    log.setKeepPictures(true);
    QCOMPARE(post(image, "image/png").status, 200);
    QTRY_COMPARE(log.since(0).size(), std::size_t(3));
    QCOMPARE(log.since(bad.number)[0].picture, image);
    log.setKeepPictures(false);
    QVERIFY(log.since(bad.number)[0].picture.isEmpty());
}

QTEST_GUILESS_MAIN(ServerTest)
#include "servertest.moc"
