// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/loadtest/loadclient.h"
#include "core/loadtest/loadmodel.h"

namespace classiscope {

/// The moments at which requests of the open model are to leave, from the run's start:
/// each follows from the one before alone, so they never drift.
class ArrivalSchedule {
public:
    ArrivalSchedule(Scenario::Arrivals arrivals, double rate, quint64 seed);

    /// Constant: 0, 1/rate, 2/rate… Poisson: after exponentially distributed gaps.
    std::chrono::nanoseconds next();

private:
    const Scenario::Arrivals m_arrivals;
    const double m_gap;  // mean, in seconds
    LoadRandom m_random;
    qint64 m_index = 0;
    double m_at = 0;
};

/// Requests that leave when they are due, whether or not earlier ones are answered.
///
/// Their latency counts from the moment they were due: a server that stalls shows in all
/// that wait for it, not only in the one it has (coordinated omission). Connections are kept
/// and used again, the last one first. Beyond `maxInFlight` a request is not sent, and
/// counts as a failure.
class OpenLoad : public LoadModel {
public:
    static constexpr int maxInFlight = 4096;

    explicit OpenLoad(const LoadJob &job, int mostInFlight = maxInFlight);
    ~OpenLoad() override;

    void start() override;
    void finish() override;
    void stop() override;
    int users() const override { return 0; }
    int inFlight() const override { return m_inFlight; }
    LoadLoop::Clock::time_point oldestInFlight() const override;
    std::optional<std::chrono::microseconds> late() const override;

    qint64 due() const { return m_due; }  ///< requests that were to leave so far

private:
    void sendWhatIsDue();
    void send(LoadLoop::Clock::time_point due);

    const LoadJob &m_job;
    const int m_mostInFlight;
    ArrivalSchedule m_schedule;
    RequestOrder m_order;
    LoopTimer m_timer;
    LoadLoop::Clock::time_point m_start, m_next;
    std::vector<std::unique_ptr<LoadClient>> m_clients;
    std::vector<LoadClient *> m_idle;
    LatencyHistogram m_late;
    int m_inFlight = 0;
    qint64 m_due = 0;
};

}  // namespace classiscope
