// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loadtest/loadgenerator.h"

#include <algorithm>

namespace classiscope {

namespace {

using namespace std::chrono_literals;

/// Of the seconds, so many make the generator the bottleneck.
constexpr double busyShare = 0.1;

double milliseconds(std::chrono::microseconds time)
{
    return double(time.count()) / 1000;
}

std::optional<std::chrono::microseconds> timeOfProxy(const LoadTarget &target)
{
    return target.proxyPid ? processorTime(*target.proxyPid) : std::nullopt;
}

double cores(std::chrono::microseconds used, double seconds)
{
    return seconds > 0 ? double(used.count()) / 1e6 / seconds : -1;
}

}  // namespace

LoadGenerator::LoadGenerator(LoadJob job, const LoadTarget &target, ServerMonitor &monitor,
                             QObject *parent)
    : QObject(parent)
    , m_job(std::move(job))
    , m_target(target)
    , m_monitor(monitor)
    , m_tick(m_job.loop, [this] { tick(); })
{
    m_job.ended = [this](const RequestOutcome &outcome) { m_recorder.record(outcome); };
    m_run.scenario = m_job.scenario;
    m_run.instances = target.instances;
}

LoadGenerator::~LoadGenerator()
{
    if (m_model)
        m_model->stop();
}

void LoadGenerator::start()
{
    m_monitor.look([this] { begin(); });
}

void LoadGenerator::begin()
{
    if (m_ended)
        return;
    m_first = m_before = m_monitor.looks();
    m_maxBytes.assign(m_first.size(), -1);
    m_model = makeLoadModel(m_job);
    m_run.started = QDateTime::currentDateTimeUtc();
    m_cpuAtStart = ownProcessorTime();
    m_proxyAtStart = timeOfProxy(m_target);
    m_generatorMeter.look(m_cpuAtStart);
    m_proxyMeter.look(m_proxyAtStart);
    m_running = true;
    m_start = Clock::now();
    m_model->start();
    planTick();
}

double LoadGenerator::elapsed() const
{
    return std::chrono::duration<double>(Clock::now() - m_start).count();
}

void LoadGenerator::planTick()
{
    const auto end = m_start + m_job.scenario.duration;
    m_tick.start(std::min<Clock::time_point>(end, m_start + (m_seconds + 1) * 1s));
}

void LoadGenerator::tick()
{
    if (Clock::now() >= m_start + m_job.scenario.duration) {
        end();
        return;
    }
    ++m_seconds;
    closeSecond(m_seconds);
    m_monitor.look([this] { looked(); });
    planTick();
}

void LoadGenerator::closeSecond(double at)
{
    tellSecond();  // of the second before, whose servers did not answer in time
    LoadSecond second = m_recorder.closeSecond(at);
    second.users =
        m_job.scenario.model == Scenario::Model::Open ? m_model->inFlight() : m_model->users();
    second.inFlight = m_model->inFlight();
    second.generatorCpu = m_generatorMeter.look(ownProcessorTime());
    second.proxyCpu = m_proxyMeter.look(timeOfProxy(m_target));
    m_busySeconds += second.generatorCpu > busyGeneratorCores ? 1 : 0;
    m_run.generatorCpuMax = std::max(m_run.generatorCpuMax, second.generatorCpu);
    m_pending = second;
}

void LoadGenerator::looked()
{
    const Looks &after = m_monitor.looks();
    if (m_pending)
        fillServerFields(*m_pending, m_before, after);
    for (std::size_t i = 0; i < after.size(); ++i) {
        if (!after[i])
            continue;
        m_before[i] = after[i];
        m_maxBytes[i] = std::max(m_maxBytes[i], after[i]->stats.residentBytes);
    }
    tellSecond();
}

void LoadGenerator::tellSecond()
{
    if (!m_pending)
        return;
    const LoadSecond second = *std::exchange(m_pending, std::nullopt);
    m_timeline.add(second);
    emit secondPassed(second);
}

void LoadGenerator::end()
{
    if (std::exchange(m_ended, true))
        return;
    m_tick.stop();
    if (!m_running) {
        conclude();
        return;
    }
    m_run.seconds = elapsed();
    m_run.unanswered = m_model->inFlight();
    if (const auto oldest = m_model->oldestInFlight(); oldest != Clock::time_point::max())
        m_run.oldestUnanswered =
            std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - oldest);
    if (const auto late = m_model->late())
        m_run.lateMs = milliseconds(*late);
    closeSecond(m_run.seconds);
    m_run.generatorCpu = cores(ownProcessorTime() - m_cpuAtStart, m_run.seconds);
    if (const auto now = timeOfProxy(m_target); now && m_proxyAtStart)
        m_run.proxyCpu = cores(*now - *m_proxyAtStart, m_run.seconds);
    m_model->stop();
    if (m_run.cancelled)
        conclude();
    else
        m_monitor.look([this] { conclude(); });
}

void LoadGenerator::cancel()
{
    if (m_ended)
        return;
    m_run.cancelled = true;
    end();
}

void LoadGenerator::conclude()
{
    if (!m_run.cancelled)
        looked();
    tellSecond();
    m_run.figures = m_recorder.figures(m_run.seconds);
    m_run.errors = m_recorder.errors();
    m_run.timeline = m_timeline.take();
    addServers();
    addNotes();
    emit finished(m_run);
}

void LoadGenerator::addServers()
{
    const bool all = std::all_of(m_first.begin(), m_first.end(),
                                 [](const auto &look) { return look.has_value(); });
    for (std::size_t i = 0; all && i < m_first.size(); ++i)
        m_run.servers.push_back(
            serverOfRun(m_monitor.url(i), *m_first[i], *m_before[i], m_maxBytes[i]));
}

void LoadGenerator::addNotes()
{
    const double busy = double(m_busySeconds) / std::max(1, m_seconds + 1);
    if (m_run.generatorCpu > busyGeneratorCores || busy > busyShare)
        m_run.notes << QStringLiteral(
                           "The generator was the bottleneck: it used %1 of the one core that it "
                           "works on; run it on another computer, or several at once, or ask for "
                           "less.")
                           .arg(m_run.generatorCpuMax, 0, 'f', 2);
    else if (m_run.lateMs > milliseconds(lateSending))
        m_run.notes << QStringLiteral(
                           "The generator may have been the bottleneck: one in a hundred requests "
                           "left %1 ms or more after its time, as others held the processor; give "
                           "it a core of its own (--cpus), or run it on another computer.")
                           .arg(m_run.lateMs, 0, 'f', 1);
}

}  // namespace classiscope
