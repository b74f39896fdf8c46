// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/loadtest/loadanalysis.h"
#include "core/loadtest/rungroups.h"

namespace classiscope {

// Each rule adds what it finds; nothing where its figures are not known.
// `groups`: of `report`.

using Groups = std::vector<RunGroup>;
using Findings = std::vector<Finding>;

// What came of it.
void findBudgets(const LoadReport &report, const Groups &groups, Findings &findings);
void findErrors(const LoadReport &report, const Groups &groups, Findings &findings);
void findUnanswered(const LoadReport &report, const Groups &groups, Findings &findings);
void findLimits(const LoadReport &report, const Groups &groups, Findings &findings);

// What limits.
void findGenerator(const LoadReport &report, const Groups &groups, Findings &findings);
void findProcessors(const LoadReport &report, const Groups &groups, Findings &findings);
void findQueue(const LoadReport &report, const Groups &groups, Findings &findings);
void findPauses(const LoadReport &report, const Groups &groups, Findings &findings);
void findProxy(const LoadReport &report, const Groups &groups, Findings &findings);
void findOtherTime(const LoadReport &report, const Groups &groups, Findings &findings);
void findScaling(const LoadReport &report, const Groups &groups, Findings &findings);
void findCache(const LoadReport &report, const Groups &groups, Findings &findings);

// What makes a figure doubtful.
void findDrift(const LoadReport &report, const Groups &groups, Findings &findings);
void findMemoryGrowth(const LoadReport &report, const Groups &groups, Findings &findings);
void findUnsteadiness(const LoadReport &report, const Groups &groups, Findings &findings);
void findFewRequests(const LoadReport &report, const Groups &groups, Findings &findings);
void findStopped(const LoadReport &report, const Groups &groups, Findings &findings);

/// What to try next, from what the others found.
void advise(const LoadReport &report, const Groups &groups, Findings &findings);

/// Whether a rule of that name has found something.
bool has(const Findings &findings, const QString &rule);

/// "heavy on 2 instances, peak on 2 instances and 3 more".
Text names(const std::vector<const RunGroup *> &groups);

/// Adds one finding about those of all groups that `found` has; none when it has none.
/// `text`: its next place is for their names, "every run" where it is all of several.
void addAbout(const Groups &groups, const std::vector<const RunGroup *> &found, const char *rule,
              Finding::Severity severity, const Text &text, Findings &findings);

/// Whether its users' pauses alone explain its rate.
bool isPausing(const RunGroup &group);

}  // namespace classiscope
