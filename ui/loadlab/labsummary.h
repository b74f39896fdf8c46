// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace classiscope {

struct LoadReport;

/// What came of a load test, in the window's language: the report's own conclusion, which is in
/// English, or else the most important figures. Empty when nothing was measured.
QString labSummary(const LoadReport &report);

}  // namespace classiscope
