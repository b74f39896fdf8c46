// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/classifyjob.h"
#include "core/server/handler.h"
#include "core/server/requestreader.h"
#include "core/server/serveroptions.h"

namespace classiscope {

class Classifier;
class Telemetry;

/// What all protocols do alike: reads a request, has its images classified, answers.
/// Lives in the server's thread.
class PredictService {
public:
    /// Larger bodies are read by the RequestReader: JSON of this size takes a
    /// fraction of a millisecond.
    static constexpr qsizetype maxInlineBytes = 128 << 10;

    /// `classifier` and `telemetry` must outlive it.
    PredictService(Classifier &classifier, Telemetry &telemetry, const ServerOptions &options);

    /// Answers one request as Handler says.
    ///
    /// `bytes`: how much there is to parse or to decode. `read`: a pure function that
    /// owns all it needs; called here, or in a thread of the reader when there is much.
    void run(QObject *client, qsizetype bytes, RequestReader::Read read, ErrorReply errorReply,
             const Respond &respond);

    /// From now on new work is answered Stopping.
    void stopTakingWork() { m_stopping = true; }

    /// Why run() would not classify, e.g. for a health check; nothing when it would.
    std::optional<Error> unreadyReason() const;

    const Classifier &classifier() const { return m_classifier; }
    const Telemetry &telemetry() const { return m_telemetry; }
    int maxBatch() const { return m_options.maxBatch; }

private:
    Classifier &m_classifier;
    Telemetry &m_telemetry;
    const ServerOptions m_options;
    RequestReader m_reader;
    bool m_stopping = false;
};

}  // namespace classiscope
