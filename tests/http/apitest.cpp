// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/classifier.h"
#include "core/server/api.h"
#include "core/server/serverhost.h"
#include "core/telemetry/requestlog.h"
#include "core/telemetry/telemetry.h"
#include "tests/support/images.h"
#include "tests/support/testdata.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTemporaryDir>

using namespace classiscope;

/// What holds for every route: the key, CORS, the logs, methods and errors.
class ApiTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { test::failOnAnyWarning(); }
    void cleanup();
    void whatIsDocumentedIsHandledAndTheOtherWayRound();
    void onlyHealthWorksWithoutTheKey_data();
    void onlyHealthWorksWithoutTheKey();
    void theKeyOpensEverything();
    void anotherMethodIs405WithAllow();
    void headAnswersWithoutABody();
    void errorsHaveTheFormOfTheirProtocol_data();
    void errorsHaveTheFormOfTheirProtocol();
    void everyReplyNamesTheOriginThatMayRead_data();
    void everyReplyNamesTheOriginThatMayRead();
    void aPreflightNeedsNoKey();
    void liveStaysWellWithoutAModel();
    void requestsAreLoggedAndLooksAreNot();
    void theRequestLogOutlivesARestart();
    void theAccessLogIsWritten();
    void anUnusableOptionIsSaidBeforeListening_data();
    void anUnusableOptionIsSaidBeforeListening();

private:
    using Headers = QList<QPair<QByteArray, QByteArray>>;
    struct Answer {
        int status = 0;
        Headers headers;
        QByteArray body;
        QByteArray header(const char *name) const
        {
            for (const auto &[field, value] : headers) {
                if (field.compare(name, Qt::CaseInsensitive) == 0)
                    return value;
            }
            return {};
        }
        QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
    };

    void start(ServerOptions options = {});
    Answer ask(const QByteArray &method, const char *path, const Headers &headers = {},
               const QByteArray &body = {});

    std::unique_ptr<Classifier> m_classifier;
    std::unique_ptr<Telemetry> m_telemetry;
    std::unique_ptr<ServerHost> m_host;
    QNetworkAccessManager m_network;
};

void ApiTest::initTestCase()
{
    m_classifier = std::make_unique<Classifier>(ClassifierOptions());
    QVERIFY(m_classifier->loadModel(test::defaultModel()).result().ok());
}

void ApiTest::cleanup()
{
    m_network.clearConnectionCache();
    m_host.reset();
}

void ApiTest::start(ServerOptions options)
{
    options.port = 0;
    m_host.reset();
    m_telemetry = std::make_unique<Telemetry>();
    m_host = std::make_unique<ServerHost>(*m_classifier, *m_telemetry);
    m_host->start(options);
    QTRY_COMPARE(m_host->state(), ServerHost::State::Listening);
}

ApiTest::Answer ApiTest::ask(const QByteArray &method, const char *path, const Headers &headers,
                             const QByteArray &body)
{
    QNetworkRequest request(m_host->url().resolved(QUrl(QString::fromLatin1(path))));
    // Qt's client would answer a 401 by itself.
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    for (const auto &[name, value] : headers)
        request.setRawHeader(name, value);
    // A custom HEAD would wait for a body.
    const std::unique_ptr<QNetworkReply> reply(
        method == "HEAD" ? m_network.head(request)
                         : m_network.sendCustomRequest(request, method, body));
    if (!QTest::qWaitFor([&] { return reply->isFinished(); }, 60'000))
        return {};
    return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
            reply->rawHeaderPairs(), reply->readAll()};
}

void ApiTest::whatIsDocumentedIsHandledAndTheOtherWayRound()
{
    Telemetry telemetry;
    const Api api(*m_classifier, telemetry, {}, nullptr);
    QCOMPARE(api.mismatches(), QStringList());
}

void ApiTest::onlyHealthWorksWithoutTheKey_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<int>("status");
    const auto row = [](const char *method, const char *path, int status) {
        QTest::addRow("%s %s", method, path) << QByteArray(method) << QByteArray(path) << status;
    };
    row("GET", "/health", 200);
    row("GET", "/health/live", 200);
    row("GET", "/health/ready", 200);
    row("GET", "/v2/health/live", 200);
    row("GET", "/v2/health/ready", 200);
    row("OPTIONS", "/predict", 204);
    row("POST", "/predict", 401);
    row("GET", "/", 401);
    row("GET", "/app.js", 401);
    row("GET", "/docs", 401);
    row("GET", "/openapi.json", 401);
    row("GET", "/stats", 401);
    row("GET", "/metrics", 401);
    row("GET", "/v2", 401);
    row("POST", "/health", 401);
    row("GET", "/no/such/path", 401);
}

