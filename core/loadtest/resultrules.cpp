// SPDX-License-Identifier: GPL-3.0-or-later
// The rules about what came of a load test, and how it scaled.
#include "core/loadtest/loadrules.h"
#include "core/loadtest/loadtext.h"
#include "core/loadtest/reporttables.h"

#include <QRegularExpression>

#include <algorithm>
#include <map>

namespace classiscope {

namespace {

using Severity = Finding::Severity;

/// The first ones, and how many more there are.
Text shortList(std::vector<Text> parts)
{
    constexpr std::size_t mostNamed = 6;
    if (parts.size() > mostNamed) {
        const Text more = Text::marked("%1 more").arg(parts.size() - mostNamed);
        parts.resize(mostNamed);
        parts.push_back(more);
    }
    return loadtext::list(parts);
}

Text withFigures(const std::vector<const RunGroup *> &groups, const RunGroup::Figure &figure)
{
    std::vector<Text> parts;
    for (const RunGroup *group : groups)
        parts.push_back(Text(QStringLiteral("%1 (%2)"))
                            .arg(loadtext::runName(group->scenario(), group->instances()),
                                 loadtext::durationText(group->median(figure))));
    return shortList(parts);
}

/// Whether p95 can be said to keep to a budget: a fast refusal keeps to none, nor does who waits.
bool isWithin(const RunGroup &group, double budget)
{
    return group.median(figure::p95) <= budget
        && std::none_of(group.runs.begin(), group.runs.end(), [budget](const LoadRun *run) {
               return figure::failureShare(*run) > rules::problematicFailures
                   || (figure::p95(*run) <= budget && figure::p95WithUnanswered(*run) > budget);
           });
}

/// "heavy on 2 instances (12, the oldest for 3.4 s)"
Text unansweredOf(const LoadRun *run)
{
    const Text name = loadtext::runName(run->scenario, run->instances);
    const Text count = loadtext::countText(run->unanswered);
    if (run->oldestUnanswered.count() < 0)
        return Text(QStringLiteral("%1 (%2)")).arg(name, count);
    return Text::marked("%1 (%2, the oldest for %3)")
        .arg(name, count, loadtext::durationText(millisecondsOf(run->oldestUnanswered)));
}

/// Why a request failed, of what its kind tells.
enum class ErrorCause { Refused, Unreachable, TimedOut, Other };

ErrorCause causeOf(const QString &kind)
{
    const auto says = [&kind](const char *word) {
        return kind.contains(QLatin1String(word), Qt::CaseInsensitive);
    };
    static const QRegularExpression refusal(QStringLiteral("\\b(429|503)\\b"));
    if (refusal.match(kind).hasMatch())
        return ErrorCause::Refused;
    if (says("timed out") || says("timeout") || says("504"))
        return ErrorCause::TimedOut;
    if (says("connect") || says("refused") || says("reset") || says("502"))
        return ErrorCause::Unreachable;
    return ErrorCause::Other;
}

struct Cause {
    const char *rule;
    Text text;
};

Cause textOf(ErrorCause cause)
{
    switch (cause) {
    case ErrorCause::Refused:
        return {"requests-were-refused",
                Text::marked("%1 requests were refused with status 429 or 503: the server's queue "
                             "or another of its limits was full.")};
    case ErrorCause::Unreachable:
        return {"connections-failed",
                Text::marked("%1 requests failed because the connection did.")};
    case ErrorCause::TimedOut:
        return {"requests-timed-out", Text::marked("%1 requests were not answered in time.")};
    case ErrorCause::Other: break;
    }
    return {"requests-failed",
            Text::marked("%1 requests failed for other reasons; the table of errors has them.")};
}

/// The group of the same scenario on one instance; null without one.
const RunGroup *onOneInstance(const Groups &groups, const RunGroup &group)
{
    for (const RunGroup &other : groups) {
        if (other.scenario() == group.scenario() && other.instances() == 1)
            return &other;
    }
    return nullptr;
}

Finding scaling(const Text &what, int instances, double speedUp, bool tooFewCores,
                const LoadConfiguration &with)
{
    const bool linear = speedUp >= rules::linearShare * instances;
    const Text text = linear
        ? Text::marked("%1: %2 instances answered %3 times the requests of one, so they scaled "
                       "about linearly.")
        : tooFewCores
        ? Text::marked("%1: %2 instances answered %3 times the requests of one, not %2 times: "
                       "their workers share the %4 cores of one computer.")
        : Text::marked("%1: %2 instances answered %3 times the requests of one, not %2 times.");
    return {linear ? QStringLiteral("scaling-is-linear") : QStringLiteral("scaling-is-not-linear"),
            linear ? Severity::Good : Severity::Note,
            text.arg(what, instances, loadtext::rateText(speedUp), with.cores),
            {},
            instances};
}

/// By the largest budget that was searched; smaller ones tell the same.
void findLimitScaling(const LoadReport &report, Findings &findings)
{
    const LoadConfiguration &with = report.configuration;
    std::chrono::milliseconds budget {0};
    for (const LimitSearch &search : report.limits)
        budget = std::max(budget, search.budget);
    const auto counts = [budget](const LimitSearch &search) {
        return search.budget == budget && search.rate > 0 && !search.atCeiling
            && !search.generatorLimited && !search.stopped;
    };
    const auto one =
        std::find_if(report.limits.begin(), report.limits.end(), [&](const LimitSearch &search) {
            return search.instances == 1 && counts(search);
        });
    if (one == report.limits.end())
        return;
    for (const LimitSearch &search : report.limits) {
        if (search.instances > 1 && counts(search))
            findings.push_back(scaling(
                Text::marked("At the limit of %1")
                    .arg(loadtext::durationText(double(budget.count()))),
                search.instances, search.rate / one->rate,
                with.cores > 0 && search.instances * std::max(1, with.workers) > with.cores, with));
    }
}

}  // namespace

void findBudgets(const LoadReport &, const Groups &groups, Findings &findings)
{
    double above = -1;  // the next larger budget, which those below it keep
    for (const double budget : rules::budgetsMs) {
        std::vector<const RunGroup *> over;
        bool known = false;
        bool allWithin = true;
        for (const RunGroup &group : groups) {
            const double p95 = group.median(figure::p95);
            known = known || p95 >= 0;
            allWithin = allWithin && isWithin(group, budget);
            if (p95 > budget && (above < 0 || isWithin(group, above)))
                over.push_back(&group);
        }
        const Text text = loadtext::durationText(budget);
        if (known && allWithin)
            findings.push_back({QStringLiteral("within-budget"), Severity::Good,
                                Text::marked("p95 stayed within %1 in every run.").arg(text)});
        if (!over.empty() && above < 0)
            findings.push_back(
                {QStringLiteral("over-budget"), Severity::Problem,
                 Text::marked("p95 was over %1 in %2.").arg(text, withFigures(over, figure::p95))});
        if (!over.empty() && above > 0)
            findings.push_back(
                {QStringLiteral("over-small-budget"), Severity::Note,
                 Text::marked("p95 was over %1, but within %2, in %3.")
                     .arg(text, loadtext::durationText(above), withFigures(over, figure::p95))});
        above = budget;
    }
}

void findErrors(const LoadReport &report, const Groups &, Findings &findings)
{
    qint64 requests = 0;
    qint64 failures = 0;
    std::map<ErrorCause, qint64> causes;
    for (const LoadRun &run : report.runs) {
        requests += run.figures.requests;
        failures += run.figures.failures;
        for (const LoadError &error : run.errors)
            causes[causeOf(error.kind)] += error.count;
    }
    const bool answered = std::none_of(report.runs.begin(), report.runs.end(), leftUnanswered);
    if (requests > 0 && failures == 0 && answered)
        findings.push_back({QStringLiteral("no-failures"), Severity::Good,
                            Text::marked("None of %1 requests failed.")
                                .arg(loadtext::countText(double(requests)))});
    const bool many = double(failures) > rules::problematicFailures * double(requests);
    for (const auto &[cause, count] : causes) {
        if (count > 0)
            findings.push_back({QLatin1String(textOf(cause).rule),
                                many ? Severity::Problem : Severity::Warning,
                                textOf(cause).text.arg(loadtext::countText(double(count)))});
    }
}

void findUnanswered(const LoadReport &report, const Groups &, Findings &findings)
{
    std::vector<const LoadRun *> found;
    for (const LoadRun &run : report.runs) {
        if (leftUnanswered(run))
            found.push_back(&run);
    }
    if (found.empty())
        return;
    const bool many = std::any_of(found.begin(), found.end(), [](const LoadRun *run) {
        const double all = double(run->figures.requests) + run->unanswered;
        return run->unanswered > rules::problematicFailures * all;
    });
    std::vector<Text> parts;
    std::transform(found.begin(), found.end(), std::back_inserter(parts), unansweredOf);
    const LoadRun *only = found.size() == 1 ? found.front() : nullptr;
    findings.push_back(
        {QStringLiteral("requests-stayed-unanswered"), many ? Severity::Problem : Severity::Warning,
         Text::marked("Requests were still unanswered at the end of %1: they are in none of the "
                      "figures, which look better than they should.")
             .arg(shortList(parts)),
         only != nullptr ? only->scenario.name : QString(), only != nullptr ? only->instances : 0});
}

void findLimits(const LoadReport &report, const Groups &, Findings &findings)
{
    for (const LimitSearch &search : report.limits) {
        const Text text = limitText(search);
        if (search.stopped)
            findings.push_back({QStringLiteral("limit-search-stopped"),
                                Severity::Warning,
                                Text::marked("%1: the search was stopped there.").arg(text),
                                {},
                                search.instances});
        else if (search.rate <= 0)
            findings.push_back({QStringLiteral("no-limit-found"),
                                Severity::Problem,
                                text.asSentence(),
                                {},
                                search.instances});
        else if (search.generatorLimited)
            findings.push_back(
                {QStringLiteral("limit-lies-higher"),
                 Severity::Warning,
                 Text::marked("%1: beyond that the generator was the limit.").arg(text),
                 {},
                 search.instances});
        else if (search.atCeiling)
            findings.push_back({QStringLiteral("limit-lies-higher"),
                                Severity::Note,
                                Text::marked("%1: no higher rate was tried.").arg(text),
                                {},
                                search.instances});
    }
}

void findScaling(const LoadReport &report, const Groups &groups, Findings &findings)
{
    const LoadConfiguration &with = report.configuration;
    for (const RunGroup &group : groups) {
        const RunGroup *one = onOneInstance(groups, group);
        if (group.instances() < 2 || one == nullptr || one->median(figure::rate) <= 0)
            continue;
        if (!isAnswered(*one) || !isAnswered(group))
            continue;  // refusals scale, too
        if (isPausing(*one) || group.scenario().model == Scenario::Model::Open)
            continue;  // one instance already gave all that was asked
        findings.push_back(scaling(
            group.scenario().name, group.instances(),
            group.median(figure::rate) / one->median(figure::rate),
            with.cores > 0 && figure::workers(*group.runs.front(), with) > with.cores, with));
        findings.back().scenario = group.scenario().name;
    }
    findLimitScaling(report, findings);
}

}  // namespace classiscope
