// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/classifier.h"
#include "core/server/handler.h"
#include "core/server/predictservice.h"
#include "core/telemetry/telemetry.h"
#include "tests/support/testdata.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <memory>
#include <optional>

namespace classiscope::test {

/// The default model behind a PredictService, and a client that asks it.
class ServiceFixture {
public:
    explicit ServiceFixture(ServerOptions options = {}, ClassifierOptions classifierOptions = {})
        : classifier(classifierOptions)
        , service(classifier, telemetry, options)
    {
    }

    /// Waits until the model is loaded.
    ModelInfo load()
    {
        const auto loaded = classifier.loadModel(defaultModel()).result();
        return loaded ? *loaded : ModelInfo();
    }

    /// Calls `(object.*handler)`; the answer is in reply() when it comes.
    template <typename Object, typename Handler>
    void send(Object &object, Handler handler, const HttpRequest &request)
    {
        m_reply.reset();
        (object.*handler)(request, client.get(), [this](HttpReply reply) {
            ++replies;
            m_reply = std::move(reply);
        });
    }

    /// send(), and the answer to it; status 0 when none came in time.
    template <typename Object, typename Handler>
    HttpReply ask(Object &object, Handler handler, const HttpRequest &request)
    {
        send(object, handler, request);
        (void)QTest::qWaitFor([this] { return m_reply.has_value(); }, 30'000);
        return m_reply.value_or(HttpReply {0, {}, {}, {}});
    }

    Classifier classifier;
    Telemetry telemetry {[this] { return classifier.queueDepth(); }};
    PredictService service;
    std::unique_ptr<QObject> client = std::make_unique<QObject>();
    int replies = 0;

private:
    std::optional<HttpReply> m_reply;
};

inline QJsonObject jsonOf(const HttpReply &reply)
{
    return QJsonDocument::fromJson(reply.body).object();
}

inline QByteArray headerOf(const HttpReply &reply, QByteArrayView name)
{
    for (const auto &[key, value] : reply.headers) {
        if (key == name)
            return value;
    }
    return {};
}

/// A POST whose path parameter "model" is `model`, if given.
inline HttpRequest post(const QByteArray &body, const QByteArray &contentType = "application/json",
                        const QString &model = {})
{
    HttpRequest request;
    request.method = "POST";
    request.path = QStringLiteral("/asked");
    request.body = body;
    request.fields.append("Content-Type", contentType);
    if (!model.isNull())
        request.pathParameters.insert(QStringLiteral("model"), model);
    return request;
}

}  // namespace classiscope::test
