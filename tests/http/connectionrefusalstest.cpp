// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/http/wirefixture.h"
#include "tests/support/images.h"

using namespace classiscope;
using namespace classiscope::test;

/// Bytes that are no request, or could be two different ones.
class ConnectionRefusalsTest : public QObject, protected test::WireFixture {
    Q_OBJECT

private slots:
    void initTestCase() { loadModel(); }
    void init() { test::failOnAnyWarning(); }
    void cleanup() { stop(); }
    void refusalsAreProblemsAndEndTheConnection_data();
    void refusalsAreProblemsAndEndTheConnection();
    void whatFollowsABodyIsNeverTakenForABody();
    void anyRequestBeforeAMalformedOneIsAnswered();
};

void ConnectionRefusalsTest::refusalsAreProblemsAndEndTheConnection_data()
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

void ConnectionRefusalsTest::refusalsAreProblemsAndEndTheConnection()
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

void ConnectionRefusalsTest::whatFollowsABodyIsNeverTakenForABody()
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

void ConnectionRefusalsTest::anyRequestBeforeAMalformedOneIsAnswered()
{
    start();
    const auto socket = client();
    const QByteArray slow = test::encoded(test::quarters(1500, 1000), ".png");
    socket->write(predict(slow) + get("/health") + "GET  / HTTP/1.1\r\n\r\n" + get("/health"));
    const QByteArray replies = readToTheEnd(*socket);
    QCOMPARE(replies.count("HTTP/1.1 200"), 2);
    QVERIFY(replies.indexOf("HTTP/1.1 400") > replies.lastIndexOf("HTTP/1.1 200"));
}

QTEST_GUILESS_MAIN(ConnectionRefusalsTest)
#include "connectionrefusalstest.moc"
