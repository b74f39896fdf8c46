// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/http/wirefixture.h"
#include "tests/support/images.h"

using namespace classiscope;
using namespace classiscope::test;

/// Clients that want more than the limits give, or take longer.
class ConnectionLimitsTest : public QObject, protected test::WireFixture {
    Q_OBJECT

private slots:
    void initTestCase() { loadModel(); }
    void init() { test::failOnAnyWarning(); }
    void cleanup() { stop(); }
    void oversizedBodyIsRefusedBeforeItIsSent();
    void oversizedBodyIsRefusedAndTheClientReadsTheReply();
    void oversizedHeaderIsRefused();
    void connectionsAreLimited();
    void aNewcomerGetsThePlaceOfWhoWasIdleForLong();
    void aRefusedNewcomerTakesNobodysPlace();
    void slowHeadersAreTimedOut();
    void slowBodiesAreTimedOut();
    void aBodyThatKeepsUpIsNotTimedOut();
    void aFastStartDoesNotPayForSilence();
    void announcedBodiesTakeNoRoomFromOthers();
    void idleConnectionsAreClosed();
    void clientsThatDoNotReadAreCutOff();
    void connectionsOfOneHostAreLimited();
    void bodiesOfAllConnectionsAreLimitedTogether();
};

void ConnectionLimitsTest::oversizedBodyIsRefusedBeforeItIsSent()
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

void ConnectionLimitsTest::oversizedBodyIsRefusedAndTheClientReadsTheReply()
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

void ConnectionLimitsTest::oversizedHeaderIsRefused()
{
    ServerOptions options;
    options.maxHeaderBytes = 2000;
    start(options);
    const auto socket = client();
    socket->write("GET /health HTTP/1.1\r\nHost: x\r\nX-Long: " + QByteArray(100'000, 'y'));
    QVERIFY(readToTheEnd(*socket).startsWith("HTTP/1.1 431 "));
}

void ConnectionLimitsTest::connectionsAreLimited()
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

void ConnectionLimitsTest::aNewcomerGetsThePlaceOfWhoWasIdleForLong()
{
    ServerOptions options;
    options.maxConnections = 2;
    options.idleTimeout = std::chrono::seconds(12);
    start(options);
    const auto isAnswered = [](QTcpSocket &socket) {
        socket.write(get("/health"));
        return readReplies(socket, 1).startsWith("HTTP/1.1 200");
    };
    const auto idle = client();
    const auto busy = client();
    QVERIFY(isAnswered(*idle));
    const auto newcomerIsAnswered = [&] { return isAnswered(*busy) && isAnswered(*client()); };
    QVERIFY(!newcomerIsAnswered());
    QTRY_VERIFY_WITH_TIMEOUT(newcomerIsAnswered(), 10'000);  // before the time-out
    QTRY_COMPARE(idle->state(), QAbstractSocket::UnconnectedState);
    QVERIFY(isAnswered(*busy));
}

void ConnectionLimitsTest::aRefusedNewcomerTakesNobodysPlace()
{
    ServerOptions options;
    options.maxConnections = options.maxConnectionsPerHost = 1;
    options.idleTimeout = std::chrono::seconds(12);
    start(options);
    const auto idle = client();
    idle->write(get("/health"));
    QVERIFY(readReplies(*idle, 1).startsWith("HTTP/1.1 200"));
    // Until it was idle for longer than the twelfth that another would have to wait for its place.
    QElapsedTimer since;
    since.start();
    while (!since.hasExpired(1500)) {
        const auto newcomer = client();
        QVERIFY(readToTheEnd(*newcomer).startsWith("HTTP/1.1 429"));
    }
    idle->write(get("/health"));
    QVERIFY(readReplies(*idle, 1).startsWith("HTTP/1.1 200"));
}

void ConnectionLimitsTest::slowHeadersAreTimedOut()
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

void ConnectionLimitsTest::slowBodiesAreTimedOut()
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

void ConnectionLimitsTest::aBodyThatKeepsUpIsNotTimedOut()
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

void ConnectionLimitsTest::aFastStartDoesNotPayForSilence()
{
    ServerOptions options;
    options.bodyTimeout = std::chrono::milliseconds(200);
    options.minBodyRate = 1;
    start(options);
    const auto socket = client();
    socket->write(predict(test::smallPng()).chopped(1));
    QVERIFY(readToTheEnd(*socket).startsWith("HTTP/1.1 408"));
}

void ConnectionLimitsTest::announcedBodiesTakeNoRoomFromOthers()
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

void ConnectionLimitsTest::idleConnectionsAreClosed()
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

void ConnectionLimitsTest::clientsThatDoNotReadAreCutOff()
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

void ConnectionLimitsTest::connectionsOfOneHostAreLimited()
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

void ConnectionLimitsTest::bodiesOfAllConnectionsAreLimitedTogether()
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

QTEST_GUILESS_MAIN(ConnectionLimitsTest)
#include "connectionlimitstest.moc"
