// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loadtest/fleetprovider.h"
#include "core/loadtest/nginxproxy.h"
#include "tests/support/testdata.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <csignal>
#include <unistd.h>

using namespace classiscope;
using namespace std::chrono_literals;

namespace {

constexpr int patience = 120'000;  // ms; a sanitizer's build is slow to start

/// Processes that this one has started and that still run, or wait to be collected.
QStringList startedProcesses()
{
    QStringList found;
    const auto entries = QDir(QStringLiteral("/proc")).entryList(QDir::Dirs);
    for (const QString &entry : entries) {
        QFile file(QStringLiteral("/proc/%1/stat").arg(entry));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray line = file.readAll();
        const auto fields = line.mid(line.lastIndexOf(')') + 2).split(' ');  // state, parent, …
        if (fields.size() > 1 && fields[1].toLongLong() == ::getpid())
            found += QString::fromLocal8Bit(line.left(line.lastIndexOf(')') + 1));
    }
    return found;
}

}  // namespace

/// Real servers behind a real nginx: they answer, and nothing of them is left.
class ServerFleetTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void requestsReachAllServersThroughTheFront();
    void oneServerNeedsNoProxy();
    void whatCannotStartIsOneClearError_data();
    void whatCannotStartIsOneClearError();
    void aServerThatNeverGetsReadyIsNamed();
    void aServerThatEndsDuringTheTestIsNamed();
    void nginxThatCannotStartSaysWhy();
    void stoppingDuringTheStartLeavesNothing();
    void theDestructorLeavesNothing();
    void theProviderStartsOneFleetAfterAnother();
    void theProviderStopsAfterAFailureToo();

private:
    FleetOptions options(int instances) const;
    QString script(const QByteArray &commands);
    int status(const QUrl &url, const QByteArray &body);
    qint64 failed(const QUrl &server);

    QTemporaryDir m_temporary, m_scripts;
    QNetworkAccessManager m_network;
};

#define NGINX_OR_SKIP()                                                                            \
    if (!NginxProxy::find()) {                                                                     \
        if (qEnvironmentVariable("CI") == QStringLiteral("true"))                                  \
            QFAIL("there is no nginx: install it");                                                \
        QSKIP("there is no nginx");                                                                \
    }

/// Starts `fleet` and waits until it is ready.
#define READY(fleet)                                                                               \
    QSignalSpy ready(&(fleet), &ServerFleet::ready);                                               \
    QSignalSpy ended(&(fleet), &ServerFleet::ended);                                               \
    (fleet).start();                                                                               \
    QTRY_VERIFY_WITH_TIMEOUT(!ready.isEmpty() || !ended.isEmpty(), patience);                      \
    if (!ended.isEmpty())                                                                          \
        QFAIL(qPrintable(errorOf(ended)));

/// Starts `fleet` and waits until it has failed; `message` is why.
#define FAILED(fleet)                                                                              \
    QSignalSpy ready(&(fleet), &ServerFleet::ready);                                               \
    QSignalSpy ended(&(fleet), &ServerFleet::ended);                                               \
    (fleet).start();                                                                               \
    QTRY_VERIFY_WITH_TIMEOUT(!ended.isEmpty(), patience);                                          \
    QVERIFY(ready.isEmpty());                                                                      \
    const QString message = errorOf(ended);

static QString errorOf(const QSignalSpy &ended)
{
    const auto error = ended[0][0].value<std::optional<Error>>();
    return error ? error->message : QString();
}

void ServerFleetTest::init()
{
    test::failOnAnyWarning();
    qputenv("TMPDIR", QFile::encodeName(m_temporary.path()));
}

void ServerFleetTest::cleanup()
{
    QCOMPARE(startedProcesses(), QStringList());
    QCOMPARE(QDir(m_temporary.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot),
             QStringList());
}

FleetOptions ServerFleetTest::options(int instances) const
{
    FleetOptions options;
    options.instances = instances;
    options.program = QStringLiteral(PROGRAM);
    options.serverOptions = {QStringLiteral("--workers"), QStringLiteral("1")};
    options.startTimeout = std::chrono::milliseconds(patience);
    return options;
}

/// A program that stands in for another one.
QString ServerFleetTest::script(const QByteArray &commands)
{
    const QString path = m_scripts.filePath(QLatin1String(QTest::currentTestFunction()));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return {};
    file.write("#!/bin/sh\n" + commands);
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return path;
}

int ServerFleetTest::status(const QUrl &url, const QByteArray &body)
{
    QNetworkRequest request(url);
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("image/png"));
    QNetworkReply *reply = m_network.post(request, body);
    QSignalSpy finished(reply, &QNetworkReply::finished);
    finished.wait(patience);
    reply->deleteLater();
    return reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

