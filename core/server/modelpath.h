// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/classifier.h"
#include "core/server/httpreply.h"
#include "core/server/httprequest.h"

#include <variant>

namespace classiscope {

class PredictService;

/// The model that a path names by its parameters "model" and, if there, "version"; or
/// the {"error"} reply: 404 where that is not the model in use, 503 where there is none.
std::variant<ModelInfo, HttpReply> modelOfPath(const HttpRequest &request,
                                               const PredictService &service);

/// {"name","ready"}, 503 where the model of the path cannot classify now.
HttpReply modelReadyReply(const HttpRequest &request, const PredictService &service);

}  // namespace classiscope
