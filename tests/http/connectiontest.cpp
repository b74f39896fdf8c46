// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/classifier.h"
#include "core/server/serverhost.h"
#include "core/telemetry/telemetry.h"
#include "tests/support/images.h"
#include "tests/support/testdata.h"

#include <QRegularExpression>
#include <QTcpServer>
#include <QTcpSocket>

using namespace classiscope;

/// The wire, seen by clients that write their bytes themselves.
class ConnectionTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { test::failOnAnyWarning(); }
    void cleanup();
    void pipelinedRequestsAreAnsweredInOrder();
    void tooManyPipelinedRequestsAreRefusedInOrder();
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

void ConnectionTest::tooManyPipelinedRequestsAreRefusedInOrder()
{
    ServerOptions options;
    options.maxPipelined = 2;
    start(options);
    const QByteArray slow = predict(test::encoded(test::quarters(2000, 1500), ".png"));
    const auto socket = client();
    socket->write(slow + slow + get("/health"));
    const QByteArray replies = readReplies(*socket, 3);
    QCOMPARE(replies.count("HTTP/1.1 200"), 2);
    QVERIFY(replies.indexOf("HTTP/1.1 429") > replies.lastIndexOf("HTTP/1.1 200"));
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
    QVERIFY(replies.contains("Allow: OPTIONS, GET, HEAD\r\n"));
    QVERIFY(replies.contains("HTTP/1.1 200 OK"));
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

QTEST_GUILESS_MAIN(ConnectionTest)
#include "connectiontest.moc"
