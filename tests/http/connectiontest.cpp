// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/classifier.h"
#include "core/server/serverhost.h"
#include "core/telemetry/telemetry.h"
#include "tests/support/images.h"
#include "tests/support/testdata.h"

#include <QRegularExpression>
#include <QTcpServer>
#include <QTcpSocket>

#include <sys/socket.h>

using namespace classiscope;

/// The wire, seen by clients that write their bytes themselves.
class ConnectionTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { test::failOnAnyWarning(); }
    void cleanup();
    void pipelinedRequestsAreAnsweredInOrder();
    void pipelinedRequestsBeyondTheLimitWaitTheirTurn();
    void headHasNoBodyAndKeepsTheConnection();
    void closeIsHonoured_data();
    void closeIsHonoured();
    void wrongMethodSaysWhichAreAllowed();
    void optionsSaysWhichAreAllowed();
    void unknownPathIsNotFound();
    void hundredContinueIsAnswered();
    void oversizedBodyIsRefusedBeforeItIsSent();
    void oversizedBodyIsRefusedAndTheClientReadsTheReply();
    void oversizedHeaderIsRefused();
    void connectionsAreLimited();
    void everyReplyHasADate();
    void refusalsAreProblemsAndEndTheConnection_data();
    void refusalsAreProblemsAndEndTheConnection();
    void whatFollowsABodyIsNeverTakenForABody();
    void anyRequestBeforeAMalformedOneIsAnswered();
    void slowHeadersAreTimedOut();
    void slowBodiesAreTimedOut();
    void aBodyThatKeepsUpIsNotTimedOut();
    void aFastStartDoesNotPayForSilence();
    void announcedBodiesTakeNoRoomFromOthers();
    void idleConnectionsAreClosed();
    void clientsThatDoNotReadAreCutOff();
    void connectionsOfOneHostAreLimited();
    void bodiesOfAllConnectionsAreLimitedTogether();
    void requestIdIsTakenOrMade_data();
    void requestIdIsTakenOrMade();
    void requestsSentByteByByteAreAnswered();
    void upgradesAreIgnored();
    void clientsThatComeBackFromTheSamePortAreAnswered();

private:
    void start(const ServerOptions &options = {});
    std::unique_ptr<QTcpSocket> client();
    QByteArray predict(const QByteArray &image, const QByteArray &fields = {}) const;

    std::unique_ptr<Classifier> m_classifier;
    Telemetry m_telemetry;
    std::unique_ptr<ServerHost> m_host;
};

