// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/loadtest/loadreport.h"

namespace classiscope::test {

/// A run of `seconds` with a timeline, servers and plausible figures: invented ones.
LoadRun sampleRun(const QString &scenario, int instances, double rate, double p95Ms,
                  int seconds = 60);

/// Scenarios on 1, 2 and 4 instances with errors and searches for the limit: invented.
LoadReport sampleReport();

}  // namespace classiscope::test
