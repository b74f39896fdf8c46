// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loadtest/loadsession.h"
#include "scriptedserver.h"

#include <QPointer>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <deque>

using namespace classiscope;
using namespace std::chrono_literals;

namespace {

/// The scripted server as if it had been started.
class FakeProvider : public TargetProvider {
public:
    explicit FakeProvider(const ScriptedServer &server)
        : m_server(server)
    {
    }

    void start(int instances) override
    {
        ++running;
        started << instances;
        LoadTarget target;
        target.front = m_server.url();
        target.instances = instances;
        target.notes = {QStringLiteral("a note of the target")};
        QMetaObject::invokeMethod(
            this, [this, target] { emit ready(target); }, Qt::QueuedConnection);
    }

    void stop() override
    {
        running = 0;
        QMetaObject::invokeMethod(this, &TargetProvider::stopped, Qt::QueuedConnection);
    }

    QList<int> started;
    int running = 0;

private:
    const ScriptedServer &m_server;
};

Scenario shortScenario(const char *name)
{
    Scenario scenario;
    scenario.name = QString::fromLatin1(name);
    scenario.users = 2;
    scenario.spawnRate = 2;
    scenario.waitMin = scenario.waitMax = 10ms;
    scenario.duration = 1s;
    return scenario;
}

}  // namespace

class LoadSessionTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_server = std::make_unique<ScriptedServer>();
        m_plan = {};
        m_plan.scenarios = {shortScenario("one"), shortScenario("two")};
        m_events.clear();
    }

    void scenariosTakeTurnsOnEachNumberOfInstances();
    void theWarmUpCountsNowhere();
    void cancelKeepsWhatThereIsAndStopsTheTarget();
    void nobodyThereIsSaidWithTheCure();
    void anotherComputerIsRefusedUnlessAllowed();
    void aTargetThatFailsEndsItWithWhatThereIs();
    void theLimitOfAServerIsFound();

private:
    LoadReport run(TargetProvider &provider,
                   const std::function<void(LoadSession &, const LoadEvent &)> &during = {});
    int count(LoadEvent::Kind kind) const
    {
        return int(std::count_if(m_events.begin(), m_events.end(),
                                 [kind](const LoadEvent &event) { return event.kind == kind; }));
    }

    std::unique_ptr<ScriptedServer> m_server;
    LoadPlan m_plan;
    std::vector<LoadEvent> m_events;
    std::optional<Error> m_error;
};

