// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/requestparser.h"
#include "tests/support/testdata.h"

#include <QTest>

using namespace classiscope;

/// Requests as bytes: what is let in, what is refused and with which status.
class RequestParserTest : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void wellFormedRequestsAreUnderstood_data();
    void wellFormedRequestsAreUnderstood();
    void ambiguousRequestsAreRefused_data();
    void ambiguousRequestsAreRefused();
    void requestsThatFollowEachOtherAreToldApart();
    void endOfTheConnectionFollowsVersionAndWish_data();
    void endOfTheConnectionFollowsVersionAndWish();
    void limitsHoldBeforeTheBodyCame_data();
    void limitsHoldBeforeTheBodyCame();
    void announcedButUnsentBodiesTakeNoMemory();
};

namespace {

constexpr qint64 maxHeaderBytes = 2000;
constexpr qint64 maxBodyBytes = 1000;

/// Feeds `bytes` in pieces of `size`, as a slow or a malicious network does.
RequestParser parsed(const QByteArray &bytes, qsizetype size)
{
    RequestParser parser(maxHeaderBytes, maxBodyBytes);
    for (qsizetype at = 0; at < bytes.size();) {
        if (parser.state() == RequestParser::State::Complete
            || parser.state() == RequestParser::State::Refused)
            break;
        at += parser.take(QByteArrayView(bytes).sliced(at, std::min(size, bytes.size() - at)));
    }
    return parser;
}

const std::array<qsizetype, 4> pieceSizes {1, 2, 7, 100'000};

QByteArray get(const QByteArray &fields)
{
    return "GET / HTTP/1.1\r\nHost: x\r\n" + fields + "\r\n";
}

QByteArray post(const QByteArray &fields, const QByteArray &body)
{
    return "POST / HTTP/1.1\r\nHost: x\r\n" + fields + "\r\n" + body;
}

QByteArray chunked(const QByteArray &body)
{
    return post("Transfer-Encoding: chunked\r\n", body);
}

}  // namespace

void RequestParserTest::wellFormedRequestsAreUnderstood_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const char *name, const QByteArray &request, const QByteArray &target,
                        const QByteArray &body = {}) {
        QTest::newRow(name) << request << target << body;
    };
    row("plain", get({}), "/");
    row("query and escapes", "GET /a%20b?c=d%2Fe&f HTTP/1.1\r\nHost: x:80\r\n\r\n",
        "/a%20b?c=d%2Fe&f");
    row("empty lines before", "\r\n\r\n" + get({}), "/");
    row("absolute form", "GET http://host:80/path?q HTTP/1.1\r\nHost: host\r\n\r\n", "/path?q");
    row("absolute form, no path", "GET http://host?a=/b HTTP/1.1\r\nHost: host\r\n\r\n", "/?a=/b");
    row("asterisk form", "OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n", "*");
    row("IPv6 host", "GET / HTTP/1.1\r\nHost: [::1]:5000\r\n\r\n", "/");
    row("HTTP/1.0 without Host", "GET / HTTP/1.0\r\n\r\n", "/");
    row("newer minor version", "GET / HTTP/1.2\r\nHost: x\r\n\r\n", "/");
    row("no space after the colon", get("A:b\r\n"), "/");
    row("empty field", get("A:\r\n"), "/");
    row("UTF-8 in a field", get("A: \xC3\xA4\r\n"), "/");
    row("length", post("Content-Length: 5\r\n", "hello"), "/", "hello");
    row("length zero", post("content-length: 0\r\n", {}), "/");
    row("leading zeros", post("Content-Length: 0005\r\n", "hello"), "/", "hello");
    row("GET with a body", "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nab", "/", "ab");
    row("chunked", chunked("3\r\nabc\r\n0\r\n\r\n"), "/", "abc");
    row("many chunks", chunked("3\r\nabc\r\n002\r\nde\r\n0\r\n\r\n"), "/", "abcde");
    row("chunk extensions", chunked("3;a=b\r\nabc\r\n0 ; c\r\n\r\n"), "/", "abc");
    row("trailer", chunked("1\r\na\r\n0\r\nX-Sum: 1\r\nY: 2\r\n\r\n"), "/", "a");
    row("chunked in capitals", post("Transfer-Encoding: CHUNKED\r\n", "1\r\na\r\n0\r\n\r\n"), "/",
        "a");
}

