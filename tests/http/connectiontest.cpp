// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/http/wirefixture.h"
#include "tests/support/images.h"

#include <QRegularExpression>

#include <sys/socket.h>

using namespace classiscope;
using namespace classiscope::test;

/// The wire, seen by clients that write their bytes themselves.
class ConnectionTest : public QObject, protected test::WireFixture {
    Q_OBJECT

private slots:
    void initTestCase() { loadModel(); }
    void init() { test::failOnAnyWarning(); }
    void cleanup() { stop(); }
    void pipelinedRequestsAreAnsweredInOrder();
    void pipelinedRequestsBeyondTheLimitWaitTheirTurn();
    void headHasNoBodyAndKeepsTheConnection();
    void closeIsHonoured_data();
    void closeIsHonoured();
    void wrongMethodSaysWhichAreAllowed();
    void optionsSaysWhichAreAllowed();
    void unknownPathIsNotFound();
    void hundredContinueIsAnswered();
    void everyReplyHasADate();
    void requestIdIsTakenOrMade_data();
    void requestIdIsTakenOrMade();
    void requestsSentByteByByteAreAnswered();
    void upgradesAreIgnored();
    void clientsThatComeBackFromTheSamePortAreAnswered();
};

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
