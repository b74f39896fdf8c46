// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/classification.h"
#include "core/engine/result.h"
#include "core/server/httpreply.h"

#include <QFutureWatcher>
#include <QObject>

#include <chrono>
#include <functional>

namespace classiscope {

class Telemetry;

/// One POST /predict from its arrival to its end, however it ends.
///
/// A child of the client's connection: when the client leaves first, the image
/// is taken back from the queue if no worker has it yet, and the request counts
/// as cancelled. Each is counted in the telemetry exactly once.
class Prediction : public QObject {
    Q_OBJECT

public:
    using Respond = std::function<void(const HttpReply &)>;

    /// `path`: of the request, for error replies. `telemetry` must outlive it.
    Prediction(QObject *client, Telemetry &telemetry, const QString &path, Respond respond);
    ~Prediction() override;

    /// Answers with what the classifier says, when it does; then deletes itself.
    void waitFor(const QFuture<Result<Classification>> &future);

    /// Answers with an error now and deletes itself.
    void fail(const Error &error);

private:
    void answer(const Result<Classification> &result);
    std::chrono::microseconds latency() const;

    Telemetry &m_telemetry;
    QString m_path;
    Respond m_respond;
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
    QFutureWatcher<Result<Classification>> m_watcher;
    bool m_answered = false;
};

}  // namespace classiscope
