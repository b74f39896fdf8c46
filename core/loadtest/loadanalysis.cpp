// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loadtest/loadanalysis.h"

#include "core/loadtest/loadrules.h"
#include "core/loadtest/loadtext.h"
#include "core/loadtest/reporttables.h"

#include <algorithm>

namespace classiscope {

namespace {

using Severity = Finding::Severity;

Text firstText(const Findings &findings, const QStringList &ruleNames)
{
    for (const QString &rule : ruleNames) {
        for (const Finding &finding : findings) {
            if (finding.rule == rule)
                return finding.text;
        }
    }
    return {};
}

/// The largest exact limit of the largest budget.
const LimitSearch *bestLimit(const LoadReport &report)
{
    const LimitSearch *best = nullptr;
    for (const LimitSearch &search : report.limits) {
        if (search.rate > 0
            && (best == nullptr || search.budget > best->budget
                || (search.budget == best->budget && search.rate > best->rate)))
            best = &search;
    }
    return best;
}

/// Of the runs that left more of them than are always on their way.
qint64 unanswered(const LoadReport &report)
{
    qint64 count = 0;
    for (const LoadRun &run : report.runs)
        count += leftUnanswered(run) ? run.unanswered : 0;
    return count;
}

Text whatCameOfIt(const LoadReport &report)
{
    qint64 requests = 0;
    qint64 failures = 0;
    for (const LoadRun &run : report.runs) {
        requests += run.figures.requests;
        failures += run.figures.failures;
    }
    const Text runs = report.runs.size() == 1 ? Text::marked("one run")
                                              : Text::marked("%1 runs").arg(report.runs.size());
    if (requests == 0)
        return report.runs.empty() ? Text()
                                   : Text::marked("No request was answered in %1.").arg(runs);
    const Text all = loadtext::countText(double(requests));
    if (failures == 0)
        return (unanswered(report) > 0 ? Text::marked("%1 requests of %2 succeeded.")
                                       : Text::marked("All %1 requests of %2 succeeded."))
            .arg(all, runs);
    return Text::marked("Of %1 requests in %2, %3 failed (%4).")
        .arg(all, runs, loadtext::countText(double(failures)),
             loadtext::percentText(double(failures) / double(requests)));
}

Text whatIsUnanswered(const LoadReport &report)
{
    const qint64 count = unanswered(report);
    return count > 0
        ? Text::marked("Still unanswered at the end: %1.").arg(loadtext::countText(double(count)))
        : Text();
}

Text slowest(const Groups &groups)
{
    const RunGroup *worst = nullptr;
    bool all = true;
    for (const RunGroup &group : groups) {
        if (!isAnswered(group))
            all = false;
        else if (worst == nullptr || worst->median(figure::p95) < group.median(figure::p95))
            worst = &group;
    }
    if (worst == nullptr || worst->median(figure::p95) < 0)
        return {};
    return (all ? Text::marked("The slowest was %1, where 95 of 100 answers came within %2.")
                : Text::marked("Of the runs whose requests succeeded, the slowest was %1, where "
                               "95 of 100 answers came within %2."))
        .arg(loadtext::runName(worst->scenario(), worst->instances()),
             loadtext::durationText(worst->median(figure::p95)));
}

}  // namespace

bool leftUnanswered(const LoadRun &run)
{
    const bool many = run.scenario.model == Scenario::Model::Open
        && run.unanswered > rules::unansweredRequests
        && run.unanswered > rules::unansweredShare * double(run.figures.requests);
    const double waited = millisecondsOf(run.oldestUnanswered);
    return many
        || (run.unanswered > 0 && waited > rules::unansweredMs
            && waited > millisecondsOf(run.figures.maximum)
            && waited > rules::unansweredFactor * millisecondsOf(run.figures.p99()));
}

bool isAnswered(const RunGroup &group)
{
    return std::none_of(group.runs.begin(), group.runs.end(), [](const LoadRun *run) {
        return figure::failureShare(*run) > rules::problematicFailures || leftUnanswered(*run);
    });
}

bool has(const Findings &findings, const QString &rule)
{
    return std::any_of(findings.begin(), findings.end(),
                       [&rule](const Finding &finding) { return finding.rule == rule; });
}

Text names(const std::vector<const RunGroup *> &groups)
{
    constexpr qsizetype mostNamed = 8;
    QStringList scenarios;
    std::vector<QStringList> numbers;
    for (const RunGroup *group : groups) {
        const QString name = group->scenario().name;
        qsizetype at = scenarios.indexOf(name);
        if (at < 0) {
            at = scenarios.size();
            scenarios << name;
            numbers.emplace_back();
        }
        if (group->instances() > 0)
            numbers[std::size_t(at)] << QString::number(group->instances());
    }
    std::vector<Text> parts;
    for (qsizetype i = 0; i < std::min(scenarios.size(), mostNamed); ++i) {
        const QStringList &of = numbers[std::size_t(i)];
        const Text instances = of == QStringList {QStringLiteral("1")}
            ? loadtext::instances(1)
            : Text::marked("%1 instances").arg(loadtext::list(of));
        parts.push_back(of.isEmpty() ? Text(scenarios[i])
                                     : Text::marked("%1 on %2").arg(scenarios[i], instances));
    }
    if (scenarios.size() > mostNamed)
        parts.push_back(Text::marked("%1 more").arg(scenarios.size() - mostNamed));
    return parts.size() < 2
            || std::none_of(numbers.begin(), numbers.end(),
                            [](const QStringList &of) { return of.size() > 1; })
        ? loadtext::list(parts)
        : joined(parts, QStringLiteral("; "));  // a list of lists
}

void addAbout(const Groups &groups, const std::vector<const RunGroup *> &found, const char *rule,
              Severity severity, const Text &text, Findings &findings)
{
    if (found.empty())
        return;
    const bool all = groups.size() > 1 && found.size() == groups.size();
    Finding finding {QLatin1String(rule), severity,
                     text.arg(all ? Text::marked("every run") : names(found))};
    if (found.size() == 1) {
        finding.scenario = found.front()->scenario().name;
        finding.instances = found.front()->instances();
    }
    findings.push_back(finding);
}

void advise(const LoadReport &report, const Groups &, Findings &findings)
{
    const auto found = [&findings](const char *rule) { return has(findings, QLatin1String(rule)); };
    const auto add = [&findings](const Text &text) {
        findings.push_back({QStringLiteral("advice"), Severity::Advice, text});
    };
    if (found("generator-is-the-bottleneck") || found("requests-left-late"))
        add(Text::marked("Give the generator a core of its own (--cpus), or run it on another "
                         "computer."));
    if (found("workers-are-the-limit"))
        add(Text::marked("Raise --workers up to the number of cores."));
    if (found("processors-are-the-limit"))
        add(Text::marked("More instances or workers on this computer will not help: make a "
                         "picture cheaper (classiscope bench --tune finds the best setting, "
                         "--precision fast may help more), or add computers."));
    else if (found("queue-is-the-limit") && !found("workers-are-the-limit"))
        add(Text::marked("Let classiscope bench --tune look for a setting of workers and batch "
                         "size that answers more."));
    if (found("repeated-pictures-were-computed"))
        add(Text::marked("Switch the cache on (--cache-bytes) if such repetitions are typical."));
    if (found("requests-were-refused"))
        add(Text::marked("A larger --queue-limit refuses less and lets requests wait longer; only "
                         "more computing power answers more."));
    if (found("users-set-the-rate") && report.limits.empty())
        add(Text::marked("To see the server's limit, use --find-limit or more users."));
    if (found("memory-grew"))
        add(Text::marked("Run for longer to see whether the memory stops growing."));
}

std::vector<Finding> analyse(const LoadReport &report)
{
    const Groups groups = runGroups(report);
    Findings findings;
    for (const auto rule :
         {findErrors, findUnanswered, findBudgets, findLimits, findScaling, findGenerator,
          findProcessors, findQueue, findPauses, findProxy, findOtherTime, findCache, findDrift,
          findMemoryGrowth, findUnsteadiness, findFewRequests, findStopped, advise})
        rule(report, groups, findings);
    return findings;
}

Text conclusion(const LoadReport &report, const std::vector<Finding> &findings)
{
    std::vector<Text> sentences {whatCameOfIt(report), whatIsUnanswered(report),
                                 slowest(runGroups(report))};
    if (const LimitSearch *limit = bestLimit(report))
        sentences.push_back(limitText(*limit).asSentence());
    sentences.push_back(firstText(
        findings,
        {QStringLiteral("generator-is-the-bottleneck"), QStringLiteral("processors-are-the-limit"),
         QStringLiteral("workers-are-the-limit"), QStringLiteral("queue-is-the-limit"),
         QStringLiteral("proxy-is-busy"), QStringLiteral("users-set-the-rate")}));
    sentences.push_back(firstText(findings, {QStringLiteral("advice")}));
    std::erase_if(sentences, [](const Text &text) { return text.isEmpty(); });
    return sentences.empty() ? Text::marked("Nothing was measured.")
                             : joined(sentences, QStringLiteral(" "));
}

QString severityName(Severity severity)
{
    switch (severity) {
    case Severity::Good: return QStringLiteral("Good");
    case Severity::Note: return QStringLiteral("Note");
    case Severity::Warning: return QStringLiteral("Warning");
    case Severity::Problem: return QStringLiteral("Problem");
    case Severity::Advice: break;
    }
    return QStringLiteral("Try next");
}

}  // namespace classiscope
