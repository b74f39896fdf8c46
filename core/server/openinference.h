// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/classifier.h"
#include "core/server/handler.h"

#include <optional>

namespace classiscope {

class PredictService;

/// The Open Inference Protocol v2 over HTTP, with Triton's extensions for binary
/// tensors, classification and statistics.
///
/// Each function is a Handler. The path parameter "model" must be the name of the
/// model in use, "version", where the path has one, its version; else 404. Errors are
/// {"error":"…"}; 503 while there is no model.
class OpenInference {
public:
    /// `service` must outlive it.
    explicit OpenInference(PredictService &service)
        : m_service(service)
    {
    }

    void serverMetadata(const HttpRequest &request, QObject *client, const Respond &respond);
    void serverLive(const HttpRequest &request, QObject *client, const Respond &respond);
    void serverReady(const HttpRequest &request, QObject *client, const Respond &respond);
    void modelMetadata(const HttpRequest &request, QObject *client, const Respond &respond);
    void modelReady(const HttpRequest &request, QObject *client, const Respond &respond);
    void modelStats(const HttpRequest &request, QObject *client, const Respond &respond);

    /// See parseInferRequest() and inferReply().
    void modelInfer(const HttpRequest &request, QObject *client, const Respond &respond);

private:
    PredictService &m_service;
};

}  // namespace classiscope
