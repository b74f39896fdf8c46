// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/loadtest/loadclient.h"

namespace classiscope {

/// A few requests one after the other before a test, which count nowhere: the first ones
/// of a server take longer. Tells whether there is anybody at all.
class WarmUp {
public:
    static constexpr int requests = 8;  ///< for each server
    /// Of all of it, once there was an answer: a slow server is warm after fewer.
    static constexpr std::chrono::seconds limit {10};

    /// `done`: with why there was no answer at all; nothing when there was one.
    WarmUp(LoadJob job, int servers, std::function<void(std::optional<QString>)> done);

    void start();

private:
    void next();

    LoadJob m_job;
    const int m_count;
    std::function<void(std::optional<QString>)> m_done;
    RequestOrder m_order;
    LoadClient m_client;
    LoopTimer m_later;
    LoadLoop::Clock::time_point m_end;
    int m_sent = 0;
    bool m_answered = false;
    QString m_complaint;
};

}  // namespace classiscope
