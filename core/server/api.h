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
#include "core/server/serveroptions.h"

#include <QObject>

#include <functional>
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
    /// not at all when `client` is destroyed first. Looking at health, figures and the
    /// files of a page does not belong into the logs, as the reply's facts say.
    void handle(HttpRequest request, QObject *client, const Respond &respond);

    /// Who knows how many connections are open, for the figures.
    void setConnectionCounter(std::function<int()> counter) { m_connections = std::move(counter); }

    /// From now on new work is answered 503.
    void stopTakingWork() { m_predictions.stopTakingWork(); }

    /// OperationIds that are documented without being handled, or the other way round.
    QStringList mismatches() const;

private:
    void addHandlers();
    /// `function`: a member of `object`, which has the form of a Handler.
    template <typename Class, typename Function>
    void add(const char *operationId, Class &object, Function function);
    void route(const Router::Match &match, HttpRequest request, QObject *client,
               const Respond &respond);

    void live(const HttpRequest &request, QObject *client, const Respond &respond);
    void health(const HttpRequest &request, QObject *client, const Respond &respond);
    void stats(const HttpRequest &request, QObject *client, const Respond &respond);
    void metrics(const HttpRequest &request, QObject *client, const Respond &respond);

    Classifier &m_classifier;
    Telemetry &m_telemetry;
    Router m_router;
    ApiKey m_key;
    Cors m_cors;
    PredictService m_predictions;
    PredictHandler m_predict {m_predictions};
    OpenInference m_inference {m_predictions};
    KServe m_kserve {m_predictions};
    std::map<QString, Handler> m_handlers;  // by operationId
    std::function<int()> m_connections;
};

}  // namespace classiscope
