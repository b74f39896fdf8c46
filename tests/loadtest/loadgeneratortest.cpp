// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loadtest/loadgenerator.h"
#include "core/loadtest/openload.h"
#include "scriptedserver.h"

#include <QPointer>
#include <QTimer>
#include <QRegularExpression>
#include <QElapsedTimer>
#include <QTest>

using namespace classiscope;
using namespace std::chrono_literals;

namespace {

Scenario closedScenario(int users, std::chrono::milliseconds duration = 1s)
{
    Scenario scenario;
    scenario.name = QStringLiteral("test");
    scenario.users = users;
    scenario.spawnRate = users;
    scenario.waitMin = scenario.waitMax = 0ms;
    scenario.duration = duration;
    return scenario;
}

Scenario openScenario(double rate, std::chrono::milliseconds duration = 1s)
{
    Scenario scenario;
    scenario.name = QStringLiteral("test");
    scenario.model = Scenario::Model::Open;
    scenario.arrivals = Scenario::Arrivals::Constant;
    scenario.arrivalRate = rate;
    scenario.duration = duration;
    return scenario;
}

}  // namespace

class LoadGeneratorTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void everyAnswerIsCounted();
    void eachUserHasOneConnectionAndOneRequestAtATime();
    void failuresAreCountedByKind_data();
    void failuresAreCountedByKind();
    void noServerIsConnectionRefused();
    void aRequestThatTakesTooLongTimesOut();
    void anyStatus200WillDoWhenAskedFor();
    void getSendsNoBody();
    void aLargeAnswerIsCountedNotKept();
    void brokenOffRequestsAreNeitherSuccessNorFailure();
    void repeatedPicturesAreTheOneBefore();
    void usersComeAtTheSpawnRate();
    void whatIsOnItsWayAtTheEndIsNotCounted();
    void openRequestsLeaveWhileOthersWait();
    void openLatencyCountsFromTheIntendedTime();
    void beyondTheMostInFlightNothingIsSent();
    void cancelEndsAtOnceAndKeepsWhatThereIs();
    void everySecondIsTold();
    void theServersFiguresComeFromItsStats();

private:
    /// Runs it to its end; `during` once it has begun.
    LoadRun run(const Scenario &scenario, const std::function<void(LoadGenerator &)> &during = {});

    LoadPictures m_pictures {{"first", "second", "third"}, QStringLiteral("three")};
    std::unique_ptr<ScriptedServer> m_server;
    LoadRequest m_request;
    bool m_askStats = false;
    std::vector<LoadSecond> m_seconds;

    void prepare()
    {
        m_server = std::make_unique<ScriptedServer>();
        m_request = {};
        m_request.url = m_server->url();
        m_askStats = false;
    }

private slots:
    void init() { prepare(); }
};

