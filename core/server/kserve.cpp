// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/kserve.h"

#include "core/jsonwriter.h"
#include "core/server/jsonreply.h"
#include "core/server/kserverequest.h"
#include "core/server/modelpath.h"
#include "core/server/predictrequest.h"
#include "core/server/predictservice.h"

namespace classiscope {

namespace {

void writeCandidates(JsonWriter &writer, const std::vector<Candidate> &candidates)
{
    writer.begin('[');
    for (const Candidate &candidate : candidates) {
        writer.begin('{');
        writer.key("label").string(candidate.label);
        writer.key("index").integer(candidate.index);
        writer.key("confidence").real(double(candidate.confidence), 6);
        writer.end('}');
    }
    writer.end(']');
}

HttpReply predictionsReply(const Classifications &results)
{
    if (const auto error = firstError(results))
        return errorObject(*error);
    JsonWriter writer;
    writer.begin('{');
    writer.key("predictions").begin('[');
    for (const auto &result : results)
        writeCandidates(writer, result->top);
    writer.end(']');
    writer.end('}');
    return jsonReply(writer.take());
}

Result<ClassifyJob> readJob(const HttpRequest &request, int maxBatch)
{
    const auto topK = topKOf(request.query);
    if (!topK)
        return topK.error();
    auto images = parseKServeRequest(request.body, maxBatch);
    if (!images)
        return images.error();
    ClassifyJob job;
    job.options.topK = *topK;
    for (QByteArray &image : std::move(images).value())
        job.inputs.push_back(std::move(image));
    job.reply = predictionsReply;
    return job;
}

}  // namespace

void KServe::models(const HttpRequest &, QObject *, const Respond &respond)
{
    JsonWriter writer;
    writer.begin('{');
    writer.key("models").begin('[');
    if (const auto model = m_service.classifier().model())
        writer.string(model->name);
    writer.end(']');
    writer.end('}');
    respond(jsonReply(writer.take()));
}

void KServe::modelReady(const HttpRequest &request, QObject *, const Respond &respond)
{
    respond(modelReadyReply(request, m_service));
}

void KServe::predict(const HttpRequest &request, QObject *client, const Respond &respond)
{
    const auto found = modelOfPath(request, m_service);
    if (const auto *error = std::get_if<HttpReply>(&found)) {
        respond(*error);
        return;
    }
    m_service.run(
        client, request.body.size(),
        [request, maxBatch = m_service.maxBatch()] { return readJob(request, maxBatch); },
        [](const Error &error) { return errorObject(error); }, respond);
}

}  // namespace classiscope
