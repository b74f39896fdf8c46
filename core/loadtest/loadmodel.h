// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <memory>
#include <optional>

namespace classiscope {

struct LoadJob;

/// Sends the requests of a scenario, from start() to stop().
class LoadModel {
public:
    virtual ~LoadModel() = default;

    virtual void start() = 0;

    /// No new request; those on their way go on. After that stop() may be called.
    virtual void finish() = 0;

    /// Breaks off what is on its way; LoadJob::ended is not called for it.
    virtual void stop() = 0;

    virtual int users() const = 0;     ///< closed model; 0 in the open one
    virtual int inFlight() const = 0;  ///< sent, not answered

    /// From when the latency of the oldest of these counts; time_point::max() without any.
    virtual std::chrono::steady_clock::time_point oldestInFlight() const = 0;

    /// Open model: p99 of how much later than intended requests left.
    virtual std::optional<std::chrono::microseconds> late() const { return {}; }
};

/// As the scenario of `job` says, which must outlive it.
std::unique_ptr<LoadModel> makeLoadModel(const LoadJob &job);

}  // namespace classiscope