LoadRun LoadGeneratorTest::run(const Scenario &scenario,
                               const std::function<void(LoadGenerator &)> &during)
{
    LoadLoop loop;
    LoadTarget target;
    target.front = m_request.url;
    if (m_askStats)
        target.servers = {m_server->url("")};
    ServerMonitor monitor(loop, target, m_request);
    LoadGenerator generator({loop, m_request, m_pictures, scenario, 7}, target, monitor);
    std::optional<LoadRun> result;
    m_seconds.clear();
    connect(&generator, &LoadGenerator::secondPassed, this,
            [this](const LoadSecond &second) { m_seconds.push_back(second); });
    connect(&generator, &LoadGenerator::finished, this,
            [&result](const LoadRun &run) { result = run; });
    generator.start();
    if (during)
        during(generator);
    if (!QTest::qWaitFor([&] { return result.has_value(); }, 30'000))
        qFatal("the run did not end");
    return *result;
}

void LoadGeneratorTest::everyAnswerIsCounted()
{
    const LoadRun result = run(closedScenario(3));
    QVERIFY(result.figures.requests > 10);
    QCOMPARE(result.figures.failures, 0);
    // Those on their way at the end were seen by the server alone.
    QVERIFY(m_server->requests >= result.figures.requests);
    QVERIFY(m_server->requests <= result.figures.requests + 3);
    QCOMPARE(result.figures.averageBytes, double(ScriptedServer::prediction.size()));
    QVERIFY(result.figures.minimum > 0us);
    QVERIFY(result.figures.minimum <= result.figures.p50());
    QVERIFY(result.figures.p95() <= result.figures.maximum);
    QVERIFY(std::abs(result.seconds - 1) < 0.5);
    QVERIFY(result.generatorCpu > 0);
}

void LoadGeneratorTest::eachUserHasOneConnectionAndOneRequestAtATime()
{
    QHash<QTcpSocket *, int> waiting;
    int most = 0;
    m_server->script = [&](const ScriptedServer::Request &request) {
        most = std::max(most, ++waiting[request.socket]);
        QTimer::singleShot(1, request.socket, [&waiting, socket = request.socket] {
            --waiting[socket];
            ScriptedServer::answer(socket, 200, ScriptedServer::prediction);
        });
    };
    const LoadRun result = run(closedScenario(8));
    QVERIFY(result.figures.requests > 16);
    QCOMPARE(m_server->connections, 8);
    QCOMPARE(most, 1);
}

void LoadGeneratorTest::failuresAreCountedByKind_data()
{
    using Request = ScriptedServer::Request;
    using Script = std::function<void(const Request &)>;
    QTest::addColumn<Script>("script");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("part");  // of the message
    const auto row = [](const char *name, const Script &script, const char *kind,
                        const char *part) {
        QTest::newRow(name) << script << QString::fromLatin1(kind) << QString::fromLatin1(part);
    };
    row(
        "refused",
        [](const Request &request) {
            ScriptedServer::answer(request.socket, 429, R"({"detail":"500 images wait"})");
        },
        "status 429", "500 images wait");
    row(
        "no JSON",
        [](const Request &request) { ScriptedServer::answer(request.socket, 200, "hello"); },
        "status 200, and no JSON", "any-200");
    row(
        "no predictions",
        [](const Request &request) {
            ScriptedServer::answer(request.socket, 200, R"({"predictions":[]})");
        },
        "status 200 without predictions", "predictions");
    row(
        "hangs up", [](const Request &request) { request.socket->disconnectFromHost(); },
        "connection closed", "no answer");
    row(
        "half an answer",
        [](const Request &request) {
            request.socket->write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{");
            request.socket->disconnectFromHost();
        },
        "connection closed", "no answer");
    row(
        "garbage",
        [](const Request &request) {
            request.socket->write("this is no HTTP at all\r\n\r\n");
            request.socket->disconnectFromHost();
        },
        "no HTTP", "no answer");
}

void LoadGeneratorTest::failuresAreCountedByKind()
{
    using Script = std::function<void(const ScriptedServer::Request &)>;
    QFETCH(Script, script);
    QFETCH(QString, kind);
    QFETCH(QString, part);
    m_server->script = [&](const ScriptedServer::Request &request) {
        if (request.number <= 2)
            script(request);
        else
            ScriptedServer::answer(request.socket, 200, ScriptedServer::prediction);
    };
    const LoadRun result = run(closedScenario(1));
    QCOMPARE(result.figures.failures, 2);
    QVERIFY(result.figures.requests > 2);
    QCOMPARE(result.errors.size(), std::size_t(1));
    QCOMPARE(result.errors[0].kind, kind);
    QCOMPARE(result.errors[0].count, 2);
    QVERIFY2(result.errors[0].message.contains(part), qPrintable(result.errors[0].message));
}

void LoadGeneratorTest::noServerIsConnectionRefused()
{
    m_server->close();
    Scenario scenario = closedScenario(1);
    scenario.waitMin = scenario.waitMax = 100ms;
    const LoadRun result = run(scenario);
    QVERIFY(result.figures.requests > 0);
    QCOMPARE(result.figures.failures, result.figures.requests);
    QCOMPARE(result.errors.at(0).kind, QStringLiteral("connection refused"));
}

void LoadGeneratorTest::aRequestThatTakesTooLongTimesOut()
{
    m_server->script = [](const ScriptedServer::Request &) {};
    m_request.timeout = 300ms;
    const LoadRun result = run(closedScenario(1));
    QVERIFY(result.figures.requests >= 1);
    QCOMPARE(result.figures.failures, result.figures.requests);
    QCOMPARE(result.errors.at(0).kind, QStringLiteral("timed out"));
    QVERIFY(result.figures.minimum >= 300ms);
}

void LoadGeneratorTest::anyStatus200WillDoWhenAskedFor()
{
    m_server->script = [](const ScriptedServer::Request &request) {
        ScriptedServer::answer(request.socket, request.number == 1 ? 500 : 200, "hello");
    };
    m_request.accept = LoadRequest::Accept::Any200;
    const LoadRun result = run(closedScenario(1));
    QCOMPARE(result.figures.failures, 1);
    QVERIFY(result.figures.requests > 1);
}

void LoadGeneratorTest::getSendsNoBody()
{
    m_request.method = LoadRequest::Method::Get;
    QByteArray method, head;
    m_server->script = [&](const ScriptedServer::Request &request) {
        method = request.method;
        head = request.head;
        ScriptedServer::answer(request.socket, 200, ScriptedServer::prediction);
    };
    m_request.headers = {"X-API-Key: secret"};
    run(closedScenario(1));
    QCOMPARE(method, QByteArray("GET"));
    QVERIFY(head.contains("X-API-Key: secret"));
    QCOMPARE(m_server->bodies.keys(), {QByteArray()});
}

void LoadGeneratorTest::aLargeAnswerIsCountedNotKept()
{
    const QByteArray large(2 * maxKeptAnswerBytes, 'x');
    m_server->script = [&](const ScriptedServer::Request &request) {
        ScriptedServer::answer(request.socket, 200, large);
    };
    LoadLoop loop;
    HttpChannel channel(loop, m_request);
    std::optional<HttpAnswer> answer;
    channel.send("body", [&answer](const HttpAnswer &received) { answer = received; });
    QTRY_VERIFY(answer);
    QCOMPARE(answer->bytes, qint64(large.size()));
    QCOMPARE(answer->body.size(), qsizetype(maxKeptAnswerBytes));
}

void LoadGeneratorTest::brokenOffRequestsAreNeitherSuccessNorFailure()
{
    m_server->script = [](const ScriptedServer::Request &request) {
        QTimer::singleShot(20, request.socket, [socket = request.socket] {
            ScriptedServer::answer(socket, 200, ScriptedServer::prediction);
        });
    };
    Scenario scenario = closedScenario(4);
    scenario.abortShare = 0.5;
    const LoadRun result = run(scenario);
    QCOMPARE(result.figures.failures, 0);
    QVERIFY(result.figures.requests > 0);
    QVERIFY(result.figures.aborted > 0);
    // Each breaks a connection, and the next request needs a new one.
    QVERIFY(m_server->connections > 4);
    QVERIFY(m_server->connections <= 4 + result.figures.aborted);
}

void LoadGeneratorTest::repeatedPicturesAreTheOneBefore()
{
    Scenario scenario = closedScenario(1);
    scenario.repeatShare = 1;
    run(scenario);
    QVERIFY(m_server->requests > 3);
    QCOMPARE(m_server->bodies.size(), 1);

    prepare();
    run(closedScenario(1));
    QCOMPARE(m_server->bodies.size(), 3);
}

void LoadGeneratorTest::usersComeAtTheSpawnRate()
{
    Scenario scenario = closedScenario(5, 3500ms);
    scenario.spawnRate = 2;
    scenario.waitMin = scenario.waitMax = 100ms;
    run(scenario);
    QCOMPARE(m_seconds.size(), std::size_t(4));
    QVERIFY(m_seconds[0].users >= 2 && m_seconds[0].users <= 4);
    QCOMPARE(m_seconds.back().users, 5);
    QCOMPARE(m_server->connections, 5);
}

void LoadGeneratorTest::whatIsOnItsWayAtTheEndIsNotCounted()
{
    m_server->script = [](const ScriptedServer::Request &) {};
    const LoadRun result = run(closedScenario(3));
    QCOMPARE(result.figures.requests, 0);
    QCOMPARE(m_server->requests, 3);
    QCOMPARE(result.unanswered, 3);
    // They were sent at once, and waited for the whole run.
    QVERIFY(result.oldestUnanswered > result.scenario.duration / 2);
}

void LoadGeneratorTest::openRequestsLeaveWhileOthersWait()
{
    m_server->script = [](const ScriptedServer::Request &) {};
    const LoadRun result = run(openScenario(50));
    QCOMPARE(result.figures.requests, 0);
    QVERIFY(m_server->requests >= 48 && m_server->requests <= 51);
    QVERIFY(result.lateMs >= 0);
    QVERIFY(result.unanswered >= m_server->requests);
    QVERIFY(result.oldestUnanswered > result.scenario.duration / 2);
}

void LoadGeneratorTest::openLatencyCountsFromTheIntendedTime()
{
    // It stalls for half a second once; then every answer is quick.
    const auto stalled = std::make_shared<std::vector<QPointer<QTcpSocket>>>();
    bool stalling = false;
    m_server->script = [&, stalled](const ScriptedServer::Request &request) {
        if (request.number == 50) {
            stalling = true;
            QTimer::singleShot(500, this, [&, stalled] {
                stalling = false;
                for (const auto &socket : *stalled) {
                    if (socket)
                        ScriptedServer::answer(socket, 200, ScriptedServer::prediction);
                }
            });
        }
        if (stalling)
            stalled->push_back(request.socket);
        else
            ScriptedServer::answer(request.socket, 200, ScriptedServer::prediction);
    };
    const LoadRun result = run(openScenario(100, 2s));
    QVERIFY(result.figures.requests > 150);
    // A quarter of all waited, evenly from 500 ms down; a client that waits for each answer
    // would have had one slow request.
    QVERIFY2(result.figures.p95() > 250ms,
             qPrintable(QString::number(result.figures.p95().count())));
    QVERIFY(result.figures.p50() < 250ms);
}

void LoadGeneratorTest::beyondTheMostInFlightNothingIsSent()
{
    m_server->script = [](const ScriptedServer::Request &) {};
    LoadLoop loop;
    LoadRecorder recorder;
    const LoadJob job {
        loop,       m_request,
        m_pictures, openScenario(1000),
        1,          [&](const RequestOutcome &outcome) { recorder.record(outcome); }};
    OpenLoad load(job, 5);
    load.start();
    QTRY_VERIFY(recorder.figures(1).failures > 10);
    load.stop();
    QCOMPARE(m_server->connections, 5);
    QCOMPARE(recorder.errors().at(0).kind, QStringLiteral("not sent: too many in flight"));
}

void LoadGeneratorTest::cancelEndsAtOnceAndKeepsWhatThereIs()
{
    QElapsedTimer clock;
    const LoadRun result = run(closedScenario(2, 1h), [&](LoadGenerator &generator) {
        QTRY_VERIFY(m_server->requests > 5);
        clock.start();
        generator.cancel();
    });
    QVERIFY(clock.elapsed() < 1000);
    QVERIFY(result.cancelled);
    QVERIFY(result.figures.requests > 0);
    QVERIFY(result.seconds < 60);
}

void LoadGeneratorTest::everySecondIsTold()
{
    const LoadRun result = run(closedScenario(2, 2500ms));
    QCOMPARE(m_seconds.size(), std::size_t(3));
    QCOMPARE(result.timeline.size(), std::size_t(3));
    QCOMPARE(m_seconds[0].at, 1.0);
    QVERIFY(m_seconds[2].at >= 2.5 && m_seconds[2].at < 3);
    qint64 sum = 0;
    for (const LoadSecond &second : m_seconds) {
        sum += second.requests;
        QCOMPARE(second.users, 2);
        QVERIFY(second.generatorCpu >= 0);
        QVERIFY(second.serverCpu < 0);  // it tells nothing
    }
    QCOMPARE(sum, result.figures.requests);
}

void LoadGeneratorTest::theServersFiguresComeFromItsStats()
{
    int asked = 0;
    m_server->script = [&](const ScriptedServer::Request &request) {
        if (request.path != "/stats") {
            ScriptedServer::answer(request.socket, 200, ScriptedServer::prediction);
            return;
        }
        ++asked;  // two seconds of processor time and 10 pictures a look
        const QByteArray n = QByteArray::number(asked);
        const QByteArray latency = "{\"count\":" + n + "0,\"sum\":" + n + "00}";
        ScriptedServer::answer(request.socket, 200,
                               "{\"in_flight\":0,\"queue_depth\":3,\"server\":{\"workers\":2},"
                               "\"process\":{\"cpu_seconds\":"
                                   + n + ",\"resident_bytes\":5000},\"cache\":{\"hits\":" + n
                                   + ",\"misses\":" + n + "},\"traffic\":{\"http\":{\"succeeded\":"
                                   + n + ",\"failed\":0,\"queue_ms\":" + latency
                                   + ",\"inference_ms\":" + latency + "}}}");
    };
    m_askStats = true;
    const LoadRun result = run(closedScenario(1, 2s));
    QCOMPARE(asked, 3);  // at first, after a second, at the end
    QCOMPARE(result.servers.size(), std::size_t(1));
    const LoadServer &server = result.servers[0];
    QCOMPARE(server.requests, 2);
    QCOMPARE(server.workers, 2);
    QCOMPARE(server.maxBytes, 5000.0);
    QCOMPARE(server.queueMs, 10.0);
    QCOMPARE(server.computeMs, 10.0);
    QCOMPARE(server.cacheHitShare, 0.5);
    QVERIFY(std::abs(server.cpu - 1) < 0.3);
    QCOMPARE(m_seconds[0].queueDepth, 3.0);
    QCOMPARE(m_seconds[0].queueMs, 10.0);
    QVERIFY(m_seconds[0].serverCpu > 0.5);
}

QTEST_GUILESS_MAIN(LoadGeneratorTest)
#include "loadgeneratortest.moc"
