// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/classifier.h"
#include "core/server/serverhost.h"
#include "tests/ui/traffic.h"
#include "tests/ui/windowfixture.h"
#include "ui/performance/figuretile.h"
#include "ui/server/copybutton.h"
#include "ui/server/notice.h"
#include "ui/server/serverpage.h"
#include "ui/server/toggleswitch.h"

#include <QClipboard>
#include <QComboBox>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QLabel>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTcpServer>

using namespace classiscope;
using namespace classiscope::test;
using State = ServerHost::State;

class ServerPageTest : public QObject {
    Q_OBJECT

public slots:
    void openUrl(const QUrl &url) { m_opened = url; }

private slots:
    void init()
    {
        failOnWindowWarning();
        m_folder = std::make_unique<QTemporaryDir>();
        m_settings = std::make_unique<QSettings>(m_folder->filePath(QStringLiteral("s.ini")),
                                                 QSettings::IniFormat);
        m_traffic = std::make_unique<test::Traffic>();
        m_classifier = std::make_unique<Classifier>(ClassifierOptions {1});
        m_host = std::make_unique<ServerHost>(*m_classifier, m_traffic->telemetry);
        m_given = QStringList {QStringLiteral("port")};
        ServerOptions options;
        options.port = 0;
        open(options);
    }

    void cleanup()
    {
        m_page.reset();
        m_host.reset();
        m_classifier.reset();
        m_settings.reset();  // writes into the folder once more
    }

    void saysWhatTheSwitchDoesBeforeTheFirstStart()
    {
        QCOMPARE(text("state"), QStringLiteral("Stopped"));
        QVERIFY(child<QLabel>("introduction")->isVisible());
        QVERIFY(text("introduction").contains(QStringLiteral("HTTP")));
        QVERIFY(!child<QLabel>("url")->isVisible());
        QVERIFY(!toggle().isChecked());
    }

