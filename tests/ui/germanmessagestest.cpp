// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/text.h"
#include "tests/ui/windowfixture.h"
#include "ui/language.h"
#include "ui/server/notice.h"
#include "ui/server/serverpage.h"

#include <QApplication>
#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMessageBox>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QPushButton>
#include <QSpinBox>
#include <QTcpServer>

using namespace classiscope;
using namespace classiscope::test;

/// What the engine and the server say of a failure: German in the German window, English
/// for programs.
class GermanMessagesTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        failOnWindowWarning();
        applyLanguage(*qApp, Language::German);
        m_fixture = std::make_unique<WindowFixture>();
    }

    void cleanup()
    {
        m_fixture.reset();
        applyLanguage(*qApp, Language::English);
    }

    void aTextSpeaksBothLanguages()
    {
        const Text text = Text::marked("%1 port %2").arg(QStringLiteral("100%2"), 80);
        QCOMPARE(text.english(), QStringLiteral("100%2 port 80"));
        QCOMPARE(text.translated(), QStringLiteral("100%2, Port 80"));
        const Text nested =
            Text::marked("%1 is used by another program; stop it, or choose another port.")
                .arg(text);
        QVERIFY(nested.translated().startsWith(text.translated() + QStringLiteral(" ist ")));
        QVERIFY(nested.english().startsWith(text.english() + QStringLiteral(" is ")));
    }

    void aBrokenPictureIsGermanInTheListAndEnglishInTheReply()
    {
        WindowOptions options;
        options.serve = true;
        m_fixture->open(options);
        QTRY_VERIFY_WITH_TIMEOUT(m_fixture->modelLoaded(), 60'000);
        QFile whole(m_fixture->picture(QStringLiteral("whole.png")));
        QVERIFY(whole.open(QIODevice::ReadOnly));
        const QByteArray half = whole.readAll().left(40);
        QVERIFY(
            dropFiles(*m_fixture->window, {m_fixture->textFile(QStringLiteral("half.png"), half)}));
        QTRY_VERIFY(m_fixture->classified(1));
        QVERIFY2(
            m_fixture->cell(0, 1).contains(QStringLiteral("endet, bevor das Bild zu Ende ist")),
            qPrintable(m_fixture->cell(0, 1)));

        QTRY_COMPARE(m_fixture->host.state(), ServerHost::State::Listening);
        const QString reply = replyTo(half);
        QVERIFY2(reply.contains(QStringLiteral("file ends before its picture does")),
                 qPrintable(reply));
    }

    void aModelWithoutItsLabelsIsRefusedInGerman()
    {
        m_fixture->open();
        QTRY_VERIFY_WITH_TIMEOUT(m_fixture->modelLoaded(), 60'000);
        const QDir model(defaultModel().path);
        for (const QString &name : model.entryList(QDir::Files))
            QFile::copy(model.filePath(name), m_fixture->folder.filePath(name));
        QFile::remove(m_fixture->folder.filePath(QStringLiteral("labels.txt")));
        m_fixture->textFile(QStringLiteral("labels.txt"), "one\ntwo\n");
        QVERIFY(dropFiles(*m_fixture->window,
                          {m_fixture->folder.filePath(QStringLiteral("model.json"))}));
        QTRY_VERIFY(m_fixture->window->findChild<QMessageBox *>());
        const QString said = m_fixture->window->findChild<QMessageBox *>()->informativeText();
        QVERIFY2(said.contains(QStringLiteral("es gibt aber 2 Klassennamen")), qPrintable(said));
    }

    void aTakenPortIsNamedInGerman()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        m_fixture->open();
        auto *page = m_fixture->window->findChild<ServerPage *>();
        page->findChild<QSpinBox *>()->setValue(other.serverPort());
        page->setListening(true);
        const auto *notice = m_fixture->child<Notice>("failure");
        QTRY_VERIFY(!notice->message().isEmpty());
        QVERIFY2(notice->message().contains(
                     QStringLiteral("Port %1 ist von einem anderen Programm belegt")
                         .arg(other.serverPort())),
                 qPrintable(notice->message()));
    }

private:
    /// "detail" of what the server says to the picture.
    QString replyTo(const QByteArray &picture) const
    {
        QNetworkAccessManager network;
        QNetworkRequest request(m_fixture->host.url().resolved(QUrl(QStringLiteral("/predict"))));
        request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArray("image/png"));
        const std::unique_ptr<QNetworkReply> reply(network.post(request, picture));
        return QTest::qWaitFor([&] { return reply->isFinished(); })
            ? QJsonDocument::fromJson(reply->readAll())[QStringLiteral("detail")].toString()
            : QString();
    }

    std::unique_ptr<WindowFixture> m_fixture;
};

QTEST_MAIN(GermanMessagesTest)
#include "germanmessagestest.moc"