void ApiTest::onlyHealthWorksWithoutTheKey()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    QFETCH(int, status);
    ServerOptions options;
    options.apiKey = "s3cret";
    start(options);
    const Answer answer = ask(method, path.constData());
    QCOMPARE(answer.status, status);
    QCOMPARE(answer.header("WWW-Authenticate").contains("Basic"), status == 401);
}

void ApiTest::theKeyOpensEverything()
{
    ServerOptions options;
    options.apiKey = "s3cret";
    start(options);
    const Headers keys[] = {{{"X-API-Key", "s3cret"}},
                            {{"Authorization", "Bearer s3cret"}},
                            {{"Authorization", "Basic " + QByteArray("me:s3cret").toBase64()}}};
    for (const Headers &key : keys) {
        QCOMPARE(ask("GET", "/stats", key).status, 200);
        Headers headers = key;
        headers.emplaceBack("Content-Type", "image/png");
        QCOMPARE(ask("POST", "/predict", headers, test::smallPng()).status, 200);
    }
    const Answer wrong = ask("GET", "/stats", {{"X-API-Key", "s3cre"}});
    QCOMPARE(wrong.status, 401);
    QCOMPARE(wrong.json().value(QStringLiteral("type")).toString(),
             QStringLiteral("urn:classiscope:error:unauthorized"));
}

void ApiTest::anotherMethodIs405WithAllow()
{
    start();
    const Answer answer = ask("DELETE", "/predict");
    QCOMPARE(answer.status, 405);
    QCOMPARE(answer.header("Allow"), QByteArray("OPTIONS, POST"));
    const Answer options = ask("OPTIONS", "/stats");
    QCOMPARE(options.status, 204);
    QCOMPARE(options.header("Allow"), QByteArray("GET, HEAD, OPTIONS"));
    QCOMPARE(ask("OPTIONS", "/no/such/path").status, 404);
}

void ApiTest::headAnswersWithoutABody()
{
    start();
    const Answer get = ask("GET", "/openapi.json");
    const Answer head = ask("HEAD", "/openapi.json");
    QCOMPARE(head.status, 200);
    QVERIFY(head.body.isEmpty());
    QCOMPARE(head.header("Content-Length"), QByteArray::number(get.body.size()));
    QCOMPARE(get.json().value(QStringLiteral("openapi")).toString(), QStringLiteral("3.1.0"));
    QVERIFY(!get.body.contains("@version@"));
}

void ApiTest::errorsHaveTheFormOfTheirProtocol_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<bool>("plain");
    QTest::newRow("of this server") << QByteArray("/nothing") << false;
    QTest::newRow("looks alike") << QByteArray("/v20/x") << false;
    QTest::newRow("v2") << QByteArray("/v2/nothing?x=1") << true;
    QTest::newRow("v1") << QByteArray("/v1") << true;
}

