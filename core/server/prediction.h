// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/classifyjob.h"
#include "core/server/handler.h"

#include <QFutureWatcher>
#include <QObject>

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

namespace classiscope {

class Classifier;
class Telemetry;

/// One request that classifies, from its arrival to its end, however it ends.
///
/// A child of the client's connection: when the client leaves first, what nobody
/// has begun yet is taken back, and the request counts as cancelled. Each is
/// counted in the telemetry exactly once. Deletes itself after its answer.
class Prediction : public QObject {
    Q_OBJECT

public:
    /// `classifier` and `telemetry` must outlive it.
    /// `deadline`: what still waits for a worker then is answered DeadlineExceeded.
    Prediction(QObject *client, Classifier &classifier, Telemetry &telemetry,
               std::chrono::steady_clock::time_point deadline, ErrorReply errorReply,
               Respond respond);
    ~Prediction() override;

    // One of these, once.

    /// Answers when all inputs are classified; at once with an error, or with Busy
    /// when the queue does not take all of them.
    void start(Result<ClassifyJob> job);
    /// The same when the job has been read.
    void start(const QFuture<Result<ClassifyJob>> &job);

private:
    using Watcher = QFutureWatcher<Result<Classification>>;

    std::optional<Error> submit();
    void watch();
    void cancel();
    void finish();
    void fail(const Error &error);
    void respond(HttpReply reply);
    std::chrono::microseconds latency() const;

    Classifier &m_classifier;
    Telemetry &m_telemetry;
    const std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
    const std::chrono::steady_clock::time_point m_deadline;
    ErrorReply m_errorReply;
    Respond m_respond;
    QFutureWatcher<Result<ClassifyJob>> m_reading;
    ClassifyJob m_job;
    QByteArray m_picture;  // the first image; shares its bytes with the job
    std::vector<QFuture<Result<Classification>>> m_classifying;  // one each input
    std::vector<std::unique_ptr<Watcher>> m_watchers;            // of those that take time
    std::size_t m_open = 0;                                      // those not finished
    bool m_answered = false;
};

}  // namespace classiscope
