// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loadtest/closedload.h"

#include <algorithm>

namespace classiscope {

class ClosedLoad::User {
public:
    User(ClosedLoad &load, quint64 stream)
        : m_load(load)
        , m_order(load.m_job, 2 * stream)
        , m_random(load.m_job.seed, 2 * stream + 1)
        , m_client(load.m_job)
        , m_pause(load.m_job.loop, [this] { send(); })
    {
    }

    void send()
    {
        if (m_load.m_finished)
            return;
        ++m_load.m_inFlight;
        m_client.send(m_order.next(), LoadLoop::Clock::now(), [this] {
            --m_load.m_inFlight;
            pause();
        });
    }

    void stop()
    {
        m_pause.stop();
        m_client.breakOff();
    }

    LoadLoop::Clock::time_point inFlightSince() const { return m_client.inFlightSince(); }

private:
    void pause()
    {
        const Scenario &scenario = m_load.m_job.scenario;
        const double ms =
            m_random.between(double(scenario.waitMin.count()), double(scenario.waitMax.count()));
        m_pause.start(std::chrono::nanoseconds(qint64(ms * 1e6)));
    }

    ClosedLoad &m_load;
    RequestOrder m_order;
    LoadRandom m_random;
    LoadClient m_client;
    LoopTimer m_pause;
};

ClosedLoad::ClosedLoad(const LoadJob &job)
    : m_job(job)
    , m_spawnTimer(job.loop, [this] { spawn(); })
{
}

ClosedLoad::~ClosedLoad() = default;

void ClosedLoad::start()
{
    m_nextSpawn = LoadLoop::Clock::now();
    spawn();
}

void ClosedLoad::spawn()
{
    const int atOnce = std::max(1, int(m_job.scenario.spawnRate));
    const int missing = m_job.scenario.users - users();
    for (int i = 0; i < std::min(atOnce, missing); ++i) {
        m_users.push_back(std::make_unique<User>(*this, m_users.size()));
        m_users.back()->send();
    }
    m_nextSpawn += std::chrono::nanoseconds(qint64(1e9 * atOnce / m_job.scenario.spawnRate));
    if (users() < m_job.scenario.users)
        m_spawnTimer.start(m_nextSpawn);
}

LoadLoop::Clock::time_point ClosedLoad::oldestInFlight() const
{
    auto oldest = LoadLoop::Clock::time_point::max();
    for (const auto &user : m_users)
        oldest = std::min(oldest, user->inFlightSince());
    return oldest;
}

void ClosedLoad::finish()
{
    m_finished = true;
    m_spawnTimer.stop();
}

void ClosedLoad::stop()
{
    finish();
    for (const auto &user : m_users)
        user->stop();
    m_inFlight = 0;
}

}  // namespace classiscope
