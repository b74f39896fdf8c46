// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace classiscope {

struct LoadReport;

/// What came of a load test: the report's own conclusion in the window's language, without
/// advice that names options of the command line. Empty when nothing was measured.
QString labSummary(const LoadReport &report);

}  // namespace classiscope
