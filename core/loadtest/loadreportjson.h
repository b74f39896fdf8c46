// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/result.h"
#include "core/jsonwriter.h"
#include "core/loadtest/loadreport.h"

#include <QJsonObject>

namespace classiscope {

/// Largest report file that is read.
inline constexpr qint64 maxLoadReportBytes = 256 << 20;

/// The whole report as one JSON object with "format": "classiscope-load-report" and
/// "version": 1; times in milliseconds, rates a second, sizes in bytes. What is not known
/// is null.
QByteArray loadReportJson(const LoadReport &report);

/// Errors: BadRequest (not such an object, or a version of a later program).
Result<LoadReport> readLoadReport(const QByteArray &json);

// Parts of it, for the lines of a run's progress.
void writeScenario(JsonWriter &json, const Scenario &scenario);
void writeSecond(JsonWriter &json, const LoadSecond &second);
void writeRun(JsonWriter &json, const LoadRun &run);
void writeLimitStep(JsonWriter &json, const LimitSearch::Step &step);
void writeLimit(JsonWriter &json, const LimitSearch &search);
Result<Scenario> readScenario(const QJsonObject &object);
LoadSecond readSecond(const QJsonObject &object);
Result<LoadRun> readRun(const QJsonObject &object);
LimitSearch::Step readLimitStep(const QJsonObject &object);
LimitSearch readLimit(const QJsonObject &object);

/// Scenarios in a file of their own: {"scenarios": [{"name": "light", "model": "closed",
/// "users": 10, "spawn_rate": 2, "wait_min_ms": 500, "wait_max_ms": 2000,
/// "duration_s": 120, "repeat_share": 0, "abort_share": 0}, {"name": "steady",
/// "model": "open", "arrival_rate": 80, "arrivals": "poisson", "duration_s": 60}]}.
/// What is left out has Scenario's default; an unknown key is an error that names it.
QByteArray scenariosJson(const std::vector<Scenario> &scenarios);

/// Errors: BadRequest (names the scenario and the key). At most 100 scenarios.
Result<std::vector<Scenario>> readScenarios(const QByteArray &json);

}  // namespace classiscope