namespace {

/// Reads until `enough` says so, or the server closes.
template <typename Enough>
QByteArray read(QTcpSocket &socket, Enough enough)
{
    QByteArray received;
    const bool came = QTest::qWaitFor(
        [&] {
            received += socket.readAll();
            return enough(received)
                || (socket.state() == QAbstractSocket::UnconnectedState
                    && socket.bytesAvailable() == 0);
        },
        60'000);
    return came ? received : QByteArray("nothing in time; so far: ") + received;
}

QByteArray readReplies(QTcpSocket &socket, int count)
{
    return read(socket, [count](const QByteArray &received) {
        // Whole replies: a head, and the body its length announces.
        qsizetype at = 0;
        for (int i = 0; i < count; ++i) {
            const qsizetype end = received.indexOf("\r\n\r\n", at);
            if (end < 0)
                return false;
            const qsizetype field = received.indexOf("Content-Length: ", at);
            qsizetype length = 0;
            if (field >= 0 && field < end)
                length =
                    received.mid(field + 16, received.indexOf('\r', field) - field - 16).toInt();
            at = end + 4 + length;
        }
        return received.size() >= at;
    });
}

QByteArray readToTheEnd(QTcpSocket &socket)
{
    return read(socket, [](const QByteArray &) { return false; });
}

QByteArray get(const QByteArray &path, const QByteArray &fields = {})
{
    return "GET " + path + " HTTP/1.1\r\nHost: x\r\n" + fields + "\r\n";
}

}  // namespace

void ConnectionTest::initTestCase()
{
    ClassifierOptions options;
    options.workers = 1;
    m_classifier = std::make_unique<Classifier>(options);
    QVERIFY(m_classifier->loadModel(test::defaultModel()).result().ok());
}

void ConnectionTest::start(const ServerOptions &given)
{
    ServerOptions options = given;
    options.port = 0;
    m_host = std::make_unique<ServerHost>(*m_classifier, m_telemetry);
    m_host->start(options);
    QTRY_COMPARE(m_host->state(), ServerHost::State::Listening);
}

void ConnectionTest::cleanup()
{
    m_host.reset();
    QTRY_COMPARE(m_telemetry.snapshot().inFlight, 0);
}

std::unique_ptr<QTcpSocket> ConnectionTest::client()
{
    auto socket = std::make_unique<QTcpSocket>();
    socket->connectToHost(m_host->url().host(), quint16(m_host->url().port()));
    [&] { QVERIFY(socket->waitForConnected()); }();
    return socket;
}

QByteArray ConnectionTest::predict(const QByteArray &image, const QByteArray &fields) const
{
    return "POST /predict HTTP/1.1\r\nHost: x\r\nContent-Type: image/png\r\nContent-Length: "
        + QByteArray::number(image.size()) + "\r\n" + fields + "\r\n" + image;
}

void ConnectionTest::pipelinedRequestsAreAnsweredInOrder()
{
    start();
    const QByteArray slow = test::encoded(test::quarters(2000, 1500), ".png");
    const auto socket = client();
    socket->write(predict(slow) + get("/health") + predict(test::smallPng()) + get("/nope")
                  + get("/health"));
    const QByteArray replies = readReplies(*socket, 5);
    static const QRegularExpression statusLine(QStringLiteral("HTTP/1.1 (\\d+)"));
    QStringList statuses;
    auto matches = statusLine.globalMatch(QString::fromLatin1(replies));
    while (matches.hasNext())
        statuses << matches.next().captured(1);
    QCOMPARE(statuses.join(QLatin1Char(' ')), QStringLiteral("200 200 200 404 200"));
    const qsizetype firstPrediction = replies.indexOf("\"predictions\"");
    const qsizetype firstHealth = replies.indexOf("\"status\":\"ok\"");
    QVERIFY(firstPrediction >= 0 && firstPrediction < firstHealth);
    QVERIFY(replies.lastIndexOf("\"predictions\"") > firstHealth);
}

void ConnectionTest::pipelinedRequestsBeyondTheLimitWaitTheirTurn()
{
    ServerOptions options;
    options.maxPipelined = 2;
    start(options);
    const QByteArray slow = predict(test::encoded(test::quarters(1500, 1000), ".png"));
    const auto socket = client();
    constexpr int requests = 20;
    socket->write((slow + get("/health")).repeated(requests / 2));
    const QByteArray replies = readReplies(*socket, requests);
    QCOMPARE(replies.count("HTTP/1.1 200"), requests);
    QVERIFY(replies.indexOf("\"predictions\"") < replies.indexOf("\"status\":\"ok\""));
    QVERIFY(replies.endsWith("{\"status\":\"ok\"}"));
}

void ConnectionTest::headHasNoBodyAndKeepsTheConnection()
{
    start();
    const auto socket = client();
    socket->write("HEAD /health HTTP/1.1\r\nHost: x\r\n\r\n" + get("/health"));
    const QByteArray replies =
        read(*socket, [](const QByteArray &received) { return received.endsWith('}'); });
    QCOMPARE(replies.count("HTTP/1.1 200 OK"), 2);
    QCOMPARE(replies.count("Content-Length: 15"), 2);
    QCOMPARE(replies.count("{\"status\":\"ok\"}"), 1);
    QVERIFY(replies.contains("\r\n\r\nHTTP/1.1 200"));
}

void ConnectionTest::closeIsHonoured_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<bool>("closes");
    QTest::newRow("HTTP/1.1") << get("/health") << false;
    QTest::newRow("Connection: close") << get("/health", "Connection: close\r\n") << true;
    QTest::newRow("HTTP/1.0") << QByteArray("GET /health HTTP/1.0\r\nHost: x\r\n\r\n") << true;
    QTest::newRow("HTTP/1.0 that wants to stay")
        << QByteArray("GET /health HTTP/1.0\r\nHost: x\r\nConnection: Keep-Alive\r\n\r\n") << false;
}

