// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/classifier.h"
#include "core/server/serverhost.h"
#include "core/server/tls.h"
#include "core/telemetry/telemetry.h"
#include "tests/support/images.h"
#include "tests/support/testdata.h"

#include <QSignalSpy>
#include <QSslSocket>
#include <QStandardPaths>
#include <QTcpSocket>
#include <QTemporaryDir>

#include <cstdlib>

using namespace classiscope;

/// The server with TLS, and certificates that cannot be used.
class TlsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { test::failOnAnyWarning(); }
    void cleanup() { m_host.reset(); }
    void requestsAreAnsweredEncrypted();
    void endOfTheConnectionComesAfterTheWholeReply();
    void plainTextIsNotAnswered();
    void clientsThatDoNotShakeHandsAreCutOff();
    void unusableFilesAreNamed_data();
    void unusableFilesAreNamed();

private:
    QString path(const char *name) const { return m_folder.filePath(QLatin1String(name)); }
    void makePair(const char *name, const char *kind);
    void start(ServerOptions options = {});
    std::unique_ptr<QSslSocket> client();

    QTemporaryDir m_folder;
    Classifier m_classifier {ClassifierOptions()};
    Telemetry m_telemetry;
    std::unique_ptr<ServerHost> m_host;
};

void TlsTest::makePair(const char *name, const char *kind)
{
    // Not by QProcess, which forks: in a process with threads the thread sanitizer would
    // no longer follow their locks.
    const QString command =
        QStringLiteral("openssl req -x509 -nodes -days 30 -subj /CN=127.0.0.1 "
                       "-addext subjectAltName=IP:127.0.0.1 -newkey %1 -keyout '%2.key' "
                       "-out '%2.pem' 2>'%2.log'")
            .arg(QString::fromLatin1(kind), path(name));
    QCOMPARE(std::system(command.toLocal8Bit().constData()), 0);
}

void TlsTest::initTestCase()
{
    if (QStandardPaths::findExecutable(QStringLiteral("openssl")).isEmpty())
        QSKIP("there is no openssl to make certificates with");
    makePair("rsa", "rsa:2048");
    makePair("other", "rsa:2048");
    makePair("ec", "ec -pkeyopt ec_paramgen_curve:prime256v1");
    QVERIFY(m_classifier.loadModel(test::defaultModel()).result().ok());
}

void TlsTest::start(ServerOptions options)
{
    options.port = 0;
    if (options.tlsCertificate.isEmpty()) {
        options.tlsCertificate = path("ec.pem");
        options.tlsKey = path("ec.key");
    }
    m_host = std::make_unique<ServerHost>(m_classifier, m_telemetry);
    m_host->start(options);
    QTRY_COMPARE(m_host->state(), ServerHost::State::Listening);
}

std::unique_ptr<QSslSocket> TlsTest::client()
{
    auto socket = std::make_unique<QSslSocket>();
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setCaCertificates(
        QSslCertificate::fromPath(m_host->options().tlsCertificate, QSsl::Pem));
    socket->setSslConfiguration(configuration);
    socket->connectToHostEncrypted(m_host->url().host(), quint16(m_host->url().port()));
    [&] { QVERIFY2(socket->waitForEncrypted(), qPrintable(socket->errorString())); }();
    return socket;
}

void TlsTest::requestsAreAnsweredEncrypted()
{
    for (const char *kind : {"rsa", "ec"}) {
        ServerOptions options;
        options.cacheBytes = 0;  // the end of each reply is looked for
        options.tlsCertificate = path(kind) + QStringLiteral(".pem");
        options.tlsKey = path(kind) + QStringLiteral(".key");
        start(options);
        QCOMPARE(m_host->url().scheme(), QStringLiteral("https"));
        const auto socket = client();
        QVERIFY(socket->sessionProtocol() >= QSsl::TlsV1_2);
        const QByteArray image = test::encoded(test::quarters(800, 600), ".png");
        QByteArray reply;
        for (int i = 0; i < 2; ++i) {
            socket->write("POST /predict HTTP/1.1\r\nHost: x\r\nContent-Type: image/png\r\n"
                          "Content-Length: "
                          + QByteArray::number(image.size()) + "\r\n\r\n" + image);
            reply.clear();
            QTRY_VERIFY((reply += socket->readAll()).endsWith("\"cached\":false}"));
            QVERIFY(reply.startsWith("HTTP/1.1 200"));
        }
    }
}

