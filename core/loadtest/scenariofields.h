// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/loadtest/jsonfields.h"
#include "core/loadtest/scenario.h"

namespace classiscope {

/// A scenario out of a report or a file; what is left out has Scenario's default.
Scenario readScenarioFields(const JsonFields &in);

/// Errors: BadRequest (too large, no JSON with the place, no object).
Result<QJsonObject> readJsonObject(const QByteArray &json, qint64 largest);

}  // namespace classiscope
