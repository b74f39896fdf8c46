// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/http/wirefixture.h"

namespace classiscope::test {

void WireFixture::loadModel()
{
    ClassifierOptions options;
    options.workers = 1;
    m_classifier = std::make_unique<Classifier>(options);
    QVERIFY(m_classifier->loadModel(test::defaultModel()).result().ok());
}

void WireFixture::start(const ServerOptions &given)
{
    ServerOptions options = given;
    options.port = 0;
    m_host = std::make_unique<ServerHost>(*m_classifier, m_telemetry);
    m_host->start(options);
    QTRY_COMPARE(m_host->state(), ServerHost::State::Listening);
}

void WireFixture::stop()
{
    m_host.reset();
    QTRY_COMPARE(m_telemetry.snapshot().inFlight, 0);
}

std::unique_ptr<QTcpSocket> WireFixture::client()
{
    auto socket = std::make_unique<QTcpSocket>();
    socket->connectToHost(m_host->url().host(), quint16(m_host->url().port()));
    [&] { QVERIFY(socket->waitForConnected()); }();
    return socket;
}

QByteArray WireFixture::predict(const QByteArray &image, const QByteArray &fields)
{
    return "POST /predict HTTP/1.1\r\nHost: x\r\nContent-Type: image/png\r\nContent-Length: "
        + QByteArray::number(image.size()) + "\r\n" + fields + "\r\n" + image;
}

QByteArray read(QTcpSocket &socket, const std::function<bool(const QByteArray &)> &enough)
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

QByteArray get(const QByteArray &path, const QByteArray &fields)
{
    return "GET " + path + " HTTP/1.1\r\nHost: x\r\n" + fields + "\r\n";
}

}  // namespace classiscope::test
