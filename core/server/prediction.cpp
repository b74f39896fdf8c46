// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/prediction.h"

#include "core/engine/classifier.h"
#include "core/telemetry/telemetry.h"

#include <algorithm>

namespace classiscope {

namespace {

/// What the log tells of the images.
void addFacts(const std::vector<Classification> &images, ReplyFacts &facts)
{
    facts.images = int(images.size());
    if (images.empty())
        return;
    facts.stages = images.front().timings;
    if (images.front().top.empty())
        return;
    facts.label = images.front().top.front().label;
    facts.confidence = images.front().top.front().confidence;
}

}  // namespace

Prediction::Prediction(QObject *client, Classifier &classifier, Telemetry &telemetry,
                       std::chrono::steady_clock::time_point deadline, ErrorReply errorReply,
                       Respond respond)
    : QObject(client)
    , m_classifier(classifier)
    , m_telemetry(telemetry)
    , m_deadline(deadline)
    , m_errorReply(std::move(errorReply))
    , m_respond(std::move(respond))
{
    m_telemetry.requestStarted(Source::Http);
    // Once: takeResult() makes the future forget that it finished; a promise that the
    // reader's thread destroys only then finishes it again, without a result.
    connect(
        &m_reading, &QFutureWatcherBase::finished, this,
        [this] { start(m_reading.future().takeResult()); }, Qt::SingleShotConnection);
}

Prediction::~Prediction()
{
    if (m_answered)
        return;
    cancel();
    m_telemetry.requestFailed(Source::Http, Error::Code::Cancelled, latency());
}

std::chrono::microseconds Prediction::latency() const
{
    return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now()
                                                                 - m_start);
}

void Prediction::start(const QFuture<Result<ClassifyJob>> &job)
{
    m_reading.setFuture(job);
}

void Prediction::start(Result<ClassifyJob> job)
{
    if (!job) {
        fail(job.error());
        return;
    }
    m_job = std::move(job).value();
    m_job.options.deadline = m_deadline;
    if (const auto *bytes = std::get_if<QByteArray>(&m_job.inputs.front()))
        m_picture = *bytes;
    if (const auto error = submit()) {
        cancel();
        fail(*error);
    }
}

std::optional<Error> Prediction::submit()
{
    const int images = int(m_job.inputs.size());
    const int limit = m_classifier.queueLimit();
    if (images > limit)
        return Error {Error::Code::BatchTooLarge,
                      QStringLiteral("The request has %1 images, and no more than %2 may wait "
                                     "(queueLimit); send fewer at a time.")
                          .arg(images)
                          .arg(limit)};
    m_classifying = m_classifier.submitTogether(std::move(m_job.inputs), m_job.options);
    m_job.inputs.clear();
    for (const auto &future : m_classifying) {
        if (future.isFinished() && future.resultCount() > 0) {
            const auto result = future.result();
            if (!result && result.error().code == Error::Code::Busy)
                return result.error();  // of all that the queue would have had to take
        }
    }
    watch();
    return {};
}

// What is known already, as out of the cache, needs no way through the event loop.
void Prediction::watch()
{
    for (const auto &future : m_classifying) {
        if (future.isFinished())
            continue;
        ++m_open;
        auto &watcher = m_watchers.emplace_back(std::make_unique<Watcher>());
        connect(watcher.get(), &QFutureWatcherBase::finished, this, [this] {
            if (--m_open == 0)
                finish();
        });
        watcher->setFuture(future);  // it tells through the event loop, so not before all are seen
    }
    if (m_open == 0)
        finish();
}

void Prediction::cancel()
{
    m_reading.cancel();
    m_watchers.clear();
    for (auto &future : m_classifying)
        future.cancel();
    m_classifying.clear();
}

void Prediction::finish()
{
    Classifications results;
    std::vector<Classification> images;
    std::optional<Error> firstError;
    for (auto &future : m_classifying) {
        results.push_back(future.takeResult());
        if (results.back())
            images.push_back(*results.back());
        else if (!firstError)
            firstError = results.back().error();
    }
    HttpReply reply = m_job.reply(results);
    const bool succeeded = reply.status < 400;
    addFacts(images, reply.facts);
    reply.facts.picture = m_picture;
    respond(std::move(reply));
    if (succeeded)
        m_telemetry.requestSucceeded(Source::Http, latency(), images);
    else
        m_telemetry.requestFailed(Source::Http,
                                  firstError ? firstError->code : Error::Code::Internal, latency());
}

void Prediction::fail(const Error &error)
{
    respond(m_errorReply(error));
    m_telemetry.requestFailed(Source::Http, error.code, latency());
}

void Prediction::respond(HttpReply reply)
{
    m_answered = true;
    m_respond(std::move(reply));
    deleteLater();
}

}  // namespace classiscope