void ConnectionTest::closeIsHonoured()
{
    QFETCH(QByteArray, request);
    QFETCH(bool, closes);
    start();
    const auto socket = client();
    socket->write(request);
    if (closes) {
        const QByteArray reply = readToTheEnd(*socket);
        QVERIFY(reply.startsWith("HTTP/1.1 200"));
        QVERIFY(reply.contains("Connection: close\r\n"));
    } else {
        QVERIFY(readReplies(*socket, 1).startsWith("HTTP/1.1 200"));
        socket->write(request);
        QVERIFY(readReplies(*socket, 1).startsWith("HTTP/1.1 200"));
    }
}

void ConnectionTest::wrongMethodSaysWhichAreAllowed()
{
    start();
    const auto socket = client();
    socket->write(get("/predict"));
    const QByteArray reply = readReplies(*socket, 1);
    QVERIFY(reply.startsWith("HTTP/1.1 405 Method Not Allowed"));
    QVERIFY(reply.contains("Allow: OPTIONS, POST\r\n"));
    QVERIFY(reply.contains("Content-Type: application/problem+json\r\n"));
}

void ConnectionTest::optionsSaysWhichAreAllowed()
{
    start();
    const auto socket = client();
    socket->write("OPTIONS /stats HTTP/1.1\r\nHost: x\r\n\r\n" + get("/health"));
    const QByteArray replies =
        read(*socket, [](const QByteArray &received) { return received.endsWith('}'); });
    QVERIFY(replies.startsWith("HTTP/1.1 204 No Content"));
    QVERIFY(replies.contains("Allow: GET, HEAD, OPTIONS\r\n"));
    QVERIFY(replies.contains("HTTP/1.1 200 OK"));
    socket->write("OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n");
    QVERIFY(readReplies(*socket, 1).startsWith("HTTP/1.1 204 "));
}

void ConnectionTest::unknownPathIsNotFound()
{
    start();
    const auto socket = client();
    socket->write(get("/predictions"));
    const QByteArray reply = readReplies(*socket, 1);
    QVERIFY(reply.startsWith("HTTP/1.1 404 Not Found"));
    QVERIFY(reply.contains("\"instance\":\"/predictions\""));
}

void ConnectionTest::hundredContinueIsAnswered()
{
    start();
    const auto socket = client();
    const QByteArray image = test::smallPng();
    const QByteArray request = predict(image, "Expect: 100-continue\r\n");
    socket->write(request.chopped(image.size()));
    QVERIFY(read(*socket, [](const QByteArray &received) {
                return received.endsWith("\r\n\r\n");
            }).startsWith("HTTP/1.1 100 Continue"));
    socket->write(image);
    QVERIFY(readReplies(*socket, 1).startsWith("HTTP/1.1 200 OK"));
}

void ConnectionTest::oversizedBodyIsRefusedBeforeItIsSent()
{
    ServerOptions options;
    options.maxBodyBytes = 1000;
    start(options);
    const auto socket = client();
    socket->write("POST /predict HTTP/1.1\r\nHost: x\r\nContent-Length: 1001\r\n"
                  "Expect: 100-continue\r\n\r\n");
    const QByteArray reply = readToTheEnd(*socket);
    QVERIFY(reply.startsWith("HTTP/1.1 413 "));
    QVERIFY(reply.contains("maxBodyBytes"));
    QVERIFY(!reply.contains("100 Continue"));
}

void ConnectionTest::oversizedBodyIsRefusedAndTheClientReadsTheReply()
{
    ServerOptions options;
    options.maxBodyBytes = 100'000;
    start(options);
    const QByteArray big(20'000'000, 'x');
    // By its announced length, and by what arrives of a body without one.
    for (const bool announced : {true, false}) {
        const auto socket = client();
        if (announced) {
            socket->write(predict(big));
        } else {
            socket->write("POST /predict HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                          "1312d00\r\n"
                          + big);
        }
        const QByteArray reply = readToTheEnd(*socket);
        QVERIFY2(reply.startsWith("HTTP/1.1 413 "), reply.left(200).constData());
    }
}

