// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loadtest/loadanalysis.h"

#include "core/loadtest/loadrules.h"
#include "core/loadtest/loadtext.h"
#include "core/loadtest/reporttables.h"

#include <algorithm>

namespace classiscope {

namespace {

using Severity = Finding::Severity;

QString firstText(const Findings &findings, const QStringList &ruleNames)
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

QString whatCameOfIt(const LoadReport &report)
{
    qint64 requests = 0;
    qint64 failures = 0;
    for (const LoadRun &run : report.runs) {
        requests += run.figures.requests;
        failures += run.figures.failures;
    }
    const QString runs = report.runs.size() == 1
        ? QStringLiteral("one run")
        : QStringLiteral("%1 runs").arg(report.runs.size());
    if (requests == 0)
        return report.runs.empty() ? QString()
                                   : QStringLiteral("No request was answered in %1.").arg(runs);
    if (failures == 0)
        return QStringLiteral("All %1 requests of %2 succeeded.")
            .arg(loadtext::count(double(requests)), runs);
    return QStringLiteral("Of %1 requests in %2, %3 failed (%4).")
        .arg(loadtext::count(double(requests)), runs, loadtext::count(double(failures)),
             loadtext::percent(double(failures) / double(requests)));
}

QString slowest(const Groups &groups)
{
    const auto worst =
        std::max_element(groups.begin(), groups.end(), [](const RunGroup &a, const RunGroup &b) {
            return a.median(figure::p95) < b.median(figure::p95);
        });
    if (worst == groups.end() || worst->median(figure::p95) < 0)
        return {};
    return QStringLiteral("The slowest was %1, where 95 of 100 answers came within %2.")
        .arg(loadtext::runName(worst->scenario(), worst->instances()),
             loadtext::duration(worst->median(figure::p95)));
}

}  // namespace

bool has(const Findings &findings, const QString &rule)
{
    return std::any_of(findings.begin(), findings.end(),
                       [&rule](const Finding &finding) { return finding.rule == rule; });
}

QString names(const std::vector<const RunGroup *> &groups)
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
    QStringList parts;
    for (qsizetype i = 0; i < std::min(scenarios.size(), mostNamed); ++i) {
        const QStringList &of = numbers[std::size_t(i)];
        parts << (of.isEmpty() ? scenarios[i]
                               : QStringLiteral("%1 on %2 %3")
                                     .arg(scenarios[i], loadtext::list(of),
                                          of == QStringList {QStringLiteral("1")}
                                              ? QStringLiteral("instance")
                                              : QStringLiteral("instances")));
    }
    if (scenarios.size() > mostNamed)
        parts << QStringLiteral("%1 more").arg(scenarios.size() - mostNamed);
    return parts.size() < 2
            || std::none_of(numbers.begin(), numbers.end(),
                            [](const QStringList &of) { return of.size() > 1; })
        ? loadtext::list(parts)
        : parts.join(QStringLiteral("; "));  // a list of lists
}

void addAbout(const std::vector<const RunGroup *> &groups, const char *rule, Severity severity,
              const QString &text, Findings &findings)
{
    if (groups.empty())
        return;
    Finding finding {QLatin1String(rule), severity, text.arg(names(groups))};
    if (groups.size() == 1) {
        finding.scenario = groups.front()->scenario().name;
        finding.instances = groups.front()->instances();
    }
    findings.push_back(finding);
}

void advise(const LoadReport &report, const Groups &, Findings &findings)
{
    const auto found = [&findings](const char *rule) { return has(findings, QLatin1String(rule)); };
    QStringList advice;
    if (found("generator-is-the-bottleneck") || found("requests-left-late"))
        advice << QStringLiteral("Give the generator a core of its own (--cpus), or run it on "
                                 "another computer.");
    if (found("workers-are-the-limit"))
        advice << QStringLiteral("Raise --workers up to the number of cores.");
    if (found("processors-are-the-limit"))
        advice << QStringLiteral("More instances or workers on this computer will not help: make a "
                                 "picture cheaper (classiscope bench --tune finds the best "
                                 "setting, --precision fast may help more), or add computers.");
    else if (found("queue-is-the-limit") && !found("workers-are-the-limit"))
        advice << QStringLiteral("Let classiscope bench --tune look for a setting of workers and "
                                 "batch size that answers more.");
    if (found("repeated-pictures-were-computed"))
        advice << QStringLiteral("Switch the cache on (--cache-bytes) if such repetitions are "
                                 "typical.");
    if (found("requests-were-refused"))
        advice << QStringLiteral("A larger --queue-limit refuses less and lets requests wait "
                                 "longer; only more computing power answers more.");
    if (found("users-set-the-rate") && report.limits.empty())
        advice << QStringLiteral("To see the server's limit, use --find-limit or more users.");
    if (found("memory-grew"))
        advice << QStringLiteral("Run for longer to see whether the memory stops growing.");
    for (const QString &text : advice)
        findings.push_back({QStringLiteral("advice"), Severity::Advice, text});
}

std::vector<Finding> analyse(const LoadReport &report)
{
    const Groups groups = runGroups(report);
    Findings findings;
    for (const auto rule :
         {findErrors, findBudgets, findLimits, findScaling, findGenerator, findProcessors,
          findQueue, findPauses, findProxy, findOtherTime, findCache, findDrift, findMemoryGrowth,
          findUnsteadiness, findFewRequests, findStopped, advise})
        rule(report, groups, findings);
    return findings;
}

QString conclusion(const LoadReport &report, const std::vector<Finding> &findings)
{
    QStringList sentences {whatCameOfIt(report), slowest(runGroups(report))};
    if (const LimitSearch *limit = bestLimit(report))
        sentences << limitText(*limit) + QLatin1Char('.');
    sentences << firstText(
        findings,
        {QStringLiteral("generator-is-the-bottleneck"), QStringLiteral("processors-are-the-limit"),
         QStringLiteral("workers-are-the-limit"), QStringLiteral("queue-is-the-limit"),
         QStringLiteral("proxy-is-busy"), QStringLiteral("users-set-the-rate")});
    sentences << firstText(findings, {QStringLiteral("advice")});
    sentences.removeAll(QString());
    return sentences.isEmpty() ? QStringLiteral("Nothing was measured.")
                               : sentences.join(QLatin1Char(' '));
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
