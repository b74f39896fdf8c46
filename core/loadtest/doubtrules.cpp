// SPDX-License-Identifier: GPL-3.0-or-later
// The rules about what makes a figure doubtful.
#include "core/loadtest/loadrules.h"
#include "core/loadtest/loadtext.h"

#include <algorithm>
#include <span>

namespace classiscope {

namespace {

using Severity = Finding::Severity;
using Seconds = std::span<const LoadSecond>;

/// The `index`-th third of a run's timeline.
Seconds third(const LoadRun &run, std::size_t index)
{
    const Seconds all(run.timeline);
    const std::size_t length = all.size() / 3;
    return all.subspan(index * length, length);
}

bool sameUsers(Seconds one, Seconds other)
{
    return !one.empty() && !other.empty() && one.front().users == other.back().users;
}

/// Mean of the seconds' p95, weighted with their requests; negative with too few of them.
double p95Of(Seconds seconds)
{
    double sum = 0;
    qint64 requests = 0;
    for (const LoadSecond &second : seconds) {
        if (second.requests == 0 || second.p95.count() < 0)
            continue;
        sum += millisecondsOf(second.p95) * double(second.requests);
        requests += second.requests;
    }
    return requests >= rules::driftRequests ? sum / double(requests) : -1;
}

double medianBytes(Seconds seconds)
{
    std::vector<double> values;
    for (const LoadSecond &second : seconds) {
        if (second.serverBytes >= 0)
            values.push_back(second.serverBytes);
    }
    if (values.empty())
        return -1;
    std::nth_element(values.begin(), values.begin() + values.size() / 2, values.end());
    return values[values.size() / 2];
}

bool grew(double before, double after, double factor, double least)
{
    return before > 0 && after > factor * before && after - before > least;
}

double length(const LoadRun &run)
{
    return run.timeline.empty() ? 0 : run.timeline.back().at;
}

}  // namespace

void findDrift(const LoadReport &report, const Groups &, Findings &findings)
{
    for (const LoadRun &run : report.runs) {
        if (length(run) < rules::driftSeconds)
            continue;
        const double middle = p95Of(third(run, 1));
        const double last = p95Of(third(run, 2));
        const bool closed = run.scenario.model == Scenario::Model::Closed;
        if (!grew(middle, last, rules::driftFactor, rules::driftMs)
            || (closed && !sameUsers(third(run, 1), third(run, 2))))
            continue;
        findings.push_back(
            {QStringLiteral("response-times-grew"), Severity::Warning,
             Text::marked("Response times still grew at the end of %1: p95 from %2 in the middle "
                          "third to %3 in the last. A longer run would give larger figures.")
                 .arg(loadtext::runName(run.scenario, run.instances),
                      loadtext::durationText(middle), loadtext::durationText(last)),
             run.scenario.name, run.instances});
    }
}

void findMemoryGrowth(const LoadReport &report, const Groups &, Findings &findings)
{
    for (const LoadRun &run : report.runs) {
        if (length(run) < rules::memorySeconds)
            continue;
        const double middle = medianBytes(third(run, 1));
        const double last = medianBytes(third(run, 2));
        if (!grew(middle, last, 1 + rules::memoryGrowth, rules::memoryGrowthBytes))
            continue;
        findings.push_back(
            {QStringLiteral("memory-grew"), Severity::Warning,
             Text::marked("The servers' memory grew during %1: from %2 in the middle third to %3 "
                          "in the last.")
                 .arg(loadtext::runName(run.scenario, run.instances), loadtext::bytesText(middle),
                      loadtext::bytesText(last)),
             run.scenario.name, run.instances});
    }
}

void findUnsteadiness(const LoadReport &, const Groups &groups, Findings &findings)
{
    const auto unsteady = [](const RunGroup &group, const RunGroup::Figure &figure) {
        const double median = group.median(figure);
        return median > 0 && group.spread(figure) > rules::unsteadyShare * median;
    };
    std::vector<const RunGroup *> found;
    for (const RunGroup &group : groups) {
        if (unsteady(group, figure::rate) || unsteady(group, figure::p95))
            found.push_back(&group);
    }
    addAbout(groups, found, "repetitions-differ", Severity::Note,
             Text::marked("The repetitions of %2 differ by more than %1 in rate or p95: smaller "
                          "differences mean nothing there.")
                 .arg(loadtext::percentText(rules::unsteadyShare)),
             findings);
}

void findFewRequests(const LoadReport &, const Groups &groups, Findings &findings)
{
    std::vector<const RunGroup *> found;
    for (const RunGroup &group : groups) {
        const bool few = std::any_of(group.runs.begin(), group.runs.end(), [](const LoadRun *run) {
            return run->figures.requests > 0 && run->figures.requests < rules::fewRequests;
        });
        if (few)
            found.push_back(&group);
    }
    addAbout(groups, found, "few-requests", Severity::Note,
             Text::marked("There were fewer than %1 requests in %2: p99 and above rest on a "
                          "handful of them.")
                 .arg(loadtext::countText(double(rules::fewRequests))),
             findings);
}

void findStopped(const LoadReport &, const Groups &groups, Findings &findings)
{
    std::vector<const RunGroup *> found;
    for (const RunGroup &group : groups) {
        if (std::any_of(group.runs.begin(), group.runs.end(),
                        [](const LoadRun *run) { return run->cancelled; }))
            found.push_back(&group);
    }
    addAbout(groups, found, "stopped-early", Severity::Warning,
             Text::marked("Stopped before its end: %1."), findings);
}

}  // namespace classiscope