void TlsTest::endOfTheConnectionComesAfterTheWholeReply()
{
    start();
    const auto socket = client();
    socket->write("GET /app.js HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    QByteArray reply;
    QTRY_VERIFY((reply += socket->readAll(), socket->state() == QAbstractSocket::UnconnectedState));
    const qsizetype end = reply.indexOf("\r\n\r\n");
    const qsizetype field = reply.indexOf("Content-Length: ");
    QVERIFY(end > 0 && field > 0);
    QCOMPARE(reply.size() - end - 4,
             reply.mid(field + 16, reply.indexOf('\r', field) - field - 16).toInt());
    QTRY_COMPARE(m_host->connections(), 0);
}

void TlsTest::plainTextIsNotAnswered()
{
    start();
    QTcpSocket socket;
    socket.connectToHost(m_host->url().host(), quint16(m_host->url().port()));
    QVERIFY(socket.waitForConnected());
    socket.write("GET /health HTTP/1.1\r\nHost: x\r\n\r\n");
    QByteArray reply;
    QTRY_VERIFY((reply += socket.readAll(), socket.state() == QAbstractSocket::UnconnectedState));
    QVERIFY(!reply.contains("HTTP/1.1 200"));
    const auto next = client();
    next->write("GET /health HTTP/1.1\r\nHost: x\r\n\r\n");
    reply.clear();
    QTRY_VERIFY((reply += next->readAll()).startsWith("HTTP/1.1 200"));
}

void TlsTest::clientsThatDoNotShakeHandsAreCutOff()
{
    ServerOptions options;
    options.headerTimeout = std::chrono::milliseconds(100);
    start(options);
    const qint64 before = m_telemetry.snapshot().http.turnedAway;
    QTcpSocket socket;
    socket.connectToHost(m_host->url().host(), quint16(m_host->url().port()));
    QVERIFY(socket.waitForConnected());
    QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(m_telemetry.snapshot().http.turnedAway, before + 1);
}

void TlsTest::unusableFilesAreNamed_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("named");
    const QString none = QStringLiteral("none.pem");
    const QString ec = QStringLiteral("ec.pem"), ecKey = QStringLiteral("ec.key");
    QTest::newRow("no certificate") << none << ecKey << none;
    QTest::newRow("no key") << ec << none << none;
    QTest::newRow("key as certificate") << ecKey << ecKey << ecKey;
    QTest::newRow("certificate as key") << ec << ec << ec;
    QTest::newRow("another kind of key")
        << ec << QStringLiteral("rsa.key") << QStringLiteral("rsa.key");
    QTest::newRow("another's key")
        << QStringLiteral("rsa.pem") << QStringLiteral("other.key") << QStringLiteral("other.key");
}

void TlsTest::unusableFilesAreNamed()
{
    QFETCH(QString, certificate);
    QFETCH(QString, key);
    QFETCH(QString, named);
    ServerHost host(m_classifier, m_telemetry);
    QSignalSpy failed(&host, &ServerHost::failed);
    ServerOptions options;
    options.port = 0;
    options.tlsCertificate = m_folder.filePath(certificate);
    options.tlsKey = m_folder.filePath(key);
    host.start(options);
    QTRY_COMPARE(failed.count(), 1);
    const auto error = failed[0][0].value<Error>();
    QCOMPARE(error.code, Error::Code::BadConfiguration);
    QVERIFY2(error.message.contains(m_folder.filePath(named)), qPrintable(error.message));
    QCOMPARE(host.state(), ServerHost::State::Stopped);
}

QTEST_GUILESS_MAIN(TlsTest)
#include "tlstest.moc"
