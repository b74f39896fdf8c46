// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loadtest/warmup.h"

namespace classiscope {

WarmUp::WarmUp(LoadJob job, int servers, std::function<void(std::optional<QString>)> done)
    : m_job(std::move(job))
    , m_count(requests * servers)
    , m_done(std::move(done))
    , m_order(m_job, 0)
    , m_client(m_job)
    , m_later(m_job.loop, [this] { next(); })
{
    m_job.scenario.abortShare = 0;
    m_job.ended = [this](const RequestOutcome &outcome) {
        const bool none = outcome.kind == RequestOutcome::Kind::Failed
            && outcome.errorMessage.startsWith(QLatin1String("no answer"));
        m_answered = m_answered || !none;
        if (none)
            m_complaint = outcome.errorMessage;
    };
}

void WarmUp::start()
{
    m_end = LoadLoop::Clock::now() + limit;
    m_later.start(std::chrono::nanoseconds(0));
}

void WarmUp::next()
{
    const bool more = m_answered ? LoadLoop::Clock::now() < m_end : m_complaint.isEmpty();
    if (m_sent++ < m_count && more) {
        m_client.send(m_order.next(), LoadLoop::Clock::now(),
                      [this] { m_later.start(std::chrono::nanoseconds(0)); });
        return;
    }
    const auto done = m_done;  // may destroy this
    done(m_answered ? std::nullopt : std::optional(m_complaint));
}

}  // namespace classiscope
