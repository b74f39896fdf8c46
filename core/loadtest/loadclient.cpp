// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loadtest/loadclient.h"

#include "core/loadtest/answercheck.h"

namespace classiscope {

namespace {

using namespace std::chrono_literals;

/// A request that is to be broken off has not left yet: look again.
constexpr auto nextLook = 1ms;

std::chrono::microseconds since(LoadLoop::Clock::time_point from)
{
    return std::chrono::duration_cast<std::chrono::microseconds>(LoadLoop::Clock::now() - from);
}

}  // namespace

RequestOrder::RequestOrder(const LoadJob &job, quint64 stream)
    : m_job(job)
    , m_random(job.seed, stream)
{
}

RequestOrder::Item RequestOrder::next()
{
    const Scenario &scenario = m_job.scenario;
    // Each draws the same count of numbers, whatever the shares are.
    const bool repeat = m_random.unit() < scenario.repeatShare && !m_first;
    const auto picture = std::size_t(m_random.below(m_job.pictures.forms.size()));
    const bool abort = m_random.unit() < scenario.abortShare;
    const double part = m_random.unit();
    if (!repeat)
        m_picture = picture;
    m_first = false;
    return {m_job.pictures.forms[m_picture], abort ? std::optional(part) : std::nullopt};
}

LoadClient::LoadClient(const LoadJob &job)
    : m_job(job)
    , m_abortTimer(job.loop, [this] { abort(); })
    , m_channel(job.loop, job.request)
{
}

void LoadClient::send(const RequestOrder::Item &item, Clock::time_point from,
                      std::function<void()> done)
{
    m_from = from;
    m_done = std::move(done);
    if (item.abortAfter)
        m_abortTimer.start(
            std::chrono::nanoseconds(qint64(double(m_expected.count()) * *item.abortAfter)));
    m_channel.send(item.form, [this](const HttpAnswer &answer) { receive(answer); });
}

void LoadClient::breakOff()
{
    m_abortTimer.stop();
    m_channel.breakOff();
    m_done = nullptr;
}

void LoadClient::receive(const HttpAnswer &answer)
{
    m_abortTimer.stop();
    RequestOutcome outcome;
    outcome.latency = since(m_from);
    outcome.bytes = answer.bytes;
    m_expected = outcome.latency;
    if (const auto complaint = complaintAbout(answer, m_job.request.accept)) {
        outcome.kind = RequestOutcome::Kind::Failed;
        outcome.errorKind = complaint->kind;
        outcome.errorMessage = complaint->message;
    }
    end(outcome);
}

void LoadClient::abort()
{
    if (!m_channel.isSending()) {
        m_abortTimer.start(nextLook);
        return;
    }
    m_channel.breakOff();
    RequestOutcome outcome;
    outcome.kind = RequestOutcome::Kind::Aborted;
    end(outcome);
}

void LoadClient::end(const RequestOutcome &outcome)
{
    const auto done = std::exchange(m_done, nullptr);
    m_job.ended(outcome);
    if (done)
        done();
}

}  // namespace classiscope
