// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/predictservice.h"

#include "core/engine/classifier.h"
#include "core/server/prediction.h"

#include <algorithm>

namespace classiscope {

namespace {

// One reads faster than a few cores can classify.
int readingThreads()
{
    return std::clamp(availableCores() / 4, 1, 4);
}

Error stoppingError()
{
    return {Error::Code::Stopping, Text::marked("The server is shutting down.")};
}

}  // namespace

PredictService::PredictService(Classifier &classifier, Telemetry &telemetry,
                               const ServerOptions &options)
    : m_classifier(classifier)
    , m_telemetry(telemetry)
    , m_options(options)
    , m_reader(readingThreads())
{
}

void PredictService::run(QObject *client, qsizetype bytes, RequestReader::Read read,
                         ErrorReply errorReply, const Respond &respond)
{
    const auto deadline = std::chrono::steady_clock::now() + m_options.requestTimeout;
    auto *prediction =
        new Prediction(client, m_classifier, m_telemetry, deadline, std::move(errorReply), respond);
    if (m_stopping)
        prediction->start(Result<ClassifyJob>(stoppingError()));
    else if (bytes <= maxInlineBytes)
        prediction->start(read());
    else
        prediction->start(m_reader.read(std::move(read), deadline));
}

std::optional<Error> PredictService::unreadyReason() const
{
    return m_stopping ? std::optional(stoppingError()) : m_classifier.unreadyReason();
}

}  // namespace classiscope
