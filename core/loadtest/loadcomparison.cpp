// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loadtest/loadcomparison.h"

#include "core/loadtest/loadanalysis.h"
#include "core/loadtest/loadtext.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace classiscope {

namespace {

using Verdict = ComparedValue::Verdict;

/// Of a Locust run and another one.
constexpr double durationShare = 0.05;
constexpr std::chrono::milliseconds durationDifference {2000};

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

/// Of all requests those without a good answer.
double unservedShare(const LoadRun &run)
{
    const double unanswered = leftUnanswered(run) ? run.unanswered : 0;
    const double all = double(run.figures.requests) + unanswered;
    return all > 0 ? (double(run.figures.failures) + unanswered) / all : -1;
}

QString nameOf(const RunGroup &group)
{
    return loadtext::runName(group.scenario(), group.instances()).english();
}

QString nameOf(const RunGroup &before, const RunGroup &after)
{
    return nameOf(before) == nameOf(after)
        ? nameOf(before)
        : QStringLiteral("%1 → %2").arg(nameOf(before), nameOf(after));
}

ComparedLoadRun compare(const RunGroup &before, const RunGroup &after)
{
    ComparedLoadRun run {
        nameOf(before, after), int(before.runs.size()), int(after.runs.size()), {}};
    const bool repeated = run.runsBefore > 1 && run.runsAfter > 1;
    const bool moreFailed = after.median(unservedShare)
        > std::max(0.0, before.median(unservedShare)) + rules::problematicFailures;
    for (const Compared &compared : comparedFigures) {
        ComparedValue value;
        value.name = QLatin1String(compared.name);
        value.before = before.median(compared.figure);
        value.after = after.median(compared.figure);
        value.noise = repeated
            ? std::max(before.spread(compared.figure), after.spread(compared.figure))
            : singleRunNoise * std::max(0.0, value.before);
        judge(value, compared.moreIsBetter);
        if (moreFailed && value.verdict == Verdict::Better)
            value.verdict = Verdict::MoreFailed;
        run.values.push_back(value);
    }
    return run;
}

bool isFromLocust(const RunGroup &group)
{
    return group.runs.front()->fromLocust;
}

bool sameDuration(const Scenario &one, const Scenario &other)
{
    const auto longer = std::max(one.duration, other.duration);
    const auto shorter = std::min(one.duration, other.duration);
    return longer - shorter <= durationDifference
        || double(shorter.count()) >= (1 - durationShare) * double(longer.count());
}

/// As far as it is known of both.
bool isSame(const RunGroup &one, const RunGroup &other)
{
    const Scenario &a = one.scenario();
    const Scenario &b = other.scenario();
    if (!isFromLocust(one) && !isFromLocust(other))
        return a == b && one.instances() == other.instances();
    return a.model == b.model && a.users == b.users && sameDuration(a, b);
}

/// Of those that are not taken the same as `group`, one of the same name before others.
const RunGroup *sameIn(const std::vector<RunGroup> &groups, const RunGroup &group,
                       const std::set<const RunGroup *> &taken)
{
    const RunGroup *found = nullptr;
    for (const RunGroup &other : groups) {
        if (taken.contains(&other) || !isSame(group, other))
            continue;
        if (other.scenario().name == group.scenario().name)
            return &other;
        found = found == nullptr ? &other : found;
    }
    return found;
}

/// "duration (60 s and 120 s)"
void addIfUnlike(const char *what, const QString &one, const QString &other, QStringList &list)
{
    if (one != other)
        list << QStringLiteral("%1 (%2 and %3)").arg(QLatin1String(what), one, other);
}

QStringList unlikeSettings(const Scenario &a, const Scenario &b)
{
    const auto text = [](std::chrono::milliseconds time) {
        return loadtext::duration(double(time.count()));
    };
    const auto number = [](double value) { return QString::number(value); };
    const auto load = [](const Scenario &scenario) {
        return scenario.model == Scenario::Model::Open ? QStringLiteral("requests at a rate")
                                                       : QStringLiteral("users");
    };
    const auto arrivals = [](const Scenario &scenario) {
        return scenario.arrivals == Scenario::Arrivals::Poisson ? QStringLiteral("Poisson")
                                                                : QStringLiteral("constant");
    };
    QStringList list;
    addIfUnlike("load", load(a), load(b), list);
    if (a.model == Scenario::Model::Closed && a.model == b.model) {
        addIfUnlike("users", number(a.users), number(b.users), list);
        addIfUnlike("users a second", number(a.spawnRate), number(b.spawnRate), list);
        addIfUnlike("shortest pause", text(a.waitMin), text(b.waitMin), list);
        addIfUnlike("longest pause", text(a.waitMax), text(b.waitMax), list);
    } else if (a.model == b.model) {
        addIfUnlike("requests a second", number(a.arrivalRate), number(b.arrivalRate), list);
        addIfUnlike("arrivals", arrivals(a), arrivals(b), list);
    }
    addIfUnlike("duration", text(a.duration), text(b.duration), list);
    addIfUnlike("repeated pictures", loadtext::percent(a.repeatShare),
                loadtext::percent(b.repeatShare), list);
    addIfUnlike("aborted on purpose", loadtext::percent(a.abortShare),
                loadtext::percent(b.abortShare), list);
    return list;
}

/// What of them must be the same, and is not.
QStringList unlikeSettings(const RunGroup &before, const RunGroup &after)
{
    if (!isFromLocust(before) && !isFromLocust(after))
        return unlikeSettings(before.scenario(), after.scenario());
    Scenario other = before.scenario();
    other.model = after.scenario().model;
    other.users = after.scenario().users;
    if (!sameDuration(before.scenario(), after.scenario()))
        other.duration = after.scenario().duration;
    return unlikeSettings(before.scenario(), other);
}

/// Why runs that have a name in common, or are the only ones left, are not compared.
QStringList unlikeRuns(const std::vector<const RunGroup *> &before,
                       const std::vector<const RunGroup *> &after)
{
    const bool only = before.size() == 1 && after.size() == 1;
    QStringList sentences;
    for (const RunGroup *old : before) {
        for (const RunGroup *now : after) {
            const QString oldName = old->scenario().name;
            const QString newName = now->scenario().name;
            const QStringList settings = unlikeSettings(*old, *now);
            // With none it is the number of instances, which the names say.
            if (settings.isEmpty() || (oldName != newName && !only))
                continue;
            const QString differences = loadtext::list(settings).english();
            sentences << (oldName == newName ? QStringLiteral("“%1” is not the same in both: %2.")
                                                   .arg(oldName, differences)
                                             : QStringLiteral("“%1” and “%2” are not the same: %3.")
                                                   .arg(oldName, newName, differences));
        }
    }
    sentences.removeDuplicates();
    return sentences;
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
            if (!old.stopped && !now.stopped)
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
    std::vector<const RunGroup *> onlyOld;
    std::vector<const RunGroup *> onlyNow;
    std::set<const RunGroup *> taken;
    for (const RunGroup &group : old) {
        if (const RunGroup *same = sameIn(now, group, taken)) {
            comparison.runs.push_back(compare(group, *same));
            taken.insert(same);
        } else {
            comparison.onlyBefore << nameOf(group);
            onlyOld.push_back(&group);
        }
    }
    for (const RunGroup &group : now) {
        if (taken.contains(&group))
            continue;
        comparison.onlyAfter << nameOf(group);
        onlyNow.push_back(&group);
    }
    comparison.unlike = unlikeRuns(onlyOld, onlyNow);
    compareLimits(before, after, comparison);
    comparison.differences = differences(before, after);
    return comparison;
}

}  // namespace classiscope
