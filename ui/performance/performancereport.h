// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/performance/shownperformance.h"

#include <QPalette>

namespace classiscope {

/// What is shown as one page of HTML that needs nothing from elsewhere: the charts, the figures
/// of the shown seconds, the compared run, what it was measured with, and what happened.
/// Runs on any thread. `palette`: a light one, of the charts. `made`: when.
QByteArray performanceReport(const ShownPerformance &shown, const QPalette &palette,
                             const QDateTime &made);

}  // namespace classiscope
