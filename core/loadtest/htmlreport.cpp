// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loadtest/htmlpage.h"
#include "core/loadtest/loadanalysis.h"
#include "core/loadtest/loadtext.h"
#include "core/loadtest/reportcharts.h"
#include "core/loadtest/reporttables.h"
#include "core/loadtest/savereport.h"

#include <algorithm>

namespace classiscope {

namespace {

using namespace html;

struct Key {
    QString value;
    QString unit;
    QString name;
};

/// The best limit for each budget. Requires: sorted by budget.
std::vector<Key> limitKeys(const LoadReport &report)
{
    std::vector<Key> keys;
    const LimitSearch *best = nullptr;
    for (std::size_t i = 0; i < report.limits.size(); ++i) {
        const LimitSearch &search = report.limits[i];
        if (best == nullptr || search.rate > best->rate)
            best = &search;
        if (i + 1 < report.limits.size() && report.limits[i + 1].budget == search.budget)
            continue;
        const QString least = isAtLeast(*best) ? QStringLiteral("≥ ") : QString();
        QString name = QStringLiteral("with p95 within %1")
                           .arg(loadtext::duration(double(best->budget.count())));
        if (best->instances > 0)
            name += QStringLiteral(", ") + loadtext::instances(best->instances).english();
        if (best->rate > 0)
            keys.push_back(
                {least + loadtext::rate(best->rate), QStringLiteral("requests/s"), name});
        best = nullptr;
    }
    return keys;
}

/// Of those groups whose requests succeeded: failures can be fast.
std::vector<Key> scenarioKeys(const std::vector<RunGroup> &groups)
{
    double best = 0;
    double worst = -1;
    bool all = true;
    for (const RunGroup &group : groups) {
        const bool counts = isAnswered(group);
        all = all && counts;
        best = std::max(best, counts ? group.median(figure::rate) : 0);
        worst = std::max(worst, counts ? group.median(figure::p95) : -1);
    }
    const QString which = all ? QString() : QStringLiteral(" that succeeded");
    std::vector<Key> keys;
    if (best > 0)
        keys.push_back({loadtext::rate(best), QStringLiteral("requests/s"),
                        QStringLiteral("in the fastest scenario") + which});
    if (worst >= 0)
        keys.push_back(
            {loadtext::duration(worst), {}, QStringLiteral("p95 in the slowest scenario") + which});
    return keys;
}

std::vector<Key> requestKeys(const LoadReport &report)
{
    qint64 requests = 0;
    qint64 failures = 0;
    qint64 unanswered = 0;
    for (const LoadRun &run : report.runs) {
        requests += run.figures.requests;
        failures += run.figures.failures;
        unanswered += leftUnanswered(run) ? run.unanswered : 0;
    }
    std::vector<Key> keys;
    if (requests > 0)
        keys = {{loadtext::count(double(requests)), {}, QStringLiteral("requests in all")},
                {loadtext::percent(double(requests - failures) / double(requests)),
                 {},
                 QStringLiteral("of them successful")}};
    if (unanswered > 0)
        keys.push_back({loadtext::count(double(unanswered)),
                        {},
                        QStringLiteral("more, unanswered at the end")});
    return keys;
}

/// The quotable numbers.
QString keyFigures(const LoadReport &report, const std::vector<RunGroup> &groups)
{
    QString all;
    for (const std::vector<Key> &keys :
         {limitKeys(report), requestKeys(report), scenarioKeys(groups)}) {
        for (const Key &key : keys)
            all += QStringLiteral("<div><dt>") + key.name.toHtmlEscaped()
                + QStringLiteral("</dt><dd>") + key.value.toHtmlEscaped()
                + (key.unit.isEmpty() ? QString()
                                      : QStringLiteral(" <small>") + key.unit.toHtmlEscaped()
                           + QStringLiteral("</small>"))
                + QStringLiteral("</dd></div>\n");
    }
    return all.isEmpty() ? all : QStringLiteral("<dl class=\"keys\">\n%1</dl>\n").arg(all);
}

QString analysis(const std::vector<Finding> &findings)
{
    QString items;
    for (const Finding &finding : findings)
        items += QStringLiteral("<li><b class=\"v%1\">").arg(int(finding.severity))
            + severityName(finding.severity) + QStringLiteral("</b> <span>")
            + prose(finding.text.english()) + QStringLiteral("</span></li>\n");
    return items.isEmpty()
        ? items
        : section(QStringLiteral("Analysis"),
                  QStringLiteral("<ul class=\"findings\">\n") + items + QStringLiteral("</ul>\n"));
}

QString limits(const LoadReport &report)
{
    if (report.limits.empty())
        return {};
    QStringList charts;
    QString steps;
    for (const LimitSearch &search : report.limits) {
        charts << limitChart(search);
        steps += QStringLiteral("<details><summary>Steps: ")
            + limitText(search).english().toHtmlEscaped() + QStringLiteral("</summary>\n")
            + table(stepsTable(search)) + QStringLiteral("</details>\n");
    }
    return tableSection(limitsTable(report)) + chartGrid(charts) + steps;
}

QString scenarios(const std::vector<RunGroup> &groups)
{
    QString all;
    QStringList done;
    for (const RunGroup &group : groups) {
        ScenarioGroups same;
        for (const RunGroup &other : groups) {
            if (other.scenario() == group.scenario())
                same.push_back(&other);
        }
        if (same.front() != &group)
            continue;
        const QStringList charts = scenarioCharts(same);
        if (charts.isEmpty())
            continue;
        const bool repeated = std::any_of(same.begin(), same.end(),
                                          [](const RunGroup *one) { return one->runs.size() > 1; });
        all += section(QStringLiteral("Scenario %1").arg(group.scenario().name),
                       paragraph(group.scenario().text()
                                 + (repeated ? QStringLiteral(" · of the repetitions, the one with "
                                                              "the median rate is drawn")
                                             : QString()))
                           + chartGrid(charts));
    }
    return all;
}

/// When and of what, as far as it is known.
QString subtitle(const LoadReport &report)
{
    QStringList parts;
    if (report.date.isValid())
        parts << loadtext::date(report.date);
    if (!report.configuration.target.isEmpty())
        parts << report.configuration.target;
    return parts.join(QStringLiteral(" · "));
}

QStringList notesOf(const LoadReport &report)
{
    QStringList notes = report.notes;
    for (const LoadRun &run : report.runs) {
        for (const QString &note : run.notes)
            notes << loadtext::runName(run.scenario, run.instances).english() + QStringLiteral(": ")
                    + note;
    }
    notes.removeDuplicates();
    return notes;
}

}  // namespace

QByteArray loadReportHtml(const LoadReport &given)
{
    const LoadReport report = sortedForReading(given);
    const std::vector<RunGroup> groups = runGroups(report);
    const std::vector<Finding> findings = analyse(report);
    const QString title = report.title.isEmpty() ? QStringLiteral("Load test") : report.title;
    QString body = QStringLiteral("<h1>") + title.toHtmlEscaped() + QStringLiteral("</h1>\n")
        + paragraph(subtitle(report)) + QStringLiteral("<p class=\"verdict\">")
        + prose(conclusion(report, findings).english()) + QStringLiteral("</p>\n")
        + keyFigures(report, groups) + tableSection(figuresTable(report));
    if (groups.size() > 1)
        body += chartGrid(overviewCharts(groups));
    body += limits(report) + analysis(findings) + scenarios(groups)
        + tableSection(percentilesTable(report)) + tableSection(resourcesTable(report))
        + tableSection(serversTable(report)) + tableSection(errorsTable(report))
        + bullets(QStringLiteral("Notes"), notesOf(report)) + tableSection(scenariosTable(report))
        + tableSection(configurationTable(report))
        + bullets(QStringLiteral("How it was measured"), measuringNotes(report));
    if (!report.configuration.command.isEmpty())
        body += section(QStringLiteral("To do it again"),
                        QStringLiteral("<pre>") + report.configuration.command.toHtmlEscaped()
                            + QStringLiteral("</pre>\n"));
    return page(title, body);
}

}  // namespace classiscope
