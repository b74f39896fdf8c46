// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/httpreply.h"
#include "core/server/httprequest.h"
#include "core/server/predictservice.h"

#include <QObject>

#include <functional>
#include <map>

namespace classiscope {

class Classifier;
class Telemetry;

/// Answers requests: the routes and what they do. Lives in the server's thread.
class Api : public QObject {
    Q_OBJECT

public:
    using Respond = std::function<void(const HttpReply &)>;

    Api(Classifier &classifier, Telemetry &telemetry, QObject *parent);

    /// Answers at once or later, in this thread, through `respond`, exactly once;
    /// not at all when `client` is destroyed first.
    void handle(const HttpRequest &request, QObject *client, const Respond &respond);

    /// From now on new work is answered 503.
    void stopTakingWork()
    {
        m_stopping = true;
        m_predictions.stopTakingWork();
    }

private:
    using Handler = void (Api::*)(const HttpRequest &, QObject *, const Respond &);

    void page(const HttpRequest &request, QObject *client, const Respond &respond);
    void health(const HttpRequest &request, QObject *client, const Respond &respond);
    void stats(const HttpRequest &request, QObject *client, const Respond &respond);
    void metrics(const HttpRequest &request, QObject *client, const Respond &respond);
    void predict(const HttpRequest &request, QObject *client, const Respond &respond);

    Classifier &m_classifier;
    Telemetry &m_telemetry;
    std::map<QString, std::map<QByteArray, Handler>> m_routes;  // path, method
    PredictService m_predictions {m_classifier, m_telemetry, {}};
    bool m_stopping = false;
};

}  // namespace classiscope
