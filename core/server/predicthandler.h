// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/handler.h"

namespace classiscope {

class PredictService;

/// Answers POST /predict; see parsePredictRequest() for what it takes.
///
/// One image: toJson(Classification), or an error as problem+json. Several:
/// {"results":[…]}, one object each in their order: toJson(Classification) that
/// begins with "filename", or {"filename","error":{"type","title","status","detail"}};
/// the first error's status when none of them worked.
class PredictHandler {
public:
    /// `service` must outlive it.
    explicit PredictHandler(PredictService &service)
        : m_service(service)
    {
    }

    /// A Handler.
    void predict(HttpRequest request, QObject *client, const Respond &respond);

private:
    PredictService &m_service;
};

}  // namespace classiscope
