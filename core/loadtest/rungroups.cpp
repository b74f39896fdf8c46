// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loadtest/rungroups.h"

#include "core/loadtest/loadanalysis.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace classiscope {

namespace {

constexpr double endless = std::numeric_limits<double>::infinity();

std::vector<double> known(const std::vector<const LoadRun *> &runs, const RunGroup::Figure &figure)
{
    std::vector<double> values;
    for (const LoadRun *run : runs) {
        if (const double value = figure(*run); value >= 0)
            values.push_back(value);
    }
    std::sort(values.begin(), values.end());
    return values;
}

/// The servers' own, weighted with their requests; negative when none knows.
double weightedMean(const LoadRun &run, double LoadServer::*member)
{
    double sum = 0;
    double weight = 0;
    for (const LoadServer &server : run.servers) {
        if (server.*member >= 0 && server.requests > 0) {
            sum += server.*member * double(server.requests);
            weight += double(server.requests);
        }
    }
    return weight > 0 ? sum / weight : -1;
}

double sumOf(const LoadRun &run, double LoadServer::*member)
{
    double sum = run.servers.empty() ? -1 : 0;
    for (const LoadServer &server : run.servers) {
        if (server.*member < 0)
            return -1;
        sum += server.*member;
    }
    return sum;
}

/// Of the seconds that know it; weighted with their requests when `perRequest`.
double timelineMean(const LoadRun &run, double LoadSecond::*member, bool perRequest)
{
    double sum = 0;
    double weight = 0;
    for (const LoadSecond &second : run.timeline) {
        if (second.*member < 0)
            continue;
        const double counts = perRequest ? double(second.requests) : 1;
        sum += second.*member * counts;
        weight += counts;
    }
    return weight > 0 ? sum / weight : -1;
}

/// The time within which `percent` of the answers came, between two known ones by a line.
/// Endless above 100 per cent.
double timeOf(const LoadFigures &figures, double percent)
{
    for (std::size_t i = 0; i < loadPercentiles.size(); ++i) {
        if (percent > loadPercentiles[i])
            continue;
        const double above = millisecondsOf(figures.percentiles[i]);
        if (i == 0)
            return above;
        const double below = millisecondsOf(figures.percentiles[i - 1]);
        const double share =
            (percent - loadPercentiles[i - 1]) / (loadPercentiles[i] - loadPercentiles[i - 1]);
        return below + share * (above - below);
    }
    return endless;
}

double orElse(double value, double other)
{
    return value >= 0 ? value : other;
}

}  // namespace

double RunGroup::median(const Figure &figure) const
{
    const std::vector<double> values = known(runs, figure);
    if (values.empty())
        return -1;
    const std::size_t middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

double RunGroup::spread(const Figure &figure) const
{
    const std::vector<double> values = known(runs, figure);
    return values.size() < 2 ? 0 : values.back() - values.front();
}

const LoadRun &RunGroup::middle() const
{
    std::vector<const LoadRun *> sorted = runs;
    std::stable_sort(sorted.begin(), sorted.end(), [](const LoadRun *one, const LoadRun *other) {
        return figure::rate(*one) < figure::rate(*other);
    });
    return *sorted[(sorted.size() - 1) / 2];
}

LoadReport sortedForReading(LoadReport report)
{
    std::vector<Scenario> order;
    const auto place = [&order](const LoadRun &run) {
        return std::find(order.begin(), order.end(), run.scenario) - order.begin();
    };
    for (const LoadRun &run : report.runs) {
        if (place(run) == std::ptrdiff_t(order.size()))
            order.push_back(run.scenario);
    }
    std::stable_sort(report.runs.begin(), report.runs.end(),
                     [&place](const LoadRun &one, const LoadRun &other) {
                         return std::tuple(place(one), one.instances, one.repetition)
                             < std::tuple(place(other), other.instances, other.repetition);
                     });
    std::stable_sort(report.limits.begin(), report.limits.end(),
                     [](const LimitSearch &one, const LimitSearch &other) {
                         return one.budget > other.budget
                             || (one.budget == other.budget && one.instances < other.instances);
                     });
    return report;
}

std::vector<RunGroup> runGroups(const LoadReport &report)
{
    std::vector<RunGroup> groups;
    for (const LoadRun &run : report.runs) {
        const auto same = std::find_if(groups.begin(), groups.end(), [&run](const RunGroup &group) {
            return group.scenario() == run.scenario && group.instances() == run.instances;
        });
        if (same == groups.end())
            groups.push_back({{&run}});
        else
            same->runs.push_back(&run);
    }
    return groups;
}

namespace figure {

double rate(const LoadRun &run)
{
    return run.figures.requestsPerSecond;
}

double p50(const LoadRun &run)
{
    return run.figures.requests > 0 ? millisecondsOf(run.figures.p50()) : -1;
}

double p95(const LoadRun &run)
{
    return run.figures.requests > 0 ? millisecondsOf(run.figures.p95()) : -1;
}

double p99(const LoadRun &run)
{
    return run.figures.requests > 0 ? millisecondsOf(run.figures.p99()) : -1;
}

double p95WithUnanswered(const LoadRun &run)
{
    const double answered = p95(run);
    const auto requests = double(run.figures.requests);
    if (run.unanswered <= 0 || (requests > 0 && answered < 0))
        return answered;
    const double waited = leftUnanswered(run) ? endless : millisecondsOf(run.oldestUnanswered);
    const double percent = requests > 0 ? 95 * (requests + run.unanswered) / requests : endless;
    return std::max(answered, std::min(waited, timeOf(run.figures, percent)));
}

double average(const LoadRun &run)
{
    return run.figures.requests > 0 ? millisecondsOf(run.figures.average) : -1;
}

double failureShare(const LoadRun &run)
{
    return run.figures.requests > 0 ? double(run.figures.failures) / double(run.figures.requests)
                                    : -1;
}

double serverCpu(const LoadRun &run)
{
    return orElse(sumOf(run, &LoadServer::cpu), timelineMean(run, &LoadSecond::serverCpu, false));
}

double proxyCpu(const LoadRun &run)
{
    return orElse(run.proxyCpu, timelineMean(run, &LoadSecond::proxyCpu, false));
}

double generatorCpu(const LoadRun &run)
{
    return orElse(run.generatorCpu, timelineMean(run, &LoadSecond::generatorCpu, false));
}

double serverBytes(const LoadRun &run)
{
    double largest = sumOf(run, &LoadServer::maxBytes);
    if (largest < 0) {
        for (const LoadSecond &second : run.timeline)
            largest = std::max(largest, second.serverBytes);
    }
    return largest;
}

double queueMs(const LoadRun &run)
{
    return orElse(weightedMean(run, &LoadServer::queueMs),
                  timelineMean(run, &LoadSecond::queueMs, true));
}

double computeMs(const LoadRun &run)
{
    return orElse(weightedMean(run, &LoadServer::computeMs),
                  timelineMean(run, &LoadSecond::computeMs, true));
}

double cacheHitShare(const LoadRun &run)
{
    return weightedMean(run, &LoadServer::cacheHitShare);
}

int workers(const LoadRun &run, const LoadConfiguration &with)
{
    int sum = 0;
    for (const LoadServer &server : run.servers) {
        if (server.workers == 0)
            return with.workers * int(run.servers.size());
        sum += server.workers;
    }
    return sum;
}

}  // namespace figure

}  // namespace classiscope
