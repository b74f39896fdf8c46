// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loadtest/loadsession.h"

#include "core/loadtest/loadconfiguration.h"

#include <algorithm>
#include <numeric>

namespace classiscope {

namespace {

/// A limit search takes about so long; for the time left.
constexpr double limitSeconds = 90;

enum Stream : quint64 { WarmUpStream = 1000, LimitStream = 2000 };

double seconds(std::chrono::milliseconds duration)
{
    return double(duration.count()) / 1000;
}

}  // namespace

LoadSession::LoadSession(LoadPlan plan, LoadPictures pictures, TargetProvider &provider,
                         QObject *parent)
    : QObject(parent)
    , m_plan(std::move(plan))
    , m_pictures(std::move(pictures))
    , m_provider(provider)
    , m_request(m_plan.request)
{
    connect(&m_provider, &TargetProvider::ready, this, &LoadSession::targetReady);
    connect(&m_provider, &TargetProvider::failed, this, &LoadSession::targetFailed);
    connect(&m_provider, &TargetProvider::stopped, this, &LoadSession::targetStopped);
    connect(&m_provider, &TargetProvider::progressed, this,
            [this](const QString &text) { say(LoadEvent::Kind::Stage, text); });
}

LoadSession::~LoadSession()
{
    dropHelpers();
}

void LoadSession::start()
{
    m_report.title = m_plan.title;
    m_report.date = QDateTime::currentDateTimeUtc();
    m_report.configuration = ownConfiguration();
    m_report.configuration.pictures = m_pictures.text;
    m_report.configuration.generatorCpus = m_plan.generatorCpus;
    m_report.configuration.command = m_plan.command;
    m_report.notes << QStringLiteral(
                          "Up to %1 requests to each server before its first run count nowhere: "
                          "a server's first ones take longer.")
                          .arg(WarmUp::requests);
    m_report.notes << QStringLiteral("Random numbers began with --seed %1.").arg(m_plan.seed);
    m_started = true;
    if (const int needed = channelsNeeded(); reserveChannels(needed) < needed) {
        targetFailed({Error::Code::BadConfiguration,
                      QStringLiteral("The system lets this program open too few files for %1 "
                                     "users; raise the limit (ulimit -n), or ask for fewer users.")
                          .arg(needed)});
        return;
    }
    startTarget();
}

void LoadSession::cancel()
{
    if (std::exchange(m_cancelled, true))
        return;
    if (m_generator)
        m_generator->cancel();
    else
        later([this] { leaveTarget(); });
}

// Steps follow each other from the event loop: what called may end what called it.
void LoadSession::later(std::function<void()> step)
{
    QMetaObject::invokeMethod(this, std::move(step), Qt::QueuedConnection);
}

void LoadSession::dropHelpers()
{
    m_warmUp.reset();
    m_idleWait.reset();
    m_generator.reset();
    m_measurer.reset();
}

void LoadSession::say(LoadEvent::Kind kind, const QString &text)
{
    LoadEvent event;
    event.kind = kind;
    event.text = text;
    emit happened(event);
}

void LoadSession::note(const QString &text)
{
    if (m_report.notes.contains(text))
        return;
    m_report.notes << text;
    say(LoadEvent::Kind::Note, text);
}

LoadJob LoadSession::job(const Scenario &scenario, quint64 stream)
{
    return {m_loop, m_request, m_pictures, scenario, m_plan.seed + stream};
}

void LoadSession::startTarget()
{
    m_run = 0;
    m_budget = 0;
    m_steps.clear();
    m_busyRates.clear();
    m_limitErrors.clear();
    m_leaving = false;
    m_provider.start(m_plan.instances[m_instance]);
}

void LoadSession::targetReady(const LoadTarget &target)
{
    if (m_cancelled || m_leaving)
        return;
    m_target = target;
    m_request.url = target.front;
    m_request.address = target.address;
    m_monitor = std::make_unique<ServerMonitor>(m_loop, m_target, m_request);
    for (const QString &text : target.notes)
        note(text);
    warmUp();
}

void LoadSession::targetFailed(const Error &error)
{
    if (!m_error)
        m_error = error;
    if (m_generator)
        m_generator->cancel();
    else
        later([this] { leaveTarget(); });
}

void LoadSession::leaveTarget()
{
    if (std::exchange(m_leaving, true))
        return;
    dropHelpers();
    m_monitor.reset();
    if (m_finder && !m_finder->result().steps.empty())
        closeFinder();  // stopped before its end
    if (m_plan.instances[m_instance] > 0)
        say(LoadEvent::Kind::Stage, QStringLiteral("Ending the servers"));
    m_provider.stop();
}

void LoadSession::targetStopped()
{
    if (!m_leaving)
        return;
    if (!m_error && !m_cancelled && ++m_instance < m_plan.instances.size())
        startTarget();
    else
        finish();
}

void LoadSession::finish()
{
    if (m_error)
        m_report.notes << QStringLiteral("Not all was done: %1").arg(m_error->message);
    else if (m_cancelled)
        m_report.notes << QStringLiteral("The test was stopped before its end.");
    if (m_error)
        say(LoadEvent::Kind::Failed, m_error->message);
    emit finished(m_report);
}

void LoadSession::warmUp()
{
    say(LoadEvent::Kind::Stage, QStringLiteral("Warming up"));
    Scenario scenario;
    scenario.name = QStringLiteral("warm-up");
    m_warmUp = std::make_unique<WarmUp>(
        job(scenario, WarmUpStream), std::max(1, m_target.instances),
        [this](const std::optional<QString> &complaint) {
            if (complaint)
                targetFailed(
                    {Error::Code::AddressUnavailable,
                     QStringLiteral("%1 gives %2. Is it on? Start a server with `classiscope "
                                    "serve`, or let this command start some: --instances 1.")
                         .arg(m_target.front.toString(QUrl::RemoveUserInfo), *complaint)});
            else
                later([this] { whenIdle(&LoadSession::prepared); });
        });
    m_warmUp->start();
}

void LoadSession::whenIdle(void (LoadSession::*next)())
{
    if (m_cancelled || m_error || m_leaving)
        return;
    dropHelpers();
    m_idleWait = std::make_unique<IdleWait>(m_loop, *m_monitor, [this, next](bool idle) {
        if (!idle)
            note(QStringLiteral("A server still had requests %1 s after a run's end; the next run "
                                "began all the same.")
                     .arg(IdleWait::limit.count()));
        later([this, next] {
            if (!m_cancelled && !m_error && !m_leaving)
                (this->*next)();
        });
    });
    m_idleWait->start();
}

void LoadSession::prepared()
{
    if (m_instance == 0)
        addTarget(m_report.configuration, m_target, m_plan.instances, m_monitor->looks());
    proceed();
}

std::size_t LoadSession::runsOfTarget() const
{
    return m_plan.scenarios.size() * std::size_t(m_plan.repetitions);
}

double LoadSession::secondsLeft() const
{
    const auto &scenarios = m_plan.scenarios;
    double left = 0;
    for (std::size_t run = m_run; run < runsOfTarget(); ++run)
        left += seconds(scenarios[run % scenarios.size()].duration);
    const double ofEach = std::accumulate(
        scenarios.begin(), scenarios.end(), 0.0,
        [](double sum, const Scenario &scenario) { return sum + seconds(scenario.duration); });
    const double limits = m_plan.limit ? limitSeconds * double(m_plan.limit->budgets.size()) : 0;
    const auto targetsLeft = double(m_plan.instances.size() - m_instance - 1);
    return left + limits + targetsLeft * (ofEach * m_plan.repetitions + limits);
}

int LoadSession::channelsNeeded() const
{
    int most = 1;
    for (const Scenario &scenario : m_plan.scenarios) {
        if (scenario.model == Scenario::Model::Closed)
            most = std::max(most, scenario.users);
    }
    return most;
}

void LoadSession::proceed()
{
    if (m_run < runsOfTarget()) {
        whenIdle(&LoadSession::startRun);
    } else if (m_plan.limit && m_budget < m_plan.limit->budgets.size()) {
        openFinder();
        whenIdle(&LoadSession::startLimitStep);
    } else {
        leaveTarget();
    }
}

void LoadSession::startRun()
{
    dropHelpers();
    const Scenario &scenario = m_plan.scenarios[m_run % m_plan.scenarios.size()];
    LoadEvent event;
    event.kind = LoadEvent::Kind::RunStarted;
    event.scenario = scenario;
    event.instances = m_target.instances;
    event.index = int(m_instance * runsOfTarget() + m_run);
    event.count = int(m_plan.instances.size() * runsOfTarget());
    event.totalSeconds = secondsLeft();
    emit happened(event);

    m_generator = std::make_unique<LoadGenerator>(job(scenario, m_run), m_target, *m_monitor);
    connect(m_generator.get(), &LoadGenerator::secondPassed, this,
            [this](const LoadSecond &second) {
                LoadEvent passed;
                passed.kind = LoadEvent::Kind::Second;
                passed.second = second;
                emit happened(passed);
            });
    connect(m_generator.get(), &LoadGenerator::finished, this, &LoadSession::runEnded);
    m_generator->start();
}

void LoadSession::runEnded(LoadRun run)
{
    run.repetition = 1 + int(m_run / m_plan.scenarios.size());
    LoadEvent event;
    event.kind = LoadEvent::Kind::RunEnded;
    event.run = run;
    m_report.runs.push_back(std::move(run));
    ++m_run;
    emit happened(event);
    later([this] {
        dropHelpers();
        if (m_cancelled || m_error)
            leaveTarget();
        else
            proceed();
    });
}

void LoadSession::openFinder()
{
    const auto budget = m_plan.limit->budgets[m_budget];
    say(LoadEvent::Kind::Stage,
        QStringLiteral("Looking for the highest rate with p95 within %1 ms").arg(budget.count()));
    m_finder.emplace(*m_plan.limit, budget, m_steps);
    for (const LimitSearch::Step &step : m_finder->result().steps) {
        LoadEvent event;
        event.kind = LoadEvent::Kind::LimitStep;
        event.instances = m_target.instances;
        event.budget = budget;
        event.step = step;
        emit happened(event);
    }
}

void LoadSession::startLimitStep()
{
    dropHelpers();
    if (const auto rate = m_finder->nextRate()) {
        m_measurer = std::make_unique<LimitMeasurer>(
            job({}, LimitStream + m_steps.size()), *m_plan.limit, *rate,
            [this](const LimitMeasurer::Measured &measured) { limitStepEnded(measured); });
        m_measurer->start();
        return;
    }
    closeFinder();
    ++m_budget;
    proceed();
}

void LoadSession::closeFinder()
{
    LoadEvent event;
    event.kind = LoadEvent::Kind::LimitEnded;
    event.limit = m_finder->result();
    event.limit.stopped = m_finder->nextRate().has_value();
    event.limit.instances = m_target.instances;
    event.limit.generatorLimited =
        m_finder->lowestFailed() && m_busyRates.contains(*m_finder->lowestFailed());
    m_finder.reset();
    m_report.limits.push_back(event.limit);
    emit happened(event);
}

void LoadSession::limitStepEnded(const LimitMeasurer::Measured &measured)
{
    LoadEvent event;
    event.kind = LoadEvent::Kind::LimitStep;
    event.instances = m_target.instances;
    event.budget = m_plan.limit->budgets[m_budget];
    event.step = m_finder->add(measured.step);
    m_steps.push_back(event.step);
    // Once for each kind; the first rate at which it was too much tells most.
    if (measured.error && event.step.failureShare > LimitOptions::maxFailures
        && m_limitErrors.insert(measured.error->kind).second)
        note(QStringLiteral(
                 "Looking for the limit, at %1 requests a second %2 % failed, most with: %3")
                 .arg(event.step.rate)
                 .arg(100 * event.step.failureShare, 0, 'f', 1)
                 .arg(measured.error->message));
    if (measured.generatorBusy)
        m_busyRates.insert(measured.step.rate);
    emit happened(event);
    later([this] { whenIdle(&LoadSession::startLimitStep); });
}

}  // namespace classiscope
