// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/loadtest/loadclient.h"
#include "core/loadtest/loadmodel.h"

namespace classiscope {

/// Users who send, wait for the answer, pause and send again; Locust's semantics.
///
/// They come as Locust spawns them: with a spawn rate of 5, five at once and five more
/// each second; with 0.5, one each two seconds. Each has a connection of its own.
class ClosedLoad : public LoadModel {
public:
    explicit ClosedLoad(const LoadJob &job);
    ~ClosedLoad() override;

    void start() override;
    void finish() override;
    void stop() override;
    int users() const override { return int(m_users.size()); }
    int inFlight() const override { return m_inFlight; }
    LoadLoop::Clock::time_point oldestInFlight() const override;

private:
    class User;

    void spawn();

    const LoadJob &m_job;
    std::vector<std::unique_ptr<User>> m_users;
    LoopTimer m_spawnTimer;
    LoadLoop::Clock::time_point m_nextSpawn;
    int m_inFlight = 0;
    bool m_finished = false;
};

}  // namespace classiscope
