// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/loadtest/loadreport.h"
#include "core/telemetry/latencyhistogram.h"

#include <QHash>

namespace classiscope {

/// How one request of a load test ended.
struct RequestOutcome {
    enum class Kind { Answered, Failed, Aborted };
    Kind kind = Kind::Answered;
    std::chrono::microseconds latency {0};
    qint64 bytes = 0;  ///< of the answer's body
    QString errorKind, errorMessage;
};

/// Counts what came of the requests of a run: its figures and those of each second.
/// Memory does not grow with their number.
class LoadRecorder {
public:
    static constexpr int maxErrorKinds = 50;  ///< the rest counts as "other"

    void record(const RequestOutcome &outcome);

    /// The requests since the call before; fills the counts and times of a second.
    LoadSecond closeSecond(double at);

    /// Of all. `seconds`: that the run took.
    LoadFigures figures(double seconds) const;

    std::vector<LoadError> errors() const;  ///< most frequent first

private:
    void recordError(const RequestOutcome &outcome);

    LatencyHistogram m_all, m_second;
    qint64 m_failures = 0, m_failuresOfSecond = 0, m_aborted = 0;
    qint64 m_bytes = 0;
    QHash<QString, LoadError> m_errors;
};

}  // namespace classiscope
