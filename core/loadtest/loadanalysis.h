// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/text.h"
#include "core/loadtest/loadreport.h"

namespace classiscope {

struct RunGroup;

/// What a rule says of the figures. A rule whose figures are not known says nothing.
struct Finding {
    enum class Severity {
        Good,
        Note,     ///< for reading the figures rightly
        Warning,  ///< limits the result, or makes a figure doubtful
        Problem,  ///< not as a user would want it
        Advice,   ///< what to try next
    };
    QString rule;  ///< "generator-is-the-bottleneck"
    Severity severity = Severity::Note;
    Text text;
    QString scenario {};  ///< empty: more than one
    int instances = 0;    ///< 0: not one number of them
};

/// By all rules, in a fixed order: results, what limits, doubts, advice.
std::vector<Finding> analyse(const LoadReport &report);

/// Three or four sentences for whoever reads nothing else.
Text conclusion(const LoadReport &report, const std::vector<Finding> &findings);

/// Whether a run ended with requests that nobody answered, beyond the few that are always on
/// their way: one that waited far longer than any answer took or, in the open model, many.
bool leftUnanswered(const LoadRun &run);

/// Whether the times and rates of all its runs are those of answers: next to none failed or was
/// left unanswered. A refusal may come fast.
bool isAnswered(const RunGroup &group);

/// "Good", "Note", …
QString severityName(Finding::Severity severity);

namespace rules {
inline constexpr double busyGeneratorCores = 0.85;  ///< of the one thread it has
inline constexpr double lateSendsMs = 10;           ///< p99
inline constexpr double fullShare = 0.9;            ///< of cores or workers: all busy
inline constexpr double busyProxyCores = 0.85;
inline constexpr double pausingShare = 0.8;    ///< of the rate that pauses alone would allow
inline constexpr double otherTimeShare = 0.5;  ///< of the average, not queue nor computing
inline constexpr double otherTimeMs = 5;
inline constexpr double linearShare = 0.8;  ///< of N times the rate of one instance
inline constexpr double budgetsMs[] = {3000, 100};
inline constexpr double problematicFailures = 0.01;
inline constexpr double unansweredMs = 1000;     ///< that a request must have waited at the end
inline constexpr double unansweredFactor = 2;    ///< and of p99
inline constexpr int unansweredRequests = 10;    ///< more of them, at a rate
inline constexpr double unansweredShare = 0.02;  ///< and of the answered ones
inline constexpr double driftFactor = 1.5;       ///< of p95, from one third of a run to the next
inline constexpr double driftMs = 20;
inline constexpr int driftSeconds = 30;  ///< shortest run with thirds worth comparing
inline constexpr qint64 driftRequests = 100;
inline constexpr double memoryGrowth = 0.1;  ///< from the middle third to the last
inline constexpr double memoryGrowthBytes = 32e6;
inline constexpr int memorySeconds = 60;
inline constexpr double cacheShare = 0.05;
inline constexpr double unsteadyShare = 0.1;  ///< spread against median of repetitions
inline constexpr qint64 fewRequests = 500;    ///< fewer: p99 rests on fewer than five
}  // namespace rules

}  // namespace classiscope
