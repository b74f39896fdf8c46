// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/result.h"
#include "core/jsonwriter.h"
#include "core/loadtest/loadreport.h"

#include <QJsonObject>

namespace classiscope {

/// Largest report file that is read.
inline constexpr qint64 maxLoadReportBytes = 256 << 20;
inline constexpr int maxLoadRuns = 10'000;
inline constexpr int maxLoadSeconds = 100'000;  ///< of a run's timeline
inline constexpr int maxLoadListed = 1'000;  ///< servers, kinds of errors, notes, steps of a search
inline constexpr int maxScenarios = 100;

inline const QString loadReportFormat = QStringLiteral("classiscope-load-report");
inline constexpr int loadReportVersion = 1;

/// The whole report as one JSON object with "format": "classiscope-load-report" and
/// "version": 1; times in milliseconds, rates a second, sizes in bytes. What is not known
/// is null. Texts are cut at `maxLoadText`.
QByteArray loadReportJson(const LoadReport &report);

/// Keys that are not known are passed over.
/// Errors: BadRequest (not such an object, a version of a later program, a value of the wrong
/// type or out of range: names it).
Result<LoadReport> readLoadReport(const QByteArray &json);

// Parts of it, for the lines of a run's progress. What is wrong in a second, a step or a
// search reads as not known.
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

/// Errors: BadRequest (names the scenario and the key). At most `maxScenarios`, of
/// different names.
Result<std::vector<Scenario>> readScenarios(const QByteArray &json);

}  // namespace classiscope