    void aClickStartsTheServerAndShowsWhereItAnswers()
    {
        QTest::mouseClick(&toggle(), Qt::LeftButton);
        QCOMPARE(text("state"), QStringLiteral("Starting…"));
        QTRY_COMPARE(text("state"), QStringLiteral("Listening"));
        QCOMPARE(text("url"), m_host->url().toString());
        QVERIFY(child<QLabel>("url")->isVisible());
        QVERIFY(!child<QLabel>("introduction")->isVisible());

        QNetworkAccessManager network;
        QNetworkReply *reply = network.get(
            QNetworkRequest(QUrl(text("url")).resolved(QUrl(QStringLiteral("health")))));
        QTRY_VERIFY(reply->isFinished());
        QVERIFY(reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).isValid());
        QVERIFY(reply->header(QNetworkRequest::ContentTypeHeader)
                    .toString()
                    .contains(QStringLiteral("json")));
        delete reply;
    }

    void keysSetTheSwitch_data()
    {
        QTest::addColumn<int>("key");
        QTest::newRow("space") << int(Qt::Key_Space);
        QTest::newRow("enter") << int(Qt::Key_Return);
    }

    void keysSetTheSwitch()
    {
        QFETCH(int, key);
        QTest::keyClick(&toggle(), Qt::Key(key));
        QTRY_COMPARE(m_host->state(), State::Listening);
        QTest::keyClick(&toggle(), Qt::Key(key));
        QTRY_COMPARE(text("state"), QStringLiteral("Stopped"));
        QVERIFY(!toggle().isChecked());
    }

    void aBusyPortIsToldAndAnotherOffered()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        ServerOptions options;
        options.port = other.serverPort();
        open(options);
        QTest::mouseClick(&toggle(), Qt::LeftButton);
        auto *notice = child<Notice>("failure");
        QTRY_VERIFY(notice->isVisible());
        QVERIFY(notice->message().contains(QString::number(other.serverPort())));
        QVERIFY(!toggle().isChecked());

        auto *cure = notice->findChild<QPushButton *>();
        QVERIFY(cure->isVisible());
        QTest::mouseClick(cure, Qt::LeftButton);
        QTRY_COMPARE(m_host->state(), State::Listening);
        QVERIFY(!notice->isVisible());
        QVERIFY(m_host->url().port() != other.serverPort());
        QCOMPARE(cure->text(), QStringLiteral("Use port %1").arg(m_host->url().port()));
        QCOMPARE(port().value(), m_host->url().port());
    }

    void copyPutsTheTextOnTheClipboard()
    {
        listen();
        QTest::mouseClick(child<CopyButton>("copyUrl"), Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), m_host->url().toString());
        QCOMPARE(child<CopyButton>("copyUrl")->text(), QStringLiteral("Copied"));
        QTest::mouseClick(child<CopyButton>("copyCurl"), Qt::LeftButton);
        QCOMPARE(
            QGuiApplication::clipboard()->text(),
            QStringLiteral("curl -F image=@photo.jpg %1predict").arg(m_host->url().toString()));
    }

    void theAddressOpensInTheBrowser()
    {
        listen();
        QDesktopServices::setUrlHandler(QStringLiteral("http"), this, "openUrl");
        QTest::mouseClick(child<QPushButton>("open"), Qt::LeftButton);
        QDesktopServices::unsetUrlHandler(QStringLiteral("http"));
        QCOMPARE(m_opened, m_host->url());
    }

    void theOtherPathsAreLinks()
    {
        listen();
        for (const auto &path : {QStringLiteral("health"), QStringLiteral("stats"),
                                 QStringLiteral("metrics"), QString()}) {
            const QString link = QStringLiteral("href='%1%2'").arg(m_host->url().toString(), path);
            QVERIFY2(text("links").contains(link), qPrintable(link));
        }
    }

    void addressAndPortAreLockedWhileListeningAndSayWhy()
    {
        QVERIFY(address().isEnabled() && port().isEnabled());
        listen();
        QVERIFY(!address().isEnabled() && !port().isEnabled());
        QVERIFY(!address().toolTip().isEmpty() && !port().toolTip().isEmpty());
        m_page->setListening(false);
        QTRY_VERIFY(address().isEnabled() && port().isEnabled());
        QVERIFY(port().toolTip().isEmpty());
    }

    void listeningToEveryoneWarnsUntilThereIsAKey()
    {
        auto *warning = child<Notice>("exposure");
        QVERIFY(!warning->isVisible());
        QTest::keyClick(&address(), Qt::Key_Down);
        QVERIFY(warning->isVisible());
        QVERIFY(warning->message().contains(QStringLiteral("API key")));
        QSignalSpy wanted(m_page.get(), &ServerPage::settingsRequested);
        QTest::mouseClick(warning->findChild<QPushButton *>(), Qt::LeftButton);
        QCOMPARE(wanted.size(), 1);
        QVERIFY(wanted[0][0].toBool());
        change([](ServerOptions &options) { options.apiKey = "secret"; });
        QVERIFY(!warning->isVisible());
        listen();
        QVERIFY(!m_host->options().apiKey.isEmpty());
        QCOMPARE(m_host->options().address, QHostAddress(QHostAddress::AnyIPv4));
        QVERIFY(!text("url").contains(QStringLiteral("0.0.0.0")));
    }

    void anAddressGivenAtTheStartIsKept()
    {
        ServerOptions options;
        options.port = 0;
        options.address = QHostAddress(QStringLiteral("127.0.0.2"));
        open(options);
        QVERIFY(address().currentText().contains(QStringLiteral("127.0.0.2")));
        listen();
        QCOMPARE(m_host->url().host(), QStringLiteral("127.0.0.2"));
    }

    void aPortIsRememberedOnceItListened()
    {
        listen();
        const ServerSettings later(*m_settings, ServerOptions(), {});
        QCOMPARE(later.options().port, quint16(m_host->url().port()));
    }

    void changedSettingsCountFromTheNextStart()
    {
        change([](ServerOptions &options) { options.apiKey = "secret"; });
        QVERIFY(text("settingsSummary").startsWith(QStringLiteral("API key")));
        QVERIFY(!child<QPushButton>("restart")->isVisible());
        listen();
        QCOMPARE(m_host->options().apiKey, QByteArray("secret"));
        QVERIFY(text("curl").contains(QStringLiteral("$CLASSISCOPE_API_KEY")));
        QVERIFY(!text("curl").contains(QStringLiteral("secret")));

        change([](ServerOptions &options) { options.maxBatch = 7; });
        QCOMPARE(m_host->options().maxBatch, ServerOptions().maxBatch);
        QVERIFY(text("settingsSummary").contains(QStringLiteral("next start")));
        QTest::mouseClick(child<QPushButton>("restart"), Qt::LeftButton);
        QTRY_COMPARE(m_host->options().maxBatch, 7);
        QTRY_COMPARE(m_host->state(), State::Listening);
        QVERIFY(text("settingsSummary").contains(QStringLiteral("1 limit changed")));
        QVERIFY(!child<QPushButton>("restart")->isVisible());
    }

    void theLimitsOfTheEngineCountAtOnce()
    {
        listen();
        QCOMPARE(m_classifier->queueLimit(), ServerOptions().queueLimit);
        change([](ServerOptions &options) {
            options.queueLimit = 7;
            options.cacheBytes = 2 << 20;
            options.cacheTtl = std::chrono::seconds(3);
        });
        QCOMPARE(m_classifier->queueLimit(), 7);
        QCOMPARE(m_classifier->cache().limitBytes, 2 << 20);
        QCOMPARE(m_classifier->cache().timeToLive, std::chrono::seconds(3));
        QVERIFY(!child<QPushButton>("restart")->isVisible());
        QVERIFY(text("settingsSummary").contains(QStringLiteral("3 limits changed")));
        m_page->setListening(false);
        QTRY_COMPARE(m_host->state(), State::Stopped);
        listen();
        QCOMPARE(m_classifier->queueLimit(), 7);
    }

    void startingStoppingAndChangedLimitsAreEventsOfTheTelemetry()
    {
        listen();
        QTRY_COMPARE(m_host->state(), State::Listening);
        change([](ServerOptions &options) { options.queueLimit = 7; });
        m_page->setListening(false);
        QTRY_COMPARE(m_host->state(), State::Stopped);
        const auto events = m_traffic->telemetry.events();
        QCOMPARE(events.size(), std::size_t(3));
        QCOMPARE(events[0].kind, Event::Kind::ServerStarted);
        QVERIFY(events[0].detail.startsWith(QStringLiteral("127.0.0.1:")));
        QCOMPARE(events[1].kind, Event::Kind::SettingChanged);
        QCOMPARE(events[1].detail,
                 QStringLiteral("queueLimit %1 → 7").arg(ServerOptions().queueLimit));
        QCOMPARE(events[2].kind, Event::Kind::ServerStopped);
    }

    void theLimitOfTheQueueWaitsForTheServer()
    {
        change([](ServerOptions &options) { options.queueLimit = 7; });
        QCOMPARE(m_classifier->queueLimit(), ClassifierOptions().queueLimit);
        listen();
        QCOMPARE(m_classifier->queueLimit(), 7);
    }

    void unchangedSettingsAskForNoRestart()
    {
        listen();
        change([](ServerOptions &) {});
        QVERIFY(!child<QPushButton>("restart")->isVisible());
    }

    void whatIsGivenStays()
    {
        m_given = QStringList {QStringLiteral("port"), QStringLiteral("maxBatch")};
        ServerOptions options;
        options.port = 0;
        options.maxBatch = 3;
        open(options);
        change([](ServerOptions &changed) { changed.maxBatch = 9; });
        listen();
        QCOMPARE(m_host->options().maxBatch, 3);
    }

    void theButtonAsksForTheSettings()
    {
        QSignalSpy wanted(m_page.get(), &ServerPage::settingsRequested);
        QTest::mouseClick(child<QPushButton>("serverSettings"), Qt::LeftButton);
        QCOMPARE(wanted.size(), 1);
        QVERIFY(!wanted[0][0].toBool());
    }

    void tellsItsStatus()
    {
        ServerOptions options;
        options.port = 0;
        m_page = std::make_unique<ServerPage>(*m_host, m_traffic->telemetry, settings(options));
        QSignalSpy spy(m_page.get(), &ServerPage::statusChanged);
        QTRY_COMPARE(spy.size(), 1);
        QCOMPARE(spy[0][0].toString(), QStringLiteral("Server: stopped"));
        QCOMPARE(spy[0][1].toBool(), false);
        listen();
        QTRY_COMPARE(spy.last()[1].toBool(), true);
        QVERIFY(spy.last()[0].toString().contains(m_host->url().authority()));
    }

    void switchedOnWhileStoppingItStartsAgain()
    {
        listen();
        QSignalSpy spy(m_host.get(), &ServerHost::stateChanged);
        m_page->setListening(false);
        QCOMPARE(m_host->state(), State::Stopping);
        m_page->setListening(true);
        QVERIFY(toggle().isChecked());
        QTRY_COMPARE(m_host->state(), State::Listening);
        QVERIFY(spy.size() >= 4);  // Stopping, Stopped, Starting, Listening
    }

    void figuresAndErrorsAreShown()
    {
        m_traffic->ok(Source::Http, 10);
        m_traffic->ok(Source::Http, 10);
        m_traffic->failed(Source::Http, Error::Code::Busy);
        m_page->refresh();
        QCOMPARE(valueOf(QStringLiteral("Answered")), QStringLiteral("2"));
        QCOMPARE(valueOf(QStringLiteral("Failed")), QStringLiteral("1"));
        const auto labels = m_page->findChildren<QLabel *>();
        QVERIFY(std::ranges::any_of(
            labels, [](const QLabel *label) { return label->text() == QStringLiteral("busy"); }));
    }

