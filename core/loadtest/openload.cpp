// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loadtest/openload.h"

#include <algorithm>

namespace classiscope {

namespace {

enum Stream : quint64 { Arrivals = 1, Pictures };

std::chrono::nanoseconds nanoseconds(double seconds)
{
    return std::chrono::nanoseconds(qint64(seconds * 1e9));
}

}  // namespace

ArrivalSchedule::ArrivalSchedule(Scenario::Arrivals arrivals, double rate, quint64 seed)
    : m_arrivals(arrivals)
    , m_gap(1 / rate)
    , m_random(seed, Arrivals)
{
}

std::chrono::nanoseconds ArrivalSchedule::next()
{
    if (m_arrivals == Scenario::Arrivals::Constant)
        return nanoseconds(double(m_index++) * m_gap);
    m_at += m_random.exponential(m_gap);
    return nanoseconds(m_at);
}

OpenLoad::OpenLoad(const LoadJob &job, int mostInFlight)
    : m_job(job)
    , m_mostInFlight(mostInFlight)
    , m_schedule(job.scenario.arrivals, job.scenario.arrivalRate, job.seed)
    , m_order(job, Pictures)
    , m_timer(job.loop, [this] { sendWhatIsDue(); })
{
}

OpenLoad::~OpenLoad() = default;

void OpenLoad::start()
{
    m_start = LoadLoop::Clock::now();
    m_next = m_start + m_schedule.next();
    m_timer.start(m_next);
}

void OpenLoad::sendWhatIsDue()
{
    const auto now = LoadLoop::Clock::now();
    while (m_next <= now) {
        const auto due = m_next;
        m_next = m_start + m_schedule.next();
        send(due);
    }
    m_timer.start(m_next);
}

void OpenLoad::send(LoadLoop::Clock::time_point due)
{
    ++m_due;
    const RequestOrder::Item item = m_order.next();
    if (m_inFlight >= m_mostInFlight) {
        RequestOutcome outcome;
        outcome.kind = RequestOutcome::Kind::Failed;
        outcome.errorKind = QStringLiteral("not sent: too many in flight");
        outcome.errorMessage =
            QStringLiteral("not sent: %1 requests were on their way already").arg(m_inFlight);
        outcome.latency =
            std::chrono::duration_cast<std::chrono::microseconds>(LoadLoop::Clock::now() - due);
        m_job.ended(outcome);
        return;
    }
    if (m_idle.empty()) {
        m_clients.push_back(std::make_unique<LoadClient>(m_job));
        m_idle.push_back(m_clients.back().get());
    }
    LoadClient *client = m_idle.back();
    m_idle.pop_back();
    ++m_inFlight;
    m_late.record(
        std::chrono::duration_cast<std::chrono::microseconds>(LoadLoop::Clock::now() - due));
    client->send(item, due, [this, client] {
        --m_inFlight;
        m_idle.push_back(client);
    });
}

LoadLoop::Clock::time_point OpenLoad::oldestInFlight() const
{
    auto oldest = LoadLoop::Clock::time_point::max();
    for (const auto &client : m_clients)
        oldest = std::min(oldest, client->inFlightSince());
    return oldest;
}

void OpenLoad::finish()
{
    m_timer.stop();
}

void OpenLoad::stop()
{
    finish();
    for (const auto &client : m_clients)
        client->breakOff();
    m_idle.clear();
    m_inFlight = 0;
}

std::optional<std::chrono::microseconds> OpenLoad::late() const
{
    return m_late.quantile(0.99);
}

}  // namespace classiscope