void ApiTest::errorsHaveTheFormOfTheirProtocol()
{
    QFETCH(QByteArray, path);
    QFETCH(bool, plain);
    start();
    const Answer answer = ask("GET", path.constData());
    QCOMPARE(answer.status, 404);
    QCOMPARE(answer.header("Content-Type"),
             QByteArray(plain ? "application/json" : "application/problem+json"));
    QVERIFY(answer.json()
                .value(plain ? QStringLiteral("error") : QStringLiteral("detail"))
                .toString()
                .contains(QStringLiteral("/docs")));
    QVERIFY(!answer.header("X-Request-Id").isEmpty());
}

void ApiTest::everyReplyNamesTheOriginThatMayRead_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<int>("status");
    QTest::newRow("success") << QByteArray("GET") << QByteArray("/health") << 200;
    QTest::newRow("not found") << QByteArray("GET") << QByteArray("/nothing") << 404;
    QTest::newRow("method") << QByteArray("PUT") << QByteArray("/stats") << 405;
    QTest::newRow("prediction") << QByteArray("POST") << QByteArray("/predict") << 400;
    QTest::newRow("options") << QByteArray("OPTIONS") << QByteArray("/predict") << 204;
    QTest::newRow("refused by the guard") << QByteArray("POST") << QByteArray("/predict") << 413;
}

void ApiTest::everyReplyNamesTheOriginThatMayRead()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    QFETCH(int, status);
    ServerOptions options;
    options.corsOrigins = {QStringLiteral("https://example.org")};
    options.maxBodyBytes = 1000;
    start(options);
    const QByteArray body(status == 413 ? 2000 : 0, 'x');
    const Headers type {{"Content-Type", "image/png"}};
    const Answer friendly =
        ask(method, path.constData(), type + Headers {{"Origin", "https://example.org"}}, body);
    QCOMPARE(friendly.status, status);
    QCOMPARE(friendly.header("Access-Control-Allow-Origin"), QByteArray("https://example.org"));
    QCOMPARE(friendly.header("Vary"), QByteArray("Origin"));
    const Answer stranger =
        ask(method, path.constData(), type + Headers {{"Origin", "https://evil.net"}}, body);
    QCOMPARE(stranger.status, status);
    QVERIFY(stranger.header("Access-Control-Allow-Origin").isEmpty());
    QCOMPARE(stranger.header("Vary"), QByteArray("Origin"));
}

void ApiTest::aPreflightNeedsNoKey()
{
    ServerOptions options;
    options.apiKey = "s3cret";
    options.corsOrigins = {QStringLiteral("*")};
    start(options);
    const Answer answer = ask("OPTIONS", "/predict",
                              {{"Origin", "https://example.org"},
                               {"Access-Control-Request-Method", "POST"},
                               {"Access-Control-Request-Headers", "authorization"}});
    QCOMPARE(answer.status, 204);
    QVERIFY(answer.header("Access-Control-Allow-Methods").contains("POST"));
    QVERIFY(answer.header("Access-Control-Allow-Headers").contains("Authorization"));
    const Answer refused = ask("POST", "/predict", {{"Origin", "https://example.org"}});
    QCOMPARE(refused.status, 401);
    QCOMPARE(refused.header("Access-Control-Allow-Origin"), QByteArray("*"));
}

void ApiTest::liveStaysWellWithoutAModel()
{
    auto loaded = std::exchange(m_classifier, std::make_unique<Classifier>(ClassifierOptions()));
    start();
    QCOMPARE(ask("GET", "/health").status, 503);
    QCOMPARE(ask("GET", "/health/ready").status, 503);
    QCOMPARE(ask("GET", "/health/live").status, 200);
    m_host.reset();
    m_classifier = std::move(loaded);
}

