// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/http/wirefixture.h"

using namespace classiscope;
using namespace classiscope::test;

/// What the server turns away before it accepts it can be seen in the telemetry.
class TurnedAwayTest : public QObject, protected test::WireFixture {
    Q_OBJECT

private slots:
    void initTestCase() { loadModel(); }
    void init()
    {
        test::failOnAnyWarning();
        const TrafficTotals before = m_telemetry.snapshot().http;
        m_turnedAway = before.turnedAway;
        m_failed = before.failed;
    }
    void cleanup() { stop(); }
    void theSecondClientOfAServerForOneIsInTheSeries();
    void theSecondClientOfOneAddressIsInTheSeries();
    void refusedRequestsAreInTheSeries_data();
    void refusedRequestsAreInTheSeries();
    void acceptedRequestsAreNot();

private:
    /// Of the seconds that are over.
    qint64 inTheSeries() const
    {
        qint64 sum = 0;
        for (const RatePoint &point : m_telemetry.series(Source::Http, RateSeries::capacity))
            sum += point.turnedAway;
        return sum;
    }

    void verifyOneMore()
    {
        QCOMPARE(m_telemetry.snapshot().http.turnedAway, m_turnedAway + 1);
        QTRY_COMPARE(inTheSeries(), m_turnedAway + 1);
        QCOMPARE(m_telemetry.snapshot().http.failed, m_failed);
    }

    qint64 m_turnedAway = 0;  // before the test, as the next
    qint64 m_failed = 0;
};

void TurnedAwayTest::theSecondClientOfAServerForOneIsInTheSeries()
{
    ServerOptions options;
    options.maxConnections = 1;
    start(options);
    const auto first = client();
    first->write(get("/health"));
    QVERIFY(readReplies(*first, 1).startsWith("HTTP/1.1 200"));
    const auto second = client();
    QVERIFY(readToTheEnd(*second).startsWith("HTTP/1.1 503"));
    verifyOneMore();
}

void TurnedAwayTest::theSecondClientOfOneAddressIsInTheSeries()
{
    ServerOptions options;
    options.maxConnectionsPerHost = 1;
    start(options);
    const auto first = client();
    first->write(get("/health"));
    QVERIFY(readReplies(*first, 1).startsWith("HTTP/1.1 200"));
    const auto second = client();
    QVERIFY(readToTheEnd(*second).startsWith("HTTP/1.1 429"));
    verifyOneMore();
}

void TurnedAwayTest::refusedRequestsAreInTheSeries_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    const QByteArray post = "POST /predict HTTP/1.1\r\nHost: x\r\n";
    QTest::newRow("not understood") << QByteArray("nonsense\r\n\r\n") << 400;
    QTest::newRow("a body too large") << post + "Content-Length: 1001\r\n\r\n" << 413;
    QTest::newRow("a header too large") << post + "X-Long: " + QByteArray(3000, 'y') << 431;
    QTest::newRow("a header too slow") << QByteArray("GET /health HTTP/1.1\r\nHost: ") << 408;
    QTest::newRow("a body too slow") << post + "Content-Length: 100\r\n\r\n4" << 408;
}

void TurnedAwayTest::refusedRequestsAreInTheSeries()
{
    QFETCH(QByteArray, request);
    QFETCH(int, status);
    ServerOptions options;
    options.maxBodyBytes = 1000;
    options.maxHeaderBytes = 2000;
    if (status == 408)
        options.headerTimeout = options.bodyTimeout = std::chrono::milliseconds(100);
    start(options);
    const auto socket = client();
    socket->write(request);
    const QByteArray reply = readToTheEnd(*socket);
    QVERIFY2(reply.startsWith("HTTP/1.1 " + QByteArray::number(status) + ' '), reply.constData());
    verifyOneMore();
}

void TurnedAwayTest::acceptedRequestsAreNot()
{
    start();
    const auto socket = client();
    socket->write(get("/nope"));
    QVERIFY(readReplies(*socket, 1).startsWith("HTTP/1.1 404"));
    socket->write(predict("no picture"));
    QVERIFY(readReplies(*socket, 1).startsWith("HTTP/1.1 4"));
    QTRY_COMPARE(m_telemetry.snapshot().http.failed, m_failed + 1);
    QCOMPARE(m_telemetry.snapshot().http.turnedAway, m_turnedAway);
}

QTEST_GUILESS_MAIN(TurnedAwayTest)
#include "turnedawaytest.moc"