LoadReport LoadSessionTest::run(TargetProvider &provider,
                                const std::function<void(LoadSession &, const LoadEvent &)> &during)
{
    LoadSession session(m_plan, {{"picture"}, QStringLiteral("one picture")}, provider);
    std::optional<LoadReport> report;
    connect(&session, &LoadSession::happened, this, [&](const LoadEvent &event) {
        m_events.push_back(event);
        if (during)
            during(session, event);
    });
    connect(&session, &LoadSession::finished, this, [&](const LoadReport &made) { report = made; });
    session.start();
    if (!QTest::qWaitFor([&] { return report.has_value(); }, 60'000))
        qFatal("the session did not end");
    m_error = session.error();
    return *report;
}

void LoadSessionTest::scenariosTakeTurnsOnEachNumberOfInstances()
{
    FakeProvider provider(*m_server);
    m_plan.instances = {1, 2};
    m_plan.repetitions = 2;
    m_plan.title = QStringLiteral("A title");
    const LoadReport report = run(provider);
    QCOMPARE(provider.started, QList<int>({1, 2}));
    QCOMPARE(provider.running, 0);
    QCOMPARE(report.title, QStringLiteral("A title"));
    QStringList order;
    for (const LoadRun &each : report.runs)
        order << QStringLiteral("%1 %2 %3")
                     .arg(each.instances)
                     .arg(each.repetition)
                     .arg(each.scenario.name);
    QCOMPARE(order,
             QStringList({QStringLiteral("1 1 one"), QStringLiteral("1 1 two"),
                          QStringLiteral("1 2 one"), QStringLiteral("1 2 two"),
                          QStringLiteral("2 1 one"), QStringLiteral("2 1 two"),
                          QStringLiteral("2 2 one"), QStringLiteral("2 2 two")}));
    QCOMPARE(count(LoadEvent::Kind::RunStarted), 8);
    QCOMPARE(count(LoadEvent::Kind::RunEnded), 8);
    QCOMPARE(count(LoadEvent::Kind::Failed), 0);
    const auto first = std::find_if(m_events.begin(), m_events.end(), [](const LoadEvent &event) {
        return event.kind == LoadEvent::Kind::RunStarted;
    });
    QCOMPARE(first->count, 8);
    QCOMPARE(first->totalSeconds, 8.0);
    QVERIFY(report.notes.contains(QStringLiteral("a note of the target")));
    QCOMPARE(report.configuration.pictures, QStringLiteral("one picture"));
}

void LoadSessionTest::theWarmUpCountsNowhere()
{
    FakeProvider provider(*m_server);
    m_plan.scenarios = {shortScenario("one")};
    const LoadReport report = run(provider);
    const qint64 counted = report.runs.at(0).figures.requests;
    QVERIFY(m_server->requests >= counted + WarmUp::requests);
    QVERIFY(m_server->requests <= counted + WarmUp::requests + 2);
}

void LoadSessionTest::cancelKeepsWhatThereIsAndStopsTheTarget()
{
    FakeProvider provider(*m_server);
    m_plan.scenarios[1].duration = 1h;
    const LoadReport report = run(provider, [](LoadSession &session, const LoadEvent &event) {
        if (event.kind == LoadEvent::Kind::Second && event.second.users == 2
            && session.property("runs").toInt() == 1)
            session.cancel();
        if (event.kind == LoadEvent::Kind::RunEnded)
            session.setProperty("runs", session.property("runs").toInt() + 1);
    });
    QCOMPARE(report.runs.size(), std::size_t(2));
    QVERIFY(!report.runs[0].cancelled);
    QVERIFY(report.runs[1].cancelled);
    QVERIFY(report.runs[1].figures.requests > 0);
    QCOMPARE(provider.running, 0);
    QVERIFY(!m_error);
}

void LoadSessionTest::nobodyThereIsSaidWithTheCure()
{
    m_server->close();
    FixedTarget provider(m_server->url(), FixedTarget::Reach::ThisComputer);
    QVERIFY(run(provider).runs.empty());
    QVERIFY(m_error);
    QVERIFY2(m_error->message.contains(QLatin1String("classiscope serve")),
             qPrintable(m_error->message));
    QCOMPARE(count(LoadEvent::Kind::Failed), 1);
}

void LoadSessionTest::anotherComputerIsRefusedUnlessAllowed()
{
    FixedTarget provider(QUrl(QStringLiteral("http://192.0.2.1:5000/predict")),
                         FixedTarget::Reach::ThisComputer);
    QVERIFY(run(provider).runs.empty());
    QVERIFY(m_error);
    QVERIFY2(m_error->message.contains(QLatin1String("--allow-remote")),
             qPrintable(m_error->message));
}

void LoadSessionTest::aTargetThatFailsEndsItWithWhatThereIs()
{
    FakeProvider provider(*m_server);
    m_plan.scenarios[0].duration = 1h;
    const LoadReport report = run(provider, [&](LoadSession &, const LoadEvent &event) {
        if (event.kind == LoadEvent::Kind::Second && m_server->requests > 0 && !event.run.cancelled
            && count(LoadEvent::Kind::Second) == 1)
            emit provider.failed({Error::Code::Internal, QStringLiteral("nginx ended")});
    });
    QCOMPARE(report.runs.size(), std::size_t(1));
    QVERIFY(report.runs[0].cancelled);
    QCOMPARE(m_error->message, QStringLiteral("nginx ended"));
    QCOMPARE(m_events.back().kind, LoadEvent::Kind::Failed);
    QVERIFY(report.notes.last().contains(QLatin1String("nginx ended")));
}

void LoadSessionTest::theLimitOfAServerIsFound()
{
    // One answer each 10 ms, in order: it can do 100 a second.
    std::deque<QPointer<QTcpSocket>> waiting;
    QTimer worker;
    worker.setTimerType(Qt::PreciseTimer);
    connect(&worker, &QTimer::timeout, this, [&waiting] {
        if (waiting.empty())
            return;
        if (waiting.front())
            ScriptedServer::answer(waiting.front(), 200, ScriptedServer::prediction);
        waiting.pop_front();
    });
    worker.start(10ms);
    m_server->script = [&waiting](const ScriptedServer::Request &request) {
        waiting.emplace_back(request.socket);
    };
    FakeProvider provider(*m_server);
    m_plan.scenarios.clear();
    m_plan.limit = LimitOptions {};
    m_plan.limit->budgets = {3000ms, 500ms};
    m_plan.limit->startRate = 40;
    m_plan.limit->window = 300ms;
    m_plan.limit->requestsOfWindow = 10;
    m_plan.limit->arrivals = Scenario::Arrivals::Constant;
    const LoadReport report = run(provider);
    QCOMPARE(report.limits.size(), std::size_t(2));
    QCOMPARE(count(LoadEvent::Kind::LimitEnded), 2);
    for (const LimitSearch &limit : report.limits) {
        // How far below 100 depends on what else the machine does.
        QVERIFY2(limit.rate > 0 && limit.rate < 115, qPrintable(QString::number(limit.rate)));
        QVERIFY(std::any_of(limit.steps.begin(), limit.steps.end(),
                            [](const LimitSearch::Step &step) { return step.passed; }));
        QVERIFY(std::any_of(limit.steps.begin(), limit.steps.end(),
                            [](const LimitSearch::Step &step) { return !step.passed; }));
    }
}

QTEST_GUILESS_MAIN(LoadSessionTest)
#include "loadsessiontest.moc"
