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

/// The same, or a report made from Locust's CSV files, when it is one of them.
Result<LoadReport> openReportFile(const QString &path);

/// Writes HTML, Markdown, CSV or JSON as the path's suffix says: all of it or nothing. Gives
/// back the path. Errors name the file and the cure.
Result<QString> saveReportFile(const LoadReport &report, const QString &path);

/// Compares `report` with the earlier one in the file `earlier`, as an HTML page at `path`.
Result<QString> saveComparisonFile(const QString &earlier, const LoadReport &report,
                                   const QString &path);

}  // namespace classiscope
