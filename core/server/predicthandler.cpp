// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/predicthandler.h"

#include "core/jsonwriter.h"
#include "core/server/jsonformat.h"
#include "core/server/jsonreply.h"
#include "core/server/predictrequest.h"
#include "core/server/predictservice.h"

#include <algorithm>

namespace classiscope {

namespace {

QByteArray errorJson(const Error &error)
{
    const int status = httpStatus(error.code);
    return problemJson(status, QString::fromLatin1(reasonPhrase(status)), error.message,
                       errorKind(error.code), {});
}

QByteArray resultsJson(const Classifications &results, const QStringList &fileNames)
{
    JsonWriter writer;
    writer.begin('{');
    writer.key("results").begin('[');
    for (std::size_t i = 0; i < results.size(); ++i) {
        writer.begin('{');
        writer.key("filename").string(fileNames[qsizetype(i)]);
        if (results[i])
            writer.raw(toJson(*results[i]).chopped(1).sliced(1));  // without its braces
        else
            writer.key("error").raw(errorJson(results[i].error()));
        writer.end('}');
    }
    writer.end(']');
    writer.end('}');
    return writer.take();
}

HttpReply replyToOne(const Result<Classification> &result, const QString &path)
{
    return result ? jsonReply(toJson(*result)) : problem(result.error(), path);
}

HttpReply replyToSeveral(const Classifications &results, const QStringList &fileNames)
{
    HttpReply reply = jsonReply(resultsJson(results, fileNames));
    const bool anyWorked =
        std::any_of(results.begin(), results.end(), [](const auto &result) { return result.ok(); });
    if (anyWorked)
        return reply;
    // Its status and fields, but the body tells of every image.
    HttpReply failed = problem(results.front().error(), {});
    failed.problem.reset();
    failed.contentType = reply.contentType;
    failed.body = reply.body;
    return failed;
}

Result<ClassifyJob> readJob(HttpRequest request, int maxBatch)
{
    auto parsed = parsePredictRequest(request.fields.value("content-type"), std::move(request.body),
                                      request.query, maxBatch);
    if (!parsed)
        return parsed.error();
    ClassifyJob job;
    job.options.topK = parsed->topK;
    QStringList fileNames;
    for (PredictRequest::Image &image : std::move(parsed).value().images) {
        job.inputs.push_back(std::move(image.bytes));
        fileNames << image.fileName;
    }
    if (job.inputs.size() == 1)
        job.reply = [path = request.path](const Classifications &results) {
            return replyToOne(results.front(), path);
        };
    else
        job.reply = [fileNames](const Classifications &results) {
            return replyToSeveral(results, fileNames);
        };
    return job;
}

// An image that is the body itself needs no reading, however large.
qsizetype bytesToRead(const HttpRequest &request)
{
    const QByteArray type = request.fields.value("content-type").trimmed().toLower();
    const bool isRead = type.startsWith("multipart/") || type.startsWith("application/json");
    return isRead ? request.body.size() : 0;
}

}  // namespace

void PredictHandler::predict(HttpRequest request, QObject *client, const Respond &respond)
{
    const qsizetype bytes = bytesToRead(request);
    const auto errorReply = [path = request.path](const Error &error) {
        return problem(error, path);
    };
    // Called once, and the only one to hold the body: the picture is not copied out of it.
    auto read = [request = std::move(request), maxBatch = m_service.maxBatch()]() mutable {
        return readJob(std::move(request), maxBatch);
    };
    m_service.run(client, bytes, std::move(read), errorReply, respond);
}

}  // namespace classiscope
