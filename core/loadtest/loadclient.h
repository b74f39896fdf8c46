// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/loadtest/httpchannel.h"
#include "core/loadtest/loadpictures.h"
#include "core/loadtest/loadrandom.h"
#include "core/loadtest/loadrecorder.h"
#include "core/loadtest/scenario.h"

namespace classiscope {

/// What the clients of one run have in common. Outlives them.
struct LoadJob {
    LoadLoop &loop;
    const LoadRequest &request;
    const LoadPictures &pictures;
    Scenario scenario;
    quint64 seed = 0;
    std::function<void(const RequestOutcome &)> ended {};  ///< each request; not those at the end
};

/// Which picture goes next, and whether the request is broken off: the same for each seed.
class RequestOrder {
public:
    struct Item {
        QByteArrayView form;
        std::optional<double> abortAfter;  ///< 0 to 1 of the expected time
    };

    /// `stream`: one for each user.
    RequestOrder(const LoadJob &job, quint64 stream);

    Item next();

private:
    const LoadJob &m_job;
    LoadRandom m_random;
    std::size_t m_picture = 0;
    bool m_first = true;
};

/// One connection that sends requests, checks the answers and breaks off what is to be.
class LoadClient {
public:
    using Clock = LoadLoop::Clock;

    explicit LoadClient(const LoadJob &job);

    /// Sends one. `from`: the moment its latency counts from. `done` comes after
    /// LoadJob::ended, and may send the next.
    void send(const RequestOrder::Item &item, Clock::time_point from, std::function<void()> done);

    /// Nothing is called.
    void breakOff();

    /// `from` of the request on its way; Clock::time_point::max() when there is none.
    Clock::time_point inFlightSince() const { return m_done ? m_from : Clock::time_point::max(); }

private:
    void receive(const HttpAnswer &answer);
    void abort();
    void end(const RequestOutcome &outcome);

    const LoadJob &m_job;
    LoopTimer m_abortTimer;
    HttpChannel m_channel;
    Clock::time_point m_from;
    std::chrono::nanoseconds m_expected {0};  // the time that its last answer took
    std::function<void()> m_done;
};

}  // namespace classiscope
