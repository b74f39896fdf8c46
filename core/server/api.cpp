// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/api.h"

#include "core/engine/classifier.h"
#include "core/server/jsonformat.h"
#include "core/server/metrics.h"
#include "core/server/predicthandler.h"
#include "core/telemetry/telemetry.h"

#include <QFile>

// A static library's resources are linked in only when named; outside any namespace.
static void initializeResources()
{
    Q_INIT_RESOURCE(web);
}

namespace classiscope {

namespace {

/// Files of the page, by path; in the program, so reading them waits for nothing.
struct PageFile {
    QLatin1String path;
    QLatin1String resource;
    const char *contentType;
};

constexpr PageFile pageFiles[] = {
    {QLatin1String("/"), QLatin1String(":/web/index.html"), "text/html; charset=utf-8"},
    {QLatin1String("/app.js"), QLatin1String(":/web/app.js"), "text/javascript; charset=utf-8"},
    {QLatin1String("/style.css"), QLatin1String(":/web/style.css"), "text/css; charset=utf-8"},
    {QLatin1String("/icon.svg"), QLatin1String(":/web/icon.svg"), "image/svg+xml"},
};

HttpReply json(QByteArray body)
{
    return {200, "application/json", std::move(body), {{"Cache-Control", "no-store"}}};
}

}  // namespace

Api::Api(Classifier &classifier, Telemetry &telemetry, QObject *parent)
    : QObject(parent)
    , m_classifier(classifier)
    , m_telemetry(telemetry)
{
    initializeResources();
    for (const PageFile &file : pageFiles)
        m_routes[file.path]["GET"] = &Api::page;
    m_routes[QStringLiteral("/health")]["GET"] = &Api::health;
    m_routes[QStringLiteral("/stats")]["GET"] = &Api::stats;
    m_routes[QStringLiteral("/metrics")]["GET"] = &Api::metrics;
    m_routes[QStringLiteral("/predict")]["POST"] = &Api::predict;
}

void Api::handle(const HttpRequest &request, QObject *client, const Respond &respond)
{
    const auto route = m_routes.find(request.path);
    if (route == m_routes.end()) {
        respond(problem(
            404,
            QStringLiteral("There is nothing at %1; see / for what there is.").arg(request.path),
            QStringLiteral("not-found"), request.path));
        return;
    }
    const auto &methods = route->second;
    const auto handler = methods.find(request.method == "HEAD" ? "GET" : request.method);
    if (handler != methods.end()) {
        (this->*handler->second)(request, client, respond);
        return;
    }
    QByteArrayList allowed {"OPTIONS"};
    for (const auto &[method, unused] : methods) {
        allowed << method;
        if (method == "GET")
            allowed << "HEAD";
    }
    HttpReply reply;
    if (request.method == "OPTIONS") {
        reply.status = 204;
    } else {
        reply = problem(405,
                        QStringLiteral("%1 takes %2.")
                            .arg(request.path, QString::fromLatin1(allowed.join(", "))),
                        QStringLiteral("method-not-allowed"), request.path);
    }
    reply.headers.append({"Allow", allowed.join(", ")});
    respond(reply);
}

void Api::page(const HttpRequest &request, QObject *, const Respond &respond)
{
    for (const PageFile &page : pageFiles) {
        if (request.path != page.path)
            continue;
        QFile file(page.resource);
        if (!file.open(QIODevice::ReadOnly))
            break;
        respond({200,
                 page.contentType,
                 file.readAll(),
                 {{"Content-Security-Policy",
                   "default-src 'self'; img-src 'self' blob: data:; frame-ancestors 'none'"},
                  {"X-Content-Type-Options", "nosniff"}}});
        return;
    }
    respond(
        problem({Error::Code::Internal, QStringLiteral("The page is missing from the program.")},
                request.path));
}

void Api::health(const HttpRequest &request, QObject *, const Respond &respond)
{
    if (m_stopping)
        respond(problem({Error::Code::Stopping, QStringLiteral("The server is shutting down.")},
                        request.path));
    else if (const auto reason = m_classifier.unreadyReason())
        respond(problem(*reason, request.path));
    else
        respond(json("{\"status\":\"ok\"}"));
}

void Api::stats(const HttpRequest &, QObject *, const Respond &respond)
{
    respond(json(toJson(m_telemetry.snapshot(), m_classifier.model())));
}

void Api::metrics(const HttpRequest &, QObject *, const Respond &respond)
{
    respond({200,
             "text/plain; version=0.0.4; charset=utf-8",
             prometheusText(m_telemetry.snapshot(), m_classifier.model()),
             {}});
}

void Api::predict(const HttpRequest &request, QObject *client, const Respond &respond)
{
    PredictHandler(m_predictions).predict(request, client, respond);
}

}  // namespace classiscope
