// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/handler.h"

namespace classiscope {

class PredictService;

/// KServe's protocol v1, the one of TensorFlow Serving.
///
/// Each function is a Handler. The path parameter "model" must be the name of the
/// model in use, else 404. Errors are {"error":"…"}.
class KServe {
public:
    /// `service` must outlive it.
    explicit KServe(PredictService &service)
        : m_service(service)
    {
    }

    void models(const HttpRequest &request, QObject *client, const Respond &respond);
    void modelReady(const HttpRequest &request, QObject *client, const Respond &respond);

    /// See parseKServeRequest(); the query may have top_k. Answers {"predictions":[P,…]},
    /// P one image's best classes: [{"label","index","confidence"},…].
    void predict(const HttpRequest &request, QObject *client, const Respond &respond);

private:
    PredictService &m_service;
};

}  // namespace classiscope
