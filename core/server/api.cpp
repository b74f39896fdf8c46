// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/api.h"

#include "core/engine/classifier.h"
#include "core/engine/cores.h"
#include "core/server/errorform.h"
#include "core/server/jsonformat.h"
#include "core/server/jsonreply.h"
#include "core/server/metrics.h"
#include "core/server/webfiles.h"
#include "core/telemetry/telemetry.h"
#include "core/version.h"

namespace classiscope {

namespace {

HttpReply notFound(const QString &path)
{
    return problem(404,
                   QStringLiteral("There is nothing at %1; see /docs for what there is.").arg(path),
                   QStringLiteral("not-found"), path);
}

HttpReply notAllowed(const QString &path, const QByteArrayList &allowed)
{
    HttpReply reply = problem(
        405, QStringLiteral("%1 takes %2.").arg(path, QString::fromLatin1(allowed.join(", "))),
        QStringLiteral("method-not-allowed"), path);
    reply.headers.emplaceBack("Allow", allowed.join(", "));
    return reply;
}

ServerFacts factsOf(const Classifier &classifier)
{
    static const QString cpu = cpuName();
    static const int cores = availableCores();
    return {QStringLiteral(CLASSISCOPE_VERSION),
            QString::fromLatin1(qVersion()),
            openCvVersion(),
            classifier.workers(),
            classifier.threadsPerWorker(),
            cores,
            cpu};
}

}  // namespace

Api::Api(Classifier &classifier, Telemetry &telemetry, const ServerOptions &options,
         QObject *parent)
    : QObject(parent)
    , m_classifier(classifier)
    , m_telemetry(telemetry)
    , m_router(openApiDocument())
    , m_key(options.apiKey)
    , m_cors(options.corsOrigins)
    , m_predictions(classifier, telemetry, options)
{
    addHandlers();
}

void Api::addHandlers()
{
    for (const WebFile &file : webFiles()) {
        m_handlers[file.operationId] = [reply = file.reply](const HttpRequest &, QObject *,
                                                            const Respond &respond) {
            respond(reply);
        };
    }
    add("health", *this, &Api::health);
    add("healthReady", *this, &Api::health);
    add("healthLive", *this, &Api::live);
    add("stats", *this, &Api::stats);
    add("metrics", *this, &Api::metrics);
    add("predict", m_predict, &PredictHandler::predict);
    add("serverMetadata", m_inference, &OpenInference::serverMetadata);
    add("serverLive", m_inference, &OpenInference::serverLive);
    add("serverReady", m_inference, &OpenInference::serverReady);
    add("modelMetadata", m_inference, &OpenInference::modelMetadata);
    add("modelVersionMetadata", m_inference, &OpenInference::modelMetadata);
    add("modelReady", m_inference, &OpenInference::modelReady);
    add("modelVersionReady", m_inference, &OpenInference::modelReady);
    add("modelInfer", m_inference, &OpenInference::modelInfer);
    add("modelVersionInfer", m_inference, &OpenInference::modelInfer);
    add("modelStats", m_inference, &OpenInference::modelStats);
    add("modelVersionStats", m_inference, &OpenInference::modelStats);
    add("kserveModels", m_kserve, &KServe::models);
    add("kserveModel", m_kserve, &KServe::modelReady);
    add("kservePredict", m_kserve, &KServe::predict);
}

template <typename Class, typename Function>
void Api::add(const char *operationId, Class &object, Function function)
{
    m_handlers[QString::fromLatin1(operationId)] =
        [&object, function](HttpRequest request, QObject *client, const Respond &respond) {
            (object.*function)(std::move(request), client, respond);
        };
}

void Api::handle(HttpRequest request, QObject *client, const Respond &respond)
{
    const Router::Match match = m_router.find(request.method, request.path);
    const bool logged = !match.operation || match.operation->logged;
    const auto finish = [this, respond, logged, path = request.path,
                         fields = request.fields](HttpReply reply) {
        reply.facts.logged = logged;
        adaptErrorForm(reply, path);
        m_cors.addTo(reply, fields);
        respond(std::move(reply));
    };
    route(match, std::move(request), client, finish);
}

void Api::route(const Router::Match &match, HttpRequest request, QObject *client,
                const Respond &respond)
{
    if (request.path == QLatin1String("*")) {  // OPTIONS of the server as a whole, RFC 9110, 9.3.7
        HttpReply reply;
        reply.status = 204;
        reply.headers.emplaceBack("Allow", "GET, HEAD, OPTIONS, POST");
        respond(std::move(reply));
        return;
    }
    if (request.method == "OPTIONS" && !match.operation && !match.allowed.isEmpty()) {
        HttpReply reply;
        reply.status = 204;
        reply.headers.emplaceBack("Allow", match.allowed.join(", "));
        m_cors.addPreflightTo(reply, request.fields, match.allowed);
        respond(std::move(reply));
        return;
    }
    const bool needsKey = !match.operation || match.operation->needsKey;
    if (needsKey && !m_key.admits(request.fields)) {
        respond(ApiKey::refusal(request.fields, request.path));
        return;
    }
    if (!match.operation) {
        respond(match.allowed.isEmpty() ? notFound(request.path)
                                        : notAllowed(request.path, match.allowed));
        return;
    }
    const auto handler = m_handlers.find(match.operation->id);
    if (handler == m_handlers.end()) {
        respond(problem(501, QStringLiteral("This server cannot do %1.").arg(match.operation->id),
                        QStringLiteral("not-implemented"), request.path));
        return;
    }
    request.pathParameters = match.parameters;
    handler->second(std::move(request), client, respond);
}

QStringList Api::mismatches() const
{
    QStringList names;
    for (const QString &id : m_router.operationIds()) {
        if (m_handlers.count(id) == 0)
            names << id;
    }
    for (const auto &[id, handler] : m_handlers) {
        if (!m_router.operationIds().contains(id))
            names << id;
    }
    return names;
}

void Api::live(const HttpRequest &, QObject *, const Respond &respond)
{
    respond(jsonReply("{\"status\":\"ok\"}"));
}

void Api::health(const HttpRequest &request, QObject *client, const Respond &respond)
{
    if (const auto reason = m_predictions.unreadyReason())
        respond(problem(*reason, request.path));
    else
        live(request, client, respond);
}

void Api::stats(const HttpRequest &, QObject *, const Respond &respond)
{
    respond(jsonReply(toJson(m_telemetry.snapshot(), m_classifier.model(), m_classifier.cache(),
                             factsOf(m_classifier))));
}

void Api::metrics(const HttpRequest &, QObject *, const Respond &respond)
{
    respond({200,
             "text/plain; version=0.0.4; charset=utf-8",
             prometheusText(m_telemetry.snapshot(), m_classifier.model(), m_classifier.cache(),
                            m_connections ? std::optional(m_connections()) : std::nullopt),
             {}});
}

}  // namespace classiscope