/// Failed requests, as the server at this root counts them; -1 when it does not answer.
qint64 ServerFleetTest::failed(const QUrl &server)
{
    QNetworkReply *reply =
        m_network.get(QNetworkRequest(server.resolved(QUrl(QStringLiteral("stats")))));
    QSignalSpy finished(reply, &QNetworkReply::finished);
    finished.wait(patience);
    reply->deleteLater();
    const QJsonObject traffic =
        QJsonDocument::fromJson(reply->readAll()).object()[QStringLiteral("traffic")].toObject();
    return traffic[QStringLiteral("http")].toObject()[QStringLiteral("failed")].toInteger(-1);
}

void ServerFleetTest::requestsReachAllServersThroughTheFront()
{
    NGINX_OR_SKIP();
    ServerFleet fleet(options(2));
    READY(fleet);
    const auto servers = fleet.servers();
    QCOMPARE(servers.size(), std::size_t(2));
    QCOMPARE(servers[0].workers, 1);
    QVERIFY(fleet.proxyVersion().startsWith(QStringLiteral("nginx ")));
    QCOMPARE(startedProcesses().size(), 3);

    // Bodies of the size of a photo, and one that nginx does not keep in memory.
    const QUrl predict = fleet.url().resolved(QUrl(QStringLiteral("predict")));
    for (int i = 0; i < 7; ++i)
        QCOMPARE(status(predict, QByteArray(300'000, 'x')), 415);
    QCOMPARE(status(predict, QByteArray(NginxProxy::maxBodyBytesInMemory * 3 / 2, 'x')), 415);
    const qint64 first = failed(servers[0].url), second = failed(servers[1].url);
    QVERIFY(first > 0);
    QVERIFY(second > 0);
    QCOMPARE(first + second, qint64(8));  // none was tried twice

    fleet.stop();
    QTRY_VERIFY_WITH_TIMEOUT(!ended.isEmpty(), patience);
    QCOMPARE(errorOf(ended), QString());
    QCOMPARE(startedProcesses(), QStringList());
}

void ServerFleetTest::oneServerNeedsNoProxy()
{
    FleetOptions alone = options(1);
    alone.proxy = false;
    ServerFleet fleet(alone);
    READY(fleet);
    QCOMPARE(startedProcesses().size(), 1);
    QCOMPARE(fleet.url(), fleet.servers()[0].url);
    QVERIFY(!fleet.proxyPid());
    QCOMPARE(status(fleet.url().resolved(QUrl(QStringLiteral("predict"))), "x"), 415);
}

void ServerFleetTest::whatCannotStartIsOneClearError_data()
{
    QTest::addColumn<FleetOptions>("wrong");
    QTest::addColumn<QStringList>("says");
    const auto add = [this](const char *name, int instances, const QStringList &says,
                            const std::function<void(FleetOptions &)> &change) {
        FleetOptions wrong = options(instances);
        change(wrong);
        QTest::newRow(name) << wrong << says;
    };
    const auto server = [](const QStringList &given) {
        return [given](FleetOptions &wrong) { wrong.serverOptions = given; };
    };
    const QString of2 = QStringLiteral(" of 2 ended with status 2; it said:\n");
    add("option's value", 2, {of2, QStringLiteral("--workers")},
        server({QStringLiteral("--workers"), QStringLiteral("none")}));
    add("model", 2, {of2, QStringLiteral("/nowhere.onnx")},
        server({QStringLiteral("--model"), QStringLiteral("/nowhere.onnx")}));
    add("port", 2, {QStringLiteral("--port=5000")}, server({QStringLiteral("--port=5000")}));
    add("no such program", 1,
        {QStringLiteral("Server 1 of 1 could not be started: /nowhere/program: ")},
        [](FleetOptions &wrong) { wrong.program = QStringLiteral("/nowhere/program"); });
    add("no nginx", 1, {QStringLiteral("/nowhere/nginx"), QStringLiteral("nginx-light")},
        [](FleetOptions &wrong) { wrong.nginx = QStringLiteral("/nowhere/nginx"); });
    add("two without a proxy", 2, {QStringLiteral("--no-proxy")},
        [](FleetOptions &wrong) { wrong.proxy = false; });
    add("no server", 0, {QStringLiteral("1 to 64")}, [](FleetOptions &) {});
    add("too many servers", 65, {QStringLiteral("1 to 64")}, [](FleetOptions &) {});
}

void ServerFleetTest::whatCannotStartIsOneClearError()
{
    NGINX_OR_SKIP();
    QFETCH(FleetOptions, wrong);
    QFETCH(QStringList, says);
    ServerFleet fleet(wrong);
    FAILED(fleet);
    for (const QString &part : says)
        QVERIFY2(message.contains(part), qPrintable(message));
    QCOMPARE(startedProcesses(), QStringList());
}

void ServerFleetTest::aServerThatNeverGetsReadyIsNamed()
{
    FleetOptions slow = options(1);
    slow.proxy = false;
    slow.program = script("echo still loading\nexec sleep 1000\n");
    slow.startTimeout = 2s;
    ServerFleet fleet(slow);
    FAILED(fleet);
    QVERIFY2(message.startsWith(QStringLiteral("Server 1 of 1 was not ready within 2 seconds")),
             qPrintable(message));
}

void ServerFleetTest::aServerThatEndsDuringTheTestIsNamed()
{
    NGINX_OR_SKIP();
    ServerFleet fleet(options(2));
    READY(fleet);
    QStringList atFirst;
    connect(&fleet, &ServerFleet::failing, this, [&atFirst] { atFirst = startedProcesses(); });
    ::kill(pid_t(fleet.servers()[1].pid), SIGKILL);
    QTRY_VERIFY_WITH_TIMEOUT(!ended.isEmpty(), patience);
    QVERIFY2(errorOf(ended).startsWith(
                 QStringLiteral("Server 2 of 2 was ended by signal 9 during the test")),
             qPrintable(errorOf(ended)));
    // Who asks them is told while the other server and nginx still answer.
    QCOMPARE(atFirst.size(), 2);
    QCOMPARE(startedProcesses(), QStringList());
}

void ServerFleetTest::nginxThatCannotStartSaysWhy()
{
    FleetOptions broken = options(1);
    broken.nginx = script("echo 'nginx: [emerg] the moon is full' >&2\nexit 1\n");
    ServerFleet fleet(broken);
    FAILED(fleet);
    QVERIFY2(message.contains(QStringLiteral("nginx, which stands in front of the servers, "
                                             "ended with status 1"))
                 && message.contains(QStringLiteral("the moon is full")),
             qPrintable(message));
    QCOMPARE(startedProcesses(), QStringList());
}

void ServerFleetTest::stoppingDuringTheStartLeavesNothing()
{
    NGINX_OR_SKIP();
    ServerFleet fleet(options(3));
    QSignalSpy ready(&fleet, &ServerFleet::ready);
    QSignalSpy ended(&fleet, &ServerFleet::ended);
    fleet.start();
    QTRY_COMPARE_WITH_TIMEOUT(startedProcesses().size(), 3, patience);
    fleet.stop();
    QTRY_VERIFY_WITH_TIMEOUT(!ended.isEmpty(), patience);
    QVERIFY(ready.isEmpty());
    QCOMPARE(errorOf(ended), QString());
    QCOMPARE(startedProcesses(), QStringList());
}

void ServerFleetTest::theDestructorLeavesNothing()
{
    NGINX_OR_SKIP();
    auto fleet = std::make_unique<ServerFleet>(options(2));
    READY(*fleet);
    QCOMPARE(startedProcesses().size(), 3);
    fleet.reset();
    QCOMPARE(startedProcesses(), QStringList());
    QVERIFY(ended.isEmpty());
}

void ServerFleetTest::theProviderStartsOneFleetAfterAnother()
{
    NGINX_OR_SKIP();
    FleetProvider provider(options(1));
    QSignalSpy ready(&provider, &TargetProvider::ready);
    QSignalSpy failures(&provider, &TargetProvider::failed);
    QSignalSpy stopped(&provider, &TargetProvider::stopped);
    for (const int instances : {1, 2}) {
        provider.start(instances);
        QTRY_COMPARE_WITH_TIMEOUT(ready.size(), instances, patience);
        const auto target = ready.last()[0].value<LoadTarget>();
        QCOMPARE(target.instances, instances);
        QCOMPARE(target.servers.size(), std::size_t(instances));
        QCOMPARE(target.serverPids.size(), std::size_t(instances));
        QCOMPARE(target.front.path(), QStringLiteral("/predict"));
        QVERIFY(target.versions.join(QLatin1Char(' ')).contains(QStringLiteral("nginx")));
        QCOMPARE(status(target.front, "x"), 415);
        provider.stop();
        QTRY_COMPARE_WITH_TIMEOUT(stopped.size(), instances, patience);
        QCOMPARE(startedProcesses(), QStringList());
    }
    QVERIFY(failures.isEmpty());
}

void ServerFleetTest::theProviderStopsAfterAFailureToo()
{
    NGINX_OR_SKIP();
    FleetOptions wrong = options(1);
    wrong.serverOptions = {QStringLiteral("--nonsense")};
    FleetProvider provider(wrong);
    QSignalSpy failures(&provider, &TargetProvider::failed);
    QSignalSpy stopped(&provider, &TargetProvider::stopped);
    provider.start(1);
    QTRY_COMPARE_WITH_TIMEOUT(failures.size(), 1, patience);
    QVERIFY(stopped.isEmpty());
    provider.stop();
    QTRY_COMPARE_WITH_TIMEOUT(stopped.size(), 1, patience);
}

QTEST_GUILESS_MAIN(ServerFleetTest)
#include "serverfleettest.moc"
