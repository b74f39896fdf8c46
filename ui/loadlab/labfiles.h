// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/result.h"
#include "core/loadtest/loadreport.h"

class QTemporaryDir;

namespace classiscope {

struct LabCommandFacts;
struct LabPlan;

/// Where a run writes its report.
QString reportFileIn(const QTemporaryDir &folder);

/// Writes what `classiscope loadtest` reads for the plan, and says where in `facts`. `key`: the
/// target's API key, for this user's eyes only. Returns what went wrong and the cure, else
/// nothing.
QString writeLabFiles(const QTemporaryDir &folder, const LabPlan &plan, const QByteArray &key,
                      LabCommandFacts &facts);

/// A saved report. Errors: FileUnreadable, BadRequest; they name the file and the cure.
Result<LoadReport> readReportFile(const QString &path);

/// Whether saveReportFile() knows the form of this suffix, "html".
bool canSaveReport(const QString &suffix);

/// Writes the report in the form that the path's suffix names: all of it or nothing. Gives
/// back the path. Errors name the file and the cure.
Result<QString> saveReportFile(const LoadReport &report, const QString &path);

}  // namespace classiscope