void ConnectionTest::oversizedHeaderIsRefused()
{
    ServerOptions options;
    options.maxHeaderBytes = 2000;
    start(options);
    const auto socket = client();
    socket->write("GET /health HTTP/1.1\r\nHost: x\r\nX-Long: " + QByteArray(100'000, 'y'));
    QVERIFY(readToTheEnd(*socket).startsWith("HTTP/1.1 431 "));
}

void ConnectionTest::connectionsAreLimited()
{
    ServerOptions options;
    options.maxConnections = 2;
    start(options);
    auto first = client();
    const auto second = client();
    first->write(get("/health"));
    QVERIFY(readReplies(*first, 1).startsWith("HTTP/1.1 200"));
    second->write(get("/health"));
    QVERIFY(readReplies(*second, 1).startsWith("HTTP/1.1 200"));
    QCOMPARE(m_host->connections(), 2);
    const auto third = client();
    const QByteArray refusal = readToTheEnd(*third);
    QVERIFY2(refusal.startsWith("HTTP/1.1 503"), refusal.constData());
    QVERIFY(refusal.contains("Retry-After"));

    first->abort();
    QTRY_COMPARE(m_host->connections(), 1);
    const auto fourth = client();
    fourth->write(get("/health"));
    QVERIFY(readReplies(*fourth, 1).startsWith("HTTP/1.1 200"));
}

void ConnectionTest::everyReplyHasADate()
{
    start();
    const auto socket = client();
    socket->write(get("/health") + get("/nope"));
    const QByteArray replies = readReplies(*socket, 2);
    static const QRegularExpression date(
        QStringLiteral("\r\nDate: (Mon|Tue|Wed|Thu|Fri|Sat|Sun), \\d\\d "
                       "(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \\d{4} "
                       "\\d\\d:\\d\\d:\\d\\d GMT\r\n"));
    QCOMPARE(QString::fromLatin1(replies).count(date), 2);
}

void ConnectionTest::refusalsAreProblemsAndEndTheConnection_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    const QByteArray post = "POST /predict HTTP/1.1\r\nHost: x\r\n";
    QTest::newRow("malformed line") << QByteArray("nonsense\r\n\r\n") << 400;
    QTest::newRow("bad length") << post + "Content-Length: abc\r\n\r\nhello" << 400;
    QTest::newRow("negative length") << post + "Content-Length: -5\r\n\r\n" << 400;
    QTest::newRow("conflicting lengths")
        << post + "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello" << 400;
    QTest::newRow("length and chunked")
        << post + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
        << 400;
    QTest::newRow("no Host") << QByteArray("GET /health HTTP/1.1\r\n\r\n") << 400;
    QTest::newRow("two Hosts") << get("/health", "Host: y\r\n") << 400;
    QTest::newRow("line feeds alone") << QByteArray("GET /health HTTP/1.1\nHost: x\n\n") << 400;
    QTest::newRow("bad chunk") << post + "Transfer-Encoding: chunked\r\n\r\nzz\r\n" << 400;
    QTest::newRow("unknown coding") << post + "Transfer-Encoding: br\r\n\r\n" << 501;
    QTest::newRow("unknown method") << QByteArray("BREW / HTTP/1.1\r\nHost: x\r\n\r\n") << 501;
    QTest::newRow("HTTP/2") << QByteArray("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n") << 505;
    QTest::newRow("expectation") << post + "Expect: x\r\nContent-Length: 1\r\n\r\n" << 417;
    QTest::newRow("TLS") << QByteArray::fromHex("160301020001000100") << 400;
}

void ConnectionTest::refusalsAreProblemsAndEndTheConnection()
{
    QFETCH(QByteArray, request);
    QFETCH(int, status);
    start();
    // Also when the client goes on sending: it must still be able to read the answer.
    for (const QByteArray &more : {QByteArray(), QByteArray(2'000'000, 'x')}) {
        const auto socket = client();
        socket->write(request + more);
        const QByteArray reply = readToTheEnd(*socket);
        QVERIFY2(reply.startsWith("HTTP/1.1 " + QByteArray::number(status) + ' '),
                 reply.constData());
        QVERIFY(reply.contains("Content-Type: application/problem+json\r\n"));
        QVERIFY(reply.contains("Connection: close\r\n"));
        QVERIFY(reply.contains("\r\nX-Request-Id: "));
        QCOMPARE(reply.count("\r\nDate: "), 1);
    }
    const auto next = client();
    next->write(get("/health"));
    QVERIFY(readReplies(*next, 1).startsWith("HTTP/1.1 200"));
}

void ConnectionTest::whatFollowsABodyIsNeverTakenForABody()
{
    start();
    const auto socket = client();
    const QByteArray smuggled = get("/nope");
    // Once inside a body, once behind a chunked one.
    socket->write("POST /health HTTP/1.1\r\nHost: x\r\nContent-Length: "
                  + QByteArray::number(smuggled.size()) + "\r\n\r\n" + smuggled + get("/health")
                  + "POST /health HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                    "3\r\nabc\r\n0\r\n\r\n"
                  + get("/health"));
    const QByteArray replies = readReplies(*socket, 4);
    QCOMPARE(replies.count("HTTP/1.1 405"), 2);
    QCOMPARE(replies.count("HTTP/1.1 200"), 2);
    QVERIFY(!replies.contains("HTTP/1.1 404"));
}

void ConnectionTest::anyRequestBeforeAMalformedOneIsAnswered()
{
    start();
    const auto socket = client();
    const QByteArray slow = test::encoded(test::quarters(1500, 1000), ".png");
    socket->write(predict(slow) + get("/health") + "GET  / HTTP/1.1\r\n\r\n" + get("/health"));
    const QByteArray replies = readToTheEnd(*socket);
    QCOMPARE(replies.count("HTTP/1.1 200"), 2);
    QVERIFY(replies.indexOf("HTTP/1.1 400") > replies.lastIndexOf("HTTP/1.1 200"));
}

void ConnectionTest::slowHeadersAreTimedOut()
{
    ServerOptions options;
    options.headerTimeout = std::chrono::milliseconds(100);
    start(options);
    const auto socket = client();
    socket->write("GET /health HTTP/1.1\r\nHost: ");
    const QByteArray reply = readToTheEnd(*socket);
    QVERIFY2(reply.startsWith("HTTP/1.1 408 "), reply.constData());
    QVERIFY(reply.contains("headerTimeout"));
    QTRY_COMPARE(m_host->connections(), 0);
}

void ConnectionTest::slowBodiesAreTimedOut()
{
    ServerOptions options;
    options.bodyTimeout = std::chrono::milliseconds(100);
    start(options);
    for (const char *framing : {"Content-Length: 100", "Transfer-Encoding: chunked"}) {
        const auto socket = client();
        socket->write(QByteArray("POST /predict HTTP/1.1\r\nHost: x\r\n") + framing + "\r\n\r\n4");
        const QByteArray reply = readToTheEnd(*socket);
        QVERIFY2(reply.startsWith("HTTP/1.1 408 "), reply.constData());
        QVERIFY(reply.contains("bodyTimeout"));
    }
}

void ConnectionTest::aBodyThatKeepsUpIsNotTimedOut()
{
    ServerOptions options;
    options.bodyTimeout = std::chrono::milliseconds(200);
    options.minBodyRate = 1;  // a byte earns a second
    start(options);
    const auto socket = client();
    const QByteArray image = test::smallPng();
    const QByteArray request = predict(image);
    const qsizetype late = 10;
    socket->write(request.chopped(late));
    QElapsedTimer timer;
    timer.start();
    for (qsizetype sent = late; sent > 0; --sent) {
        // Longer than the time-out on the whole, but never silent for as long.
        QTRY_VERIFY_WITH_TIMEOUT(timer.elapsed() > 50 * (late - sent), 5000);
        socket->write(request.right(sent).left(1));
    }
    QVERIFY(readReplies(*socket, 1).startsWith("HTTP/1.1 200"));
}

void ConnectionTest::aFastStartDoesNotPayForSilence()
{
    ServerOptions options;
    options.bodyTimeout = std::chrono::milliseconds(200);
    options.minBodyRate = 1;
    start(options);
    const auto socket = client();
    socket->write(predict(test::smallPng()).chopped(1));
    QVERIFY(readToTheEnd(*socket).startsWith("HTTP/1.1 408"));
}

void ConnectionTest::announcedBodiesTakeNoRoomFromOthers()
{
    ServerOptions options;
    options.maxInFlightBytes = 10'000;
    options.maxBodyBytes = 10'000;
    start(options);
    std::vector<std::unique_ptr<QTcpSocket>> greedy;
    for (const char *framing : {"Content-Length: 10000", "Transfer-Encoding: chunked"}) {
        greedy.push_back(client());
        greedy.back()->write(QByteArray("POST /predict HTTP/1.1\r\nHost: x\r\n") + framing
                             + "\r\n\r\n4");
    }
    QTRY_COMPARE(m_host->connections(), 2);
    const auto honest = client();
    honest->write(predict(test::smallPng()));
    QVERIFY(readReplies(*honest, 1).startsWith("HTTP/1.1 200"));
}

void ConnectionTest::idleConnectionsAreClosed()
{
    ServerOptions options;
    options.idleTimeout = std::chrono::milliseconds(200);
    start(options);
    const auto silent = client();
    const auto used = client();
    used->write(get("/health"));
    QVERIFY(readReplies(*used, 1).startsWith("HTTP/1.1 200"));
    QCOMPARE(readToTheEnd(*silent), QByteArray());
    QCOMPARE(readToTheEnd(*used), QByteArray());
    QTRY_COMPARE(m_host->connections(), 0);
}

void ConnectionTest::clientsThatDoNotReadAreCutOff()
{
    ServerOptions options;
    options.idleTimeout = std::chrono::milliseconds(300);
    start(options);
    const auto socket = client();
    socket->setReadBufferSize(1);
    // More replies than the sockets between the two can hold.
    const QByteArray requests = get("/app.js").repeated(20'000);
    socket->write(requests);
    QTRY_COMPARE_WITH_TIMEOUT(m_host->connections(), 1, 10'000);
    QTRY_COMPARE_WITH_TIMEOUT(m_host->connections(), 0, 60'000);
    const auto next = client();
    next->write(get("/health"));
    QVERIFY(readReplies(*next, 1).startsWith("HTTP/1.1 200"));
}

void ConnectionTest::connectionsOfOneHostAreLimited()
{
    ServerOptions options;
    options.maxConnectionsPerHost = 1;
    start(options);
    auto first = client();
    first->write(get("/health"));
    QVERIFY(readReplies(*first, 1).startsWith("HTTP/1.1 200"));
    const auto second = client();
    second->write(get("/health"));
    const QByteArray refusal = readToTheEnd(*second);
    QVERIFY2(refusal.startsWith("HTTP/1.1 429"), refusal.constData());
    QVERIFY(refusal.contains("maxConnectionsPerHost"));
    QVERIFY(refusal.contains("Retry-After"));
    // Another address of this machine is another host.
    QTcpSocket other;
    other.bind(QHostAddress(QStringLiteral("127.0.0.2")));
    other.connectToHost(m_host->url().host(), quint16(m_host->url().port()));
    QVERIFY(other.waitForConnected());
    other.write(get("/health"));
    QVERIFY(readReplies(other, 1).startsWith("HTTP/1.1 200"));
    first.reset();
    QTRY_COMPARE(m_host->connections(), 1);
    const auto third = client();
    third->write(get("/health"));
    QVERIFY(readReplies(*third, 1).startsWith("HTTP/1.1 200"));
}

void ConnectionTest::bodiesOfAllConnectionsAreLimitedTogether()
{
    ServerOptions options;
    options.maxInFlightBytes = 10'000;
    start(options);
    const auto first = client();
    first->write("POST /predict HTTP/1.1\r\nHost: x\r\nContent-Length: 9000\r\n\r\n"
                 + QByteArray(8999, 'x'));
    const auto health = client();
    QTRY_COMPARE(m_host->connections(), 2);
    health->write(get("/health"));
    QVERIFY(readReplies(*health, 1).startsWith("HTTP/1.1 200"));
    const auto second = client();
    second->write("POST /predict HTTP/1.1\r\nHost: x\r\nContent-Length: 2000\r\n\r\n");
    const QByteArray refusal = readToTheEnd(*second);
    QVERIFY2(refusal.startsWith("HTTP/1.1 503"), refusal.constData());
    QVERIFY(refusal.contains("maxInFlightBytes"));
    first->abort();
    QTRY_COMPARE(m_host->connections(), 1);
    const auto third = client();
    third->write(predict(test::smallPng()));
    QVERIFY(readReplies(*third, 1).startsWith("HTTP/1.1 200"));
}

void ConnectionTest::requestIdIsTakenOrMade_data()
{
    QTest::addColumn<QByteArray>("given");
    QTest::addColumn<bool>("taken");
    QTest::newRow("a good one") << QByteArray("order-66/a.b:c_d~e+f=@") << true;
    QTest::newRow("none") << QByteArray() << false;
    QTest::newRow("too long") << QByteArray(129, 'a') << false;
    QTest::newRow("with a space") << QByteArray("a b") << false;
    QTest::newRow("with quotes") << QByteArray("\"a\"") << false;
}

void ConnectionTest::requestIdIsTakenOrMade()
{
    QFETCH(QByteArray, given);
    QFETCH(bool, taken);
    start();
    for (const QByteArray &path : {QByteArray("/health"), QByteArray("/nope")}) {
        const auto socket = client();
        socket->write(get(path, given.isNull() ? QByteArray() : "X-Request-Id: " + given + "\r\n"));
        const QByteArray reply = readReplies(*socket, 1);
        static const QRegularExpression field(QStringLiteral("\r\nX-Request-Id: ([^\r]+)\r\n"));
        const QString id = field.match(QString::fromLatin1(reply)).captured(1);
        QVERIFY(!id.isEmpty());
        QCOMPARE(id.toLatin1() == given, taken);
        if (path == "/nope")
            QVERIFY(reply.contains("\"request_id\":\"" + id.toLatin1() + '"'));
    }
}

void ConnectionTest::requestsSentByteByByteAreAnswered()
{
    start();
    const auto socket = client();
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    const QByteArray request = get("/health")
        + "POST /health HTTP/1.1\r\nHost: x\r\n"
          "Transfer-Encoding: chunked\r\n\r\n"
          "2\r\nab\r\n0\r\n\r\n";
    for (const char byte : request) {
        socket->write(&byte, 1);
        QVERIFY(socket->waitForBytesWritten());
    }
    const QByteArray replies = readReplies(*socket, 2);
    QVERIFY(replies.startsWith("HTTP/1.1 200"));
    QVERIFY(replies.contains("HTTP/1.1 405"));
}

void ConnectionTest::upgradesAreIgnored()
{
    start();
    const auto socket = client();
    socket->write(get("/health",
                      "Connection: Upgrade\r\nUpgrade: websocket\r\n"
                      "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                      "Sec-WebSocket-Version: 13\r\n")
                  + get("/health"));
    QCOMPARE(readReplies(*socket, 2).count("HTTP/1.1 200"), 2);
}

void ConnectionTest::clientsThatComeBackFromTheSamePortAreAnswered()
{
    start();
    quint16 port = 0;
    for (int round = 0; round < 300; ++round) {
        QTcpSocket socket;
        QVERIFY(socket.bind(QHostAddress::LocalHost, port, QAbstractSocket::ReuseAddressHint));
        port = socket.localPort();
        socket.connectToHost(m_host->url().host(), quint16(m_host->url().port()));
        QVERIFY2(socket.waitForConnected(), qPrintable(socket.errorString()));
        socket.write(get("/health"));
        QVERIFY(readReplies(socket, 1).startsWith("HTTP/1.1 200"));
        // Closed with a reset, the port is free again at once.
        const linger hard {1, 0};
        QCOMPARE(
            ::setsockopt(int(socket.socketDescriptor()), SOL_SOCKET, SO_LINGER, &hard, sizeof hard),
            0);
        socket.abort();
    }
}

QTEST_GUILESS_MAIN(ConnectionTest)
#include "connectiontest.moc"
