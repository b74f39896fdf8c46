// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/prediction.h"

#include "core/server/jsonformat.h"
#include "core/telemetry/telemetry.h"

namespace classiscope {

Prediction::Prediction(QObject *client, Telemetry &telemetry, const QString &path, Respond respond)
    : QObject(client)
    , m_telemetry(telemetry)
    , m_path(path)
    , m_respond(std::move(respond))
{
    m_telemetry.requestStarted(Source::Http);
    connect(&m_watcher, &QFutureWatcherBase::finished, this,
            [this] { answer(m_watcher.result()); });
}

Prediction::~Prediction()
{
    if (m_answered)
        return;
    m_watcher.cancel();
    m_telemetry.requestFailed(Source::Http, Error::Code::Cancelled);
}

std::chrono::microseconds Prediction::latency() const
{
    return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now()
                                                                 - m_start);
}

void Prediction::waitFor(const QFuture<Result<Classification>> &future)
{
    m_watcher.setFuture(future);
}

void Prediction::fail(const Error &error)
{
    answer(error);
}

void Prediction::answer(const Result<Classification> &result)
{
    m_answered = true;
    if (result) {
        m_respond({200, "application/json", toJson(*result), {{"Cache-Control", "no-store"}}});
        m_telemetry.requestSucceeded(Source::Http, latency(), result->timings);
    } else {
        m_respond(problem(result.error(), m_path));
        m_telemetry.requestFailed(Source::Http, result.error().code);
    }
    deleteLater();
}

}  // namespace classiscope
