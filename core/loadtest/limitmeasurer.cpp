// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loadtest/limitmeasurer.h"

#include "core/loadtest/loadgenerator.h"

namespace classiscope {

namespace {

using namespace std::chrono_literals;

constexpr auto drainLook = 20ms;

LoadJob atRate(LoadJob job, double rate, const LimitOptions &options)
{
    job.scenario.model = Scenario::Model::Open;
    job.scenario.arrivalRate = rate;
    job.scenario.arrivals = options.arrivals;
    job.scenario.abortShare = 0;
    job.scenario.repeatShare = options.repeatShare;
    return job;
}

std::chrono::nanoseconds windowLength(const LimitOptions &options, double rate)
{
    const auto needed = std::chrono::milliseconds(qint64(1000 * options.requestsOfWindow / rate));
    return std::max(options.window, std::min(needed, LimitOptions::longestWindow));
}

}  // namespace

LimitMeasurer::LimitMeasurer(LoadJob job, const LimitOptions &options, double rate,
                             std::function<void(const Measured &)> done)
    : m_job(atRate(std::move(job), rate, options))
    , m_windowLength(windowLength(options, rate))
    , m_judge(options, rate)
    , m_done(std::move(done))
    , m_load(m_job, reserveChannels(OpenLoad::maxInFlight))
    , m_timer(m_job.loop, [this] { endWindow(); })
{
    m_job.ended = [this](const RequestOutcome &outcome) {
        m_window.latencies.record(outcome.latency);
        m_window.failures += outcome.kind == RequestOutcome::Kind::Failed ? 1 : 0;
        m_recorder.record(outcome);
    };
}

LimitMeasurer::~LimitMeasurer()
{
    m_load.stop();
}

void LimitMeasurer::start()
{
    m_windowStart = LoadLoop::Clock::now();
    m_meter.look(ownProcessorTime());
    m_load.start();
    m_timer.start(m_windowStart + m_windowLength);
}

void LimitMeasurer::endWindow()
{
    if (m_drainEnd != LoadLoop::Clock::time_point()) {
        drain();
        return;
    }
    const auto now = LoadLoop::Clock::now();
    m_window.seconds = std::chrono::duration<double>(now - m_windowStart).count();
    m_window.due = m_load.due() - std::exchange(m_dueBefore, m_load.due());
    m_highestCpu = std::max(m_highestCpu, m_meter.look(ownProcessorTime()));
    const auto step = m_judge.add(std::exchange(m_window, {}));
    if (!step) {
        m_windowStart = now;
        m_timer.start(now + m_windowLength);
        return;
    }
    m_measured.step = *step;
    m_measured.generatorBusy =
        m_highestCpu > busyGeneratorCores || 2 * m_load.late().value_or(0us) > step->p95;
    if (const auto errors = m_recorder.errors(); !errors.empty())
        m_measured.error = errors.front();
    m_load.finish();
    m_drainEnd = now + drainLimit;
    drain();
}

void LimitMeasurer::drain()
{
    if (m_load.inFlight() > 0 && LoadLoop::Clock::now() < m_drainEnd) {
        m_timer.start(drainLook);
        return;
    }
    m_load.stop();
    const auto done = m_done;
    done(m_measured);
}

}  // namespace classiscope