void ApiTest::requestsAreLoggedAndLooksAreNot()
{
    start();
    QCOMPARE(ask("GET", "/health").status, 200);
    QCOMPARE(ask("GET", "/stats").status, 200);
    QCOMPARE(ask("GET", "/style.css").status, 200);
    QCOMPARE(ask("POST", "/predict?top_k=2",
                 {{"Content-Type", "image/png"}, {"X-Request-Id", "mine"}}, test::smallPng())
                 .status,
             200);
    QCOMPARE(ask("GET", "/nothing").status, 404);
    QTRY_COMPARE(m_host->requestLog().since(0).size(), std::size_t(2));
    const auto records = m_host->requestLog().since(0);
    QCOMPARE(records[0].path, QStringLiteral("/predict?top_k=2"));
    QCOMPARE(records[0].requestId, QStringLiteral("mine"));
    QCOMPARE(records[0].status, 200);
    QCOMPARE(records[1].status, 404);
    QCOMPARE(records[1].error, QStringLiteral("not-found"));
}

void ApiTest::theRequestLogOutlivesARestart()
{
    ServerOptions options;
    options.requestLogLimit = 2;
    start(options);
    QCOMPARE(ask("GET", "/one").status, 404);
    m_network.clearConnectionCache();
    m_host->stop();
    QTRY_COMPARE_WITH_TIMEOUT(m_host->state(), ServerHost::State::Stopped, 60'000);
    options.port = 0;
    m_host->start(options);
    QTRY_COMPARE(m_host->state(), ServerHost::State::Listening);
    QCOMPARE(ask("GET", "/two").status, 404);
    QTRY_COMPARE(m_host->requestLog().since(0).size(), std::size_t(2));
    QCOMPARE(m_host->requestLog().since(0)[0].path, QStringLiteral("/one"));
    QCOMPARE(ask("GET", "/three").status, 404);
    QTRY_COMPARE(m_host->requestLog().since(0).back().path, QStringLiteral("/three"));
    QCOMPARE(m_host->requestLog().since(0).size(), std::size_t(2));
}

void ApiTest::theAccessLogIsWritten()
{
    const QTemporaryDir folder;
    ServerOptions options;
    options.accessLog = folder.filePath(QStringLiteral("access.log"));
    start(options);
    QCOMPARE(ask("GET", "/nothing", {{"X-Request-Id", "seen"}}).status, 404);
    m_network.clearConnectionCache();
    m_host.reset();  // writes what waits
    QFile file(options.accessLog);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject line = QJsonDocument::fromJson(file.readAll()).object();
    QCOMPARE(line.value(QStringLiteral("request_id")).toString(), QStringLiteral("seen"));
    QCOMPARE(line.value(QStringLiteral("status")).toInt(), 404);
    QVERIFY(line.value(QStringLiteral("reply_bytes")).toInt() > 100);
    QVERIFY(line.value(QStringLiteral("duration_ms")).toDouble() > 0);
}

void ApiTest::anUnusableOptionIsSaidBeforeListening_data()
{
    QTest::addColumn<ServerOptions>("options");
    QTest::addColumn<QString>("named");
    ServerOptions log, origin, key;
    log.accessLog = QStringLiteral("/no/such/folder/access.log");
    QTest::newRow("access log") << log << log.accessLog;
    origin.corsOrigins = {QStringLiteral("example.org")};
    QTest::newRow("origin") << origin << QStringLiteral("example.org");
    key.apiKey = "two words";
    QTest::newRow("key") << key << QStringLiteral("API key");
}

void ApiTest::anUnusableOptionIsSaidBeforeListening()
{
    QFETCH(ServerOptions, options);
    QFETCH(QString, named);
    options.port = 0;
    m_telemetry = std::make_unique<Telemetry>();
    ServerHost host(*m_classifier, *m_telemetry);
    QSignalSpy failed(&host, &ServerHost::failed);
    host.start(options);
    QTRY_COMPARE(failed.count(), 1);
    const auto error = failed[0][0].value<Error>();
    QCOMPARE(error.code, Error::Code::BadConfiguration);
    QVERIFY2(error.message.contains(named), qPrintable(error.message));
    QCOMPARE(host.state(), ServerHost::State::Stopped);
}

QTEST_GUILESS_MAIN(ApiTest)
#include "apitest.moc"
