// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testdata.h"
#include "tests/ui/tcpreply.h"
#include "ui/classify/imagedownload.h"

using namespace classiscope;
using namespace classiscope::test;

class ImageDownloadTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        failOnAnyWarning();
        m_result.reset();
    }

    void bytesArriveAsTheyAre()
    {
        TcpReply server("image/png", QByteArray("\0binary", 7));
        ImageDownload download;
        QVERIFY(fetch(download, server.url(QStringLiteral("a.png")))->ok());
        QCOMPARE(m_result->value(), QByteArray("\0binary", 7));
    }

    void tooLargeIsRefused()
    {
        TcpReply server("image/png", QByteArray(5000, 'x'));
        ImageDownload download({4096, std::chrono::seconds(15)});
        QVERIFY(!fetch(download, server.url(QStringLiteral("big.png")))->ok());
        QCOMPARE(m_result->error().code, Error::Code::ImageTooLarge);
        QVERIFY(m_result->error().message.contains(QStringLiteral("big.png")));
    }

    void silentServerIsGivenUp()
    {
        TcpReply server("", "");
        ImageDownload download({4096, std::chrono::milliseconds(100)});
        QVERIFY(!fetch(download, server.url(QStringLiteral("a.png")))->ok());
        QCOMPARE(m_result->error().code, Error::Code::FileUnreadable);
        QVERIFY2(m_result->error().message.contains(QStringLiteral("did not answer for 0.1")),
                 qPrintable(m_result->error().message));
    }

    void webPageIsSaidToBeOne()
    {
        TcpReply server("text/html", "<p>");
        ImageDownload download;
        QVERIFY(!fetch(download, server.url(QStringLiteral("page")))->ok());
        QCOMPARE(m_result->error().code, Error::Code::UnsupportedFormat);
    }

    void closedPortIsSaidToBeUnreachable()
    {
        QUrl url;
        {
            TcpReply server("image/png", "x");
            url = server.url(QStringLiteral("a.png"));
        }
        ImageDownload download;
        QVERIFY(!fetch(download, url)->ok());
        QVERIFY(m_result->error().message.contains(QStringLiteral("a.png")));
    }

    void onlyLinksToTheWebAndDataAreFetched()
    {
        QVERIFY(ImageDownload::canFetch(QUrl(QStringLiteral("https://example.org/a.png"))));
        QVERIFY(ImageDownload::canFetch(QUrl(QStringLiteral("data:image/png;base64,AA=="))));
        QVERIFY(!ImageDownload::canFetch(QUrl(QStringLiteral("ftp://example.org/a.png"))));
        QVERIFY(!ImageDownload::canFetch(QUrl(QStringLiteral("file:///etc/passwd"))));
        QVERIFY(!ImageDownload::canFetch(QUrl()));
    }

private:
    const std::optional<Result<QByteArray>> &fetch(ImageDownload &download, const QUrl &url)
    {
        connect(&download, &ImageDownload::downloaded, this,
                [this](const QUrl &, const Result<QByteArray> &bytes) { m_result = bytes; });
        download.fetch(url);
        if (!QTest::qWaitFor([this] { return m_result.has_value(); }))
            m_result = Error {Error::Code::Internal, QStringLiteral("nothing was told")};
        return m_result;
    }

    std::optional<Result<QByteArray>> m_result;
};

QTEST_GUILESS_MAIN(ImageDownloadTest)
#include "imagedownloadtest.moc"
