// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loadtest/loadcomparison.h"

#include "core/loadtest/loadtext.h"

#include <algorithm>
#include <cmath>

namespace classiscope {

namespace {

using Verdict = ComparedValue::Verdict;

struct Compared {
    const char *name;
    double (*figure)(const LoadRun &);
    bool moreIsBetter;
};

double failurePercent(const LoadRun &run)
{
    const double share = figure::failureShare(run);
    return share < 0 ? share : 100 * share;
}

constexpr Compared comparedFigures[] = {
    {"Requests/s", figure::rate, true},     {"p50 ms", figure::p50, false},
    {"p95 ms", figure::p95, false},         {"p99 ms", figure::p99, false},
    {"Average ms", figure::average, false}, {"Failed %", failurePercent, false},
};

void judge(ComparedValue &value, bool moreIsBetter)
{
    if (value.before < 0 || value.after < 0)
        return;
    const double difference = value.after - value.before;
    value.verdict = std::abs(difference) <= value.noise ? Verdict::WithinNoise
        : (difference > 0) == moreIsBetter              ? Verdict::Better
                                                        : Verdict::Worse;
}

ComparedRun compare(const RunGroup &before, const RunGroup &after)
{
    ComparedRun run {
        before.scenario(), before.instances(), int(before.runs.size()), int(after.runs.size()), {}};
    const bool repeated = run.runsBefore > 1 && run.runsAfter > 1;
    for (const Compared &compared : comparedFigures) {
        ComparedValue value;
        value.name = QLatin1String(compared.name);
        value.before = before.median(compared.figure);
        value.after = after.median(compared.figure);
        value.noise = repeated
            ? std::max(before.spread(compared.figure), after.spread(compared.figure))
            : singleRunNoise * std::max(0.0, value.before);
        judge(value, compared.moreIsBetter);
        run.values.push_back(value);
    }
    return run;
}

const RunGroup *sameIn(const std::vector<RunGroup> &groups, const RunGroup &group)
{
    const auto found = std::find_if(groups.begin(), groups.end(), [&group](const RunGroup &other) {
        return other.scenario() == group.scenario() && other.instances() == group.instances();
    });
    return found == groups.end() ? nullptr : &*found;
}

void compareLimits(const LoadReport &before, const LoadReport &after, LoadComparison &comparison)
{
    for (const LimitSearch &old : before.limits) {
        for (const LimitSearch &now : after.limits) {
            if (now.budget != old.budget || now.instances != old.instances)
                continue;
            ComparedValue value;
            value.name = QStringLiteral("Limit of %1, %2")
                             .arg(loadtext::duration(double(old.budget.count())),
                                  loadtext::instances(old.instances).english());
            value.before = old.rate;
            value.after = now.rate;
            value.noise = singleRunNoise * old.rate;
            judge(value, true);
            comparison.limits.push_back(value);
        }
    }
}

std::vector<QStringList> differences(const LoadReport &before, const LoadReport &after)
{
    const auto rowsOf = [](const LoadReport &report) { return configurationTable(report).rows; };
    const auto valueOf = [](const std::vector<QStringList> &rows, const QString &name) {
        for (const QStringList &row : rows) {
            if (row[0] == name)
                return row[1];
        }
        return loadtext::unknown;
    };
    const auto old = rowsOf(before);
    const auto now = rowsOf(after);
    std::vector<QStringList> result;
    for (const QStringList &row : old) {
        if (const QString value = valueOf(now, row[0]); value != row[1])
            result.push_back({row[0], row[1], value});
    }
    for (const QStringList &row : now) {
        if (valueOf(old, row[0]) == loadtext::unknown)
            result.push_back({row[0], loadtext::unknown, row[1]});
    }
    return result;
}

}  // namespace

LoadComparison compareLoadReports(const LoadReport &before, const LoadReport &after)
{
    LoadComparison comparison;
    comparison.titleBefore = before.title;
    comparison.titleAfter = after.title;
    comparison.dateBefore = before.date;
    comparison.dateAfter = after.date;
    const auto old = runGroups(before);
    const auto now = runGroups(after);
    const auto name = [](const RunGroup &group) {
        return loadtext::runName(group.scenario(), group.instances()).english();
    };
    for (const RunGroup &group : old) {
        if (const RunGroup *same = sameIn(now, group))
            comparison.runs.push_back(compare(group, *same));
        else
            comparison.onlyBefore << name(group);
    }
    for (const RunGroup &group : now) {
        if (sameIn(old, group) == nullptr)
            comparison.onlyAfter << name(group);
    }
    compareLimits(before, after, comparison);
    comparison.differences = differences(before, after);
    return comparison;
}

}  // namespace classiscope
