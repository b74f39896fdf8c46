// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/apikey.h"
#include "core/server/cors.h"
#include "core/server/handler.h"
#include "core/server/kserve.h"
#include "core/server/openinference.h"
#include "core/server/predicthandler.h"
#include "core/server/predictservice.h"
#include "core/server/router.h"

#include <QObject>

#include <map>

namespace classiscope {

class Classifier;
class Telemetry;

/// Answers requests: finds the operation a request means, asks for the key where
/// the operation needs one, and hands over to its handler. Lives in the server's thread.
///
/// What there is, stands in resources/api/openapi.json; here are the handlers of
/// the operations it names.
class Api : public QObject {
    Q_OBJECT

public:
    Api(Classifier &classifier, Telemetry &telemetry, const ServerOptions &options,
        QObject *parent);

    /// Answers at once or later, in this thread, through `respond`, exactly once;
    /// not at all when `client` is destroyed first.
    void handle(const HttpRequest &request, QObject *client, const Respond &respond) const;

    /// Whether the request belongs into the logs; looking at health, figures and
    /// the files of a page does not. `path`: as the client wrote it, with its query.
    bool isLogged(const QString &path, const QByteArray &method) const;

    /// From now on new work is answered 503.
    void stopTakingWork()
    {
        m_stopping = true;
        m_service.stopTakingWork();
    }

    /// OperationIds that are documented without being handled, or the other way round.
    QStringList mismatches() const;

private:
    void addHandlers();
    /// `handler`: a member function of `object` in the form of Handler.
    template <typename Object, typename Member>
    void add(const char *operationId, Object *object, Member handler)
    {
        m_handlers[QString::fromLatin1(operationId)] =
            [object, handler](const HttpRequest &request, QObject *client, const Respond &respond) {
                (object->*handler)(request, client, respond);
            };
    }
    void route(const HttpRequest &request, QObject *client, const Respond &respond) const;

    void live(const HttpRequest &request, QObject *client, const Respond &respond) const;
    void health(const HttpRequest &request, QObject *client, const Respond &respond) const;
    void stats(const HttpRequest &request, QObject *client, const Respond &respond) const;
    void metrics(const HttpRequest &request, QObject *client, const Respond &respond) const;

    Classifier &m_classifier;
    Telemetry &m_telemetry;
    Router m_router;
    ApiKey m_key;
    Cors m_cors;
    PredictService m_service;
    PredictHandler m_predict;
    OpenInference m_openInference;
    KServe m_kserve;
    std::map<QString, Handler> m_handlers;  // by operationId
    bool m_stopping = false;
};

}  // namespace classiscope
