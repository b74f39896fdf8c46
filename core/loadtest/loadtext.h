// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/text.h"
#include "core/loadtest/rungroups.h"

#include <QStringList>

namespace classiscope::loadtext {

// Numbers in English for reports of load tests, with about three digits that matter and
// thousands separators. What is not known (negative) is an en dash.

inline const QString unknown = QStringLiteral("–");

QString count(double value);      ///< 12,345
QString rate(double perSecond);   ///< 0.42, 85.3, 1,204
QString milliseconds(double ms);  ///< 0.85, 12.3, 1,250: no unit
QString milliseconds(std::chrono::microseconds t);
QString duration(double ms);          ///< "85.3 ms", "2.75 s", "3 s"
QString percent(double share);        ///< of 0 to 1: "0 %", "0.41 %", "99.98 %"
QString cores(double value);          ///< "0.25"
QString bytes(double value);          ///< "12.3 MB", "1.2 GB"
QString date(const QDateTime &date);  ///< "2026-01-31 12:00 UTC"

// The same for sentences that are read in the window, too, in its language.

Text countText(double value);
Text rateText(double perSecond);
Text durationText(double ms);
Text percentText(double share);
Text coresText(double value);
Text bytesText(double value);
Text instances(int count);  ///< "2 instances"; 0: "the target as it was"
Text runName(const Scenario &scenario, int instances);  ///< "heavy on 2 instances"
Text list(const std::vector<Text> &parts);              ///< "a, b and c"
Text list(const QStringList &parts);

}  // namespace classiscope::loadtext
