// SPDX-License-Identifier: GPL-3.0-or-later
// The rules about what limits a run.
#include "core/loadtest/loadrules.h"
#include "core/loadtest/loadtext.h"

#include <algorithm>

namespace classiscope {

namespace {

using Severity = Finding::Severity;

double lateMs(const LoadRun &run)
{
    return run.lateMs;
}

double usedCores(const RunGroup &group)
{
    const double server = group.median(figure::serverCpu);
    if (server < 0)
        return -1;
    return server + std::max(0.0, group.median(figure::proxyCpu))
        + std::max(0.0, group.median(figure::generatorCpu));
}

/// Those for which `is` holds.
template <typename Is>
std::vector<const RunGroup *> which(const Groups &groups, const Is &is)
{
    std::vector<const RunGroup *> found;
    for (const RunGroup &group : groups) {
        if (is(group))
            found.push_back(&group);
    }
    return found;
}

/// The rate there would be if every answer came at once; negative for the open model, and
/// where users do not pause.
double rateOfPauses(const Scenario &scenario)
{
    const double wait = double(scenario.waitMin.count() + scenario.waitMax.count()) / 2 / 1000;
    return scenario.model == Scenario::Model::Closed && wait > 0 ? scenario.users / wait : -1;
}

/// Requests a second once all users were there; negative when too little is known.
double steadyRate(const LoadRun &run)
{
    const double spawned = run.scenario.users / std::max(0.01, run.scenario.spawnRate);
    qint64 requests = 0;
    double seconds = 0;
    double before = 0;
    for (const LoadSecond &second : run.timeline) {
        if (before >= spawned) {
            requests += second.requests;
            seconds += second.at - before;
        }
        before = second.at;
    }
    constexpr double leastSeconds = 5;
    return seconds >= leastSeconds ? double(requests) / seconds : -1;
}

}  // namespace

bool isPausing(const RunGroup &group)
{
    const double most = rateOfPauses(group.scenario());
    const double seen = group.median(steadyRate);
    return most > 0 && seen >= rules::pausingShare * most;
}

void findGenerator(const LoadReport &, const Groups &groups, Findings &findings)
{
    addAbout(groups,
             which(groups,
                   [](const RunGroup &group) {
                       return group.median(figure::generatorCpu) > rules::busyGeneratorCores;
                   }),
             "generator-is-the-bottleneck", Severity::Warning,
             Text::marked("The load generator used more than %1 of the one core it can use in %2: "
                          "the server may be able to do more than these figures show.")
                 .arg(loadtext::coresText(rules::busyGeneratorCores)),
             findings);
    addAbout(groups,
             which(groups,
                   [](const RunGroup &group) { return group.median(lateMs) > rules::lateSendsMs; }),
             "requests-left-late", Severity::Warning,
             Text::marked("One request in a hundred left more than %1 later than intended in %2; "
                          "that time is in the response times, though the server did not cause "
                          "it.")
                 .arg(loadtext::durationText(rules::lateSendsMs)),
             findings);
}

void findProcessors(const LoadReport &report, const Groups &groups, Findings &findings)
{
    const LoadConfiguration &with = report.configuration;
    const auto machineFull = [&with](const RunGroup &group) {
        return with.cores > 0 && usedCores(group) >= rules::fullShare * with.cores;
    };
    addAbout(groups, which(groups, machineFull), "processors-are-the-limit", Severity::Warning,
             Text::marked("The processors were the limit: servers, proxy and generator together "
                          "used %1 or more of the %2 cores in %3.")
                 .arg(loadtext::percentText(rules::fullShare), with.cores),
             findings);
    addAbout(groups,
             which(groups,
                   [&](const RunGroup &group) {
                       const int workers = figure::workers(*group.runs.front(), with);
                       return !machineFull(group) && workers > 0
                           && group.median(figure::serverCpu) >= rules::fullShare * workers;
                   }),
             "workers-are-the-limit", Severity::Warning,
             Text::marked("All workers were busy while the computer had cores to spare, in %1."),
             findings);
}

void findQueue(const LoadReport &, const Groups &groups, Findings &findings)
{
    addAbout(groups,
             which(groups,
                   [](const RunGroup &group) {
                       const double computing = group.median(figure::computeMs);
                       // Where pauses set the rate, users only came at once by chance.
                       return computing > 0 && group.median(figure::queueMs) > computing
                           && !isPausing(group);
                   }),
             "queue-is-the-limit", Severity::Warning,
             Text::marked("Pictures waited longer for a free worker than their computation took "
                          "in %1: more was asked than the workers could do."),
             findings);
}

void findPauses(const LoadReport &, const Groups &groups, Findings &findings)
{
    addAbout(groups, which(groups, isPausing), "users-set-the-rate", Severity::Note,
             Text::marked("The users' pauses set the rate in %1, not the server: even with "
                          "answers in no time they could not have asked for much more. These "
                          "rates say nothing about the server's limit."),
             findings);
}

void findProxy(const LoadReport &, const Groups &groups, Findings &findings)
{
    addAbout(groups,
             which(groups,
                   [](const RunGroup &group) {
                       return group.median(figure::proxyCpu) > rules::busyProxyCores;
                   }),
             "proxy-is-busy", Severity::Warning,
             Text::marked("The proxy used more than %1 of a core in %2.")
                 .arg(loadtext::coresText(rules::busyProxyCores)),
             findings);
}

void findOtherTime(const LoadReport &, const Groups &groups, Findings &findings)
{
    const auto isOther = [](const RunGroup &group) {
        const double seen = group.median(figure::average);
        const double queue = group.median(figure::queueMs);
        const double computing = group.median(figure::computeMs);
        // Late sends have a rule of their own; failures need no computing.
        if (seen < 0 || queue < 0 || computing < 0 || group.median(lateMs) > rules::lateSendsMs
            || group.median(figure::failureShare) > rules::problematicFailures)
            return false;
        const double other = seen - queue - computing;
        return other > rules::otherTimeMs && other > rules::otherTimeShare * seen;
    };
    addAbout(groups, which(groups, isOther), "time-outside-the-servers", Severity::Note,
             Text::marked("More than half of the average response time was neither queue nor "
                          "computing in %1: it went into the network, the proxy, reading "
                          "requests, or waiting for a processor."),
             findings);
}

void findCache(const LoadReport &report, const Groups &groups, Findings &findings)
{
    addAbout(groups,
             which(groups,
                   [](const RunGroup &group) {
                       return group.median(figure::cacheHitShare) >= rules::cacheShare;
                   }),
             "answers-from-the-cache", Severity::Note,
             Text::marked("A part of the answers came from the cache without being computed in "
                          "%1 (the table says how many): these rates are those of this mixture "
                          "of pictures, not of computing alone."),
             findings);
    addAbout(groups,
             which(groups,
                   [&report](const RunGroup &group) {
                       return report.configuration.cacheBytes == 0
                           && group.scenario().repeatShare > 0;
                   }),
             "repeated-pictures-were-computed", Severity::Note,
             Text::marked("The cache was off, so repeated pictures were computed again in %1."),
             findings);
}

}  // namespace classiscope
