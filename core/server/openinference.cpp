// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/openinference.h"

#include "core/jsonwriter.h"
#include "core/server/inferreply.h"
#include "core/server/inferrequest.h"
#include "core/server/jsonformat.h"
#include "core/server/jsonreply.h"
#include "core/server/modelpath.h"
#include "core/server/predictservice.h"
#include "core/version.h"

namespace classiscope {

namespace {

constexpr const char *extensions[] = {"binary_tensor_data", "classification", "statistics"};
constexpr int anyNumber = -1;  // of images, in a shape

QByteArray flagJson(const char *name, bool value)
{
    JsonWriter writer;
    writer.begin('{');
    writer.key(name).boolean(value);
    writer.end('}');
    return writer.take();
}

void writeTensor(JsonWriter &writer, QByteArrayView key, const QString &name,
                 const std::vector<int> &shape)
{
    writer.key(key).begin('[');
    writer.begin('{');
    writer.key("name").string(name);
    writer.key("datatype").string(QStringLiteral("FP32"));
    writer.key("shape").begin('[');
    for (const int size : shape)
        writer.integer(size);
    writer.end(']');
    writer.end('}');
    writer.end(']');
}

QByteArray metadataJson(const ModelInfo &model)
{
    JsonWriter writer;
    writer.begin('{');
    writer.key("name").string(model.name);
    writer.key("versions").begin('[');
    writer.string(model.version);
    writer.end(']');
    writer.key("platform").string(model.platform);
    writeTensor(writer, "inputs", model.inputName,
                {anyNumber, 3, model.inputSize.height(), model.inputSize.width()});
    writeTensor(writer, "outputs", model.outputName, {anyNumber, model.outputCount});
    writer.end('}');
    return writer.take();
}

Result<ClassifyJob> readJob(const HttpRequest &request, const InferModel &limits,
                            const ModelInfo &model)
{
    auto parsed = parseInferRequest(
        request.body, request.fields.value("inference-header-content-length"), limits);
    if (!parsed)
        return parsed.error();
    InferRequest infer = std::move(parsed).value();
    const InferReplyFormat format {infer.id, model.outputName, model.labelOffset,
                                   std::min(infer.classification, model.classCount),
                                   infer.binaryOutput};
    ClassifyJob job;
    job.inputs = std::move(infer.inputs);
    job.options.outputs = true;
    job.options.topK = format.classification;
    job.reply = [format](const Classifications &results) { return inferReply(results, format); };
    return job;
}

}  // namespace

void OpenInference::serverMetadata(const HttpRequest &, QObject *, const Respond &respond)
{
    JsonWriter writer;
    writer.begin('{');
    writer.key("name").string(QStringLiteral("classiscope"));
    writer.key("version").string(QStringLiteral(CLASSISCOPE_VERSION));
    writer.key("extensions").begin('[');
    for (const char *extension : extensions)
        writer.string(QString::fromLatin1(extension));
    writer.end(']');
    writer.end('}');
    respond(jsonReply(writer.take()));
}

void OpenInference::serverLive(const HttpRequest &, QObject *, const Respond &respond)
{
    respond(jsonReply(flagJson("live", true)));
}

void OpenInference::serverReady(const HttpRequest &, QObject *, const Respond &respond)
{
    const auto reason = m_service.unreadyReason();
    HttpReply reply = reason ? errorObject(*reason) : jsonReply({});
    reply.body = flagJson("ready", !reason);
    respond(std::move(reply));
}

void OpenInference::modelMetadata(const HttpRequest &request, QObject *, const Respond &respond)
{
    const auto found = modelOfPath(request, m_service);
    if (const auto *model = std::get_if<ModelInfo>(&found))
        respond(jsonReply(metadataJson(*model)));
    else
        respond(std::get<HttpReply>(found));
}

void OpenInference::modelReady(const HttpRequest &request, QObject *, const Respond &respond)
{
    respond(modelReadyReply(request, m_service));
}

void OpenInference::modelStats(const HttpRequest &request, QObject *, const Respond &respond)
{
    const auto found = modelOfPath(request, m_service);
    if (const auto *model = std::get_if<ModelInfo>(&found))
        respond(jsonReply(tritonStatsJson(m_service.telemetry().snapshot(), *model)));
    else
        respond(std::get<HttpReply>(found));
}

void OpenInference::modelInfer(const HttpRequest &request, QObject *client, const Respond &respond)
{
    const auto found = modelOfPath(request, m_service);
    const auto *model = std::get_if<ModelInfo>(&found);
    if (!model) {
        respond(std::get<HttpReply>(found));
        return;
    }
    const InferModel limits {model->inputName, model->outputName, model->inputSize,
                             m_service.maxBatch(), m_service.classifier().options().maxImagePixels};
    m_service.run(
        client, request.body.size(),
        [request, limits, info = *model] { return readJob(request, limits, info); },
        [](const Error &error) { return errorObject(error); }, respond);
}

}  // namespace classiscope