void RequestParserTest::wellFormedRequestsAreUnderstood()
{
    QFETCH(QByteArray, request);
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, body);
    for (const qsizetype size : pieceSizes) {
        RequestParser parser = parsed(request, size);
        QVERIFY2(parser.state() == RequestParser::State::Complete,
                 qPrintable(parser.refusal().detail));
        QCOMPARE(parser.head().target, target);
        QCOMPARE(parser.receivedBytes(), request.size());
        QCOMPARE(parser.takeBody(), body);
        QVERIFY(parser.state() == RequestParser::State::Idle);
    }
}

void RequestParserTest::ambiguousRequestsAreRefused_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const QByteArray &request, int status = 400) {
        QTest::newRow(name) << request << status;
    };
    const QByteArray host = "Host: x\r\n\r\n";
    row("no version", "GET /\r\n");
    row("two spaces", "GET  / HTTP/1.1\r\n" + host);
    row("tab", "GET\t/ HTTP/1.1\r\n" + host);
    row("space in the target", "GET /a b HTTP/1.1\r\n" + host);
    row("space at the end", "GET / HTTP/1.1 \r\n" + host);
    row("space before", " GET / HTTP/1.1\r\n" + host);
    row("bad method", "G@T / HTTP/1.1\r\n" + host);
    row("no target", "GET HTTP/1.1\r\n" + host);
    row("relative target", "GET health HTTP/1.1\r\n" + host);
    row("fragment", "GET /#a HTTP/1.1\r\n" + host);
    row("half an escape", "GET /%2 HTTP/1.1\r\n" + host);
    row("NUL as escape", "GET /%00 HTTP/1.1\r\n" + host);
    row("byte above ASCII", "GET /\xE4 HTTP/1.1\r\n" + host);
    row("asterisk of GET", "GET * HTTP/1.1\r\n" + host);
    row("lower-case version", "GET / http/1.1\r\n" + host);
    row("version not a number", "GET / HTTP/1.x\r\n" + host);
    row("HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505);
    row("HTTP/3", "GET / HTTP/3.0\r\n" + host, 505);
    row("unknown method", "BREW / HTTP/1.1\r\n" + host, 501);
    row("lower-case method", "get / HTTP/1.1\r\n" + host, 501);
    row("TLS client hello", QByteArray::fromHex("16030102000100") + "abc");
    row("LF alone, request line", "GET / HTTP/1.1\nHost: x\r\n\r\n");
    row("LF alone, field", "GET / HTTP/1.1\r\nHost: x\n\r\n");
    row("LF alone, empty line", "GET / HTTP/1.1\r\nHost: x\r\n\n");
    row("CR alone", "GET / HTTP/1.1\r\nHost: x\rA: b\r\n\r\n");
    row("CR CR LF", "GET / HTTP/1.1\r\nHost: x\r\r\n\r\n");
    row("NUL in a field", get(QByteArray("A: b\0c\r\n", 8)));
    row("escape character in a field", get("A: \x1B[31m\r\n"));
    row("space before the colon", get("Content-Length : 5\r\n"));
    row("folded field", get("A: b\r\n c\r\n"));
    row("field without a colon", get("nonsense\r\n"));
    row("field without a name", get(": b\r\n"));
    row("no Host", "GET / HTTP/1.1\r\n\r\n");
    row("two Hosts", get("Host: y\r\n"));
    row("the same Host twice", get("Host: x\r\n"));
    row("Host with a path", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n");
    row("Host with a space", "GET / HTTP/1.1\r\nHost: a b\r\n\r\n");
    for (const char *length : {"abc", "-5", "+5", "5, 5", "5 5", "0x5", "5.0", "", "5\x0B"})
        QTest::addRow("Content-Length \"%s\"", length)
            << post(QByteArray("Content-Length: ") + length + "\r\n", "hello") << 400;
    row("two lengths", post("Content-Length: 5\r\nContent-Length: 6\r\n", "hello"));
    row("two equal lengths", post("Content-Length: 5\r\nContent-Length: 5\r\n", "hello"));
    row("length and chunked",
        post("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"));
    row("chunked and length",
        post("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", "0\r\n\r\n"));
    row("chunked in HTTP/1.0", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
    row("chunked twice", post("Transfer-Encoding: chunked, chunked\r\n", {}));
    row("chunked in two fields",
        post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", {}));
    row("empty coding", post("Transfer-Encoding:\r\n", {}));
    row("unknown coding", post("Transfer-Encoding: gzip, chunked\r\n", {}), 501);
    row("coding that is nearly chunked", post("Transfer-Encoding: xchunked\r\n", {}), 501);
    row("identity", post("Transfer-Encoding: identity\r\n", {}), 501);
    row("control character in the coding",
        post("Transfer-Encoding: \x0B"
             "chunked\r\n",
             {}));
    row("unknown expectation", post("Expect: miracle\r\nContent-Length: 1\r\n", {}), 417);
    row("chunk size not hexadecimal", chunked("x\r\n"));
    row("chunk size negative", chunked("-1\r\n"));
    row("chunk size empty", chunked("\r\n"));
    row("chunk size with 0x", chunked("0x3\r\nabc\r\n"));
    row("chunk line with LF alone", chunked("3\nabc\r\n0\r\n\r\n"));
    row("chunk longer than it says", chunked("3\r\nabcd\r\n0\r\n\r\n"));
    row("chunk end with LF alone", chunked("3\r\nabc\n0\r\n\r\n"));
    row("chunk extension without end", chunked("3;" + QByteArray(300, 'a')));
    row("text after the chunk size", chunked("3 abc\r\nabc\r\n"));
    row("trailer malformed", chunked("0\r\nno colon\r\n\r\n"));
    row("trailer with LF alone", chunked("0\r\nA: b\n\r\n"));
}

void RequestParserTest::ambiguousRequestsAreRefused()
{
    QFETCH(QByteArray, request);
    QFETCH(int, status);
    for (const qsizetype size : pieceSizes) {
        const RequestParser parser = parsed(request, size);
        QVERIFY(parser.state() == RequestParser::State::Refused);
        QCOMPARE(parser.refusal().status, status);
        QVERIFY(parser.refusal().detail.size() > 10);
        QVERIFY(!parser.refusal().kind.isEmpty());
    }
}

void RequestParserTest::requestsThatFollowEachOtherAreToldApart()
{
    // The body looks like a request; so does what follows.
    const QByteArray inner = "GET /inner HTTP/1.1\r\nHost: x\r\n\r\n";
    const QByteArray bytes =
        post("Content-Length: " + QByteArray::number(inner.size()) + "\r\n", inner)
        + "GET /second HTTP/1.1\r\nHost: x\r\n\r\n" + chunked("0\r\n\r\n")
        + "GET /third HTTP/1.1\r\n";
    for (const qsizetype size : pieceSizes) {
        RequestParser parser(maxHeaderBytes, maxBodyBytes);
        QList<QPair<QByteArray, QByteArray>> seen;
        for (qsizetype at = 0; at < bytes.size();) {
            at += parser.take(QByteArrayView(bytes).sliced(at, std::min(size, bytes.size() - at)));
            QVERIFY(parser.state() != RequestParser::State::Refused);
            if (parser.state() == RequestParser::State::Complete) {
                const QByteArray target = parser.head().target;
                seen.append({target, parser.takeBody()});
            }
        }
        QCOMPARE(seen.size(), 3);
        QCOMPARE(seen[0].second, inner);
        QCOMPARE(seen[1].first, QByteArray("/second"));
        QCOMPARE(seen[2].first, QByteArray("/"));
        QVERIFY(parser.state() == RequestParser::State::Head);
        QCOMPARE(parser.head().target, QByteArray("/third"));
    }
}

void RequestParserTest::endOfTheConnectionFollowsVersionAndWish_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<bool>("close");
    QTest::addColumn<bool>("keepAlive");
    const QByteArray old = "GET / HTTP/1.0\r\n";
    QTest::newRow("1.1") << get({}) << false << false;
    QTest::newRow("1.1 close") << get("Connection: x, Close\r\n") << true << false;
    QTest::newRow("1.1 close in the second field")
        << get("Connection: x\r\nConnection: close\r\n") << true << false;
    QTest::newRow("1.1 keep-alive") << get("Connection: keep-alive\r\n") << false << false;
    QTest::newRow("1.1 not close") << get("Connection: closet\r\n") << false << false;
    QTest::newRow("1.0") << QByteArray(old + "\r\n") << true << false;
    QTest::newRow("1.0 keep-alive")
        << QByteArray(old + "Connection: Keep-Alive\r\n\r\n") << false << true;
}

void RequestParserTest::endOfTheConnectionFollowsVersionAndWish()
{
    QFETCH(QByteArray, request);
    const RequestParser parser = parsed(request, request.size());
    QVERIFY(parser.state() == RequestParser::State::Complete);
    QTEST(parser.head().close, "close");
    QTEST(parser.head().keepAlive, "keepAlive");
}

void RequestParserTest::limitsHoldBeforeTheBodyCame_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    QTest::addColumn<qint64>("atMost");  // bytes taken before the refusal
    const QByteArray many(100'000, 'y');
    QTest::newRow("long target") << "GET /" + many << 431 << maxHeaderBytes + 1;
    QTest::newRow("long field") << get("A: " + many) << 431 << maxHeaderBytes + 1;
    QByteArray fields;
    for (int i = 0; i < 1000; ++i)
        fields += "A" + QByteArray::number(i) + ": b\r\n";
    QTest::newRow("too many short fields")
        << get(QByteArray("A:\r\n").repeated(RequestParser::maxFields)) << 431 << maxHeaderBytes;
    QTest::newRow("many fields") << get(fields) << 431 << maxHeaderBytes + 1;
    QTest::newRow("nothing but empty lines")
        << QByteArray("\r\n").repeated(5000) << 431 << maxHeaderBytes + 1;
    const QByteArray announced = post("Content-Length: 1001\r\n", {});
    QTest::newRow("length") << announced + many << 413 << announced.size();
    QTest::newRow("absurd length")
        << post("Content-Length: 99999999999999999999999\r\n", {}) << 413 << maxHeaderBytes;
    const QByteArray chunk = chunked("3e9\r\n");
    QTest::newRow("chunk") << chunk + many << 413 << chunk.size();
    QTest::newRow("absurd chunk") << chunked("ffffffffffffffffffffffff\r\n") << 413
                                  << maxHeaderBytes;
    QTest::newRow("chunks together")
        << chunked("200\r\n" + many.left(512) + "\r\n200\r\n") << 413 << maxHeaderBytes;
    QTest::newRow("trailer") << chunked("0\r\nA: " + many) << 431 << maxHeaderBytes + 100;
}

void RequestParserTest::limitsHoldBeforeTheBodyCame()
{
    QFETCH(QByteArray, request);
    QFETCH(qint64, atMost);
    const RequestParser parser = parsed(request, 1);
    QVERIFY(parser.state() == RequestParser::State::Refused);
    QTEST(parser.refusal().status, "status");
    QVERIFY2(parser.receivedBytes() <= atMost,
             QByteArray::number(parser.receivedBytes()).constData());
}

void RequestParserTest::announcedButUnsentBodiesTakeNoMemory()
{
    constexpr qint64 huge = qint64 {1} << 40;
    RequestParser parser(maxHeaderBytes, huge);
    parser.take(post("Content-Length: " + QByteArray::number(huge) + "\r\n", {}));
    QVERIFY(parser.state() == RequestParser::State::Body);
    QCOMPARE(parser.announcedBytes(), huge);
    parser.take(QByteArray("x"));
    QCOMPARE(parser.bodyBytes(), 1);
}

QTEST_APPLESS_MAIN(RequestParserTest)
#include "requestparsertest.moc"
