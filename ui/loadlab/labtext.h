// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace classiscope {

struct LoadConfiguration;
struct LoadReport;

// What a report says in English, in the window's language as far as it is known; the rest as
// the report has it.

/// Why requests failed: "status 429", "timed out".
QString errorKindText(const QString &kind);

/// What a load test says it is at: "Warming up".
QString stageText(const QString &stage);

/// Whom it asked: an address, or "nginx in front of 1, 2 instances".
QString labTargetText(const LoadReport &report);

/// "everyday-98 version 1"
QString labModelText(const LoadConfiguration &configuration);

/// Of 0 to 1: "0 %", "0.24 %", "12.5 %"; as the report has it, never rounded to none or to all.
QString shareText(double share);

}  // namespace classiscope
