// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/result.h"
#include "core/loadtest/loadreport.h"

namespace classiscope {

/// A report as JSON, or one of Locust's CSV files; errors name the file.
/// Errors: FileUnreadable, BadRequest.
Result<LoadReport> readLoadFile(const QString &path);

/// One report with the runs of all: runs of the same scenario on as many instances become
/// repetitions. Title, date and configuration are the first one's; where those of another
/// differ, a note says in what. Requires: at least one.
LoadReport mergeLoadReports(std::vector<LoadReport> reports);

}  // namespace classiscope