private:
    void open(const ServerOptions &options)
    {
        m_page = std::make_unique<ServerPage>(*m_host, m_traffic->telemetry, settings(options));
        m_page->resize(910, 620);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    }

    ServerSettings settings(const ServerOptions &options) const
    {
        return {*m_settings, options, m_given};
    }

    /// As the settings dialog does.
    void change(const std::function<void(ServerOptions &)> &edit)
    {
        ServerOptions options = m_page->settings().options();
        edit(options);
        m_page->applySettings(options);
    }

    void listen()
    {
        m_page->setListening(true);
        QTRY_COMPARE(m_host->state(), State::Listening);
    }

    template <typename T>
    T *child(const char *name) const
    {
        return m_page->findChild<T *>(QLatin1String(name));
    }
    QString text(const char *name) const { return child<QLabel>(name)->text(); }
    ToggleSwitch &toggle() const { return *m_page->findChild<ToggleSwitch *>(); }
    QComboBox &address() const { return *m_page->findChild<QComboBox *>(); }
    QSpinBox &port() const { return *m_page->findChild<QSpinBox *>(); }
    QString valueOf(const QString &caption) const
    {
        for (const FigureTile *tile : m_page->findChildren<FigureTile *>()) {
            if (tile->figure().caption == caption)
                return tile->figure().value;
        }
        return {};
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<test::Traffic> m_traffic;
    std::unique_ptr<Classifier> m_classifier;
    std::unique_ptr<ServerHost> m_host;
    std::unique_ptr<ServerPage> m_page;
    QUrl m_opened;
    QStringList m_given;
};

QTEST_MAIN(ServerPageTest)
#include "serverpagetest.moc"
