// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loadtest/htmlpage.h"
#include "core/loadtest/loadcomparison.h"
#include "core/loadtest/loadtext.h"
#include "core/loadtest/markdowntable.h"
#include "core/loadtest/savereport.h"

#include <QFileInfo>

#include <algorithm>

namespace classiscope {

namespace {

using Verdict = ComparedValue::Verdict;

QString verdictText(const ComparedValue &value)
{
    switch (value.verdict) {
    case Verdict::WithinNoise: return QStringLiteral("within noise");
    case Verdict::Better: return QStringLiteral("better");
    case Verdict::Worse: return QStringLiteral("worse");
    case Verdict::MoreFailed: return QStringLiteral("none: more failed");
    case Verdict::Unknown: break;
    }
    return loadtext::unknown;
}

QString changeText(const ComparedValue &value)
{
    if (value.before <= 0 || value.after < 0)
        return loadtext::unknown;
    const double change = 100 * (value.after - value.before) / value.before;
    return QString::number(change, 'f', 1).prepend(change > 0 ? QStringLiteral("+") : QString())
        + QStringLiteral(" %");
}

QStringList valueCells(const ComparedValue &value)
{
    return {value.name,        loadtext::rate(value.before), loadtext::rate(value.after),
            changeText(value), loadtext::rate(value.noise),  verdictText(value)};
}

ReportTable differencesTable(const LoadComparison &comparison)
{
    return {QStringLiteral("What differs in the configuration"),
            {QStringLiteral("What"), QStringLiteral("Before"), QStringLiteral("After")},
            3,
            comparison.differences,
            {}};
}

/// Without, the conclusion says why.
bool hasCommon(const LoadComparison &comparison)
{
    return !comparison.runs.empty() || !comparison.limits.empty();
}

QStringList remarks(const LoadComparison &comparison)
{
    QStringList lines;
    if (!comparison.onlyBefore.isEmpty())
        lines << QStringLiteral("Only in the older report: %1.")
                     .arg(loadtext::list(comparison.onlyBefore).english());
    if (!comparison.onlyAfter.isEmpty())
        lines << QStringLiteral("Only in the newer report: %1.")
                     .arg(loadtext::list(comparison.onlyAfter).english());
    if (hasCommon(comparison))
        lines += comparison.unlike;
    lines << QStringLiteral("A difference counts when it is larger than the noise: with two or "
                            "more runs on both sides the larger spread of the two (largest minus "
                            "smallest repetition), with fewer %1 of the older figure, which is a "
                            "guess. Limits are searched once: likewise %1.")
                 .arg(loadtext::percent(singleRunNoise));
    return lines;
}

QString headLine(const QString &title, const QDateTime &date)
{
    return QStringLiteral("%1, %2").arg(title.isEmpty() ? QStringLiteral("Load test") : title,
                                        loadtext::date(date));
}

}  // namespace

QString comparisonText(const LoadComparison &comparison)
{
    int better = 0;
    int worse = 0;
    int same = 0;
    bool single = false;
    const auto count = [&](const ComparedValue &value) {
        better += value.verdict == Verdict::Better ? 1 : 0;
        worse += value.verdict == Verdict::Worse ? 1 : 0;
        same += value.verdict == Verdict::WithinNoise ? 1 : 0;
    };
    for (const ComparedLoadRun &run : comparison.runs) {
        std::for_each(run.values.begin(), run.values.end(), count);
        single = single || run.runsBefore < 2 || run.runsAfter < 2;
    }
    std::for_each(comparison.limits.begin(), comparison.limits.end(), count);
    if (better + worse + same == 0)
        return (QStringList {QStringLiteral("The reports have no run in common: scenario and "
                                            "number of instances must be the same, of runs by "
                                            "Locust users and duration.")}
                + comparison.unlike)
            .join(QLatin1Char(' '));
    QString text = better + worse == 0
        ? QStringLiteral("Nothing changed beyond noise.")
        : QStringLiteral("Beyond noise, %1 figures are better and %2 are worse; %3 are within it.")
              .arg(better)
              .arg(worse)
              .arg(same);
    if (single)
        text +=
            QStringLiteral(" Some were run only once: there, differences below %1 may be noise. "
                           "Repeat the runs (--repeat 3) to know.")
                .arg(loadtext::percent(singleRunNoise));
    return text;
}

ReportTable comparisonTable(const LoadComparison &comparison)
{
    ReportTable table {QStringLiteral("Before and after"),
                       {QStringLiteral("Run"), QStringLiteral("Figure"), QStringLiteral("Before"),
                        QStringLiteral("After"), QStringLiteral("Change"), QStringLiteral("Noise"),
                        QStringLiteral("Verdict")},
                       2,
                       {},
                       {}};
    for (const ComparedLoadRun &run : comparison.runs) {
        const QString name =
            QStringLiteral("%1 (%2 and %3 runs)")
                .arg(run.name, QString::number(run.runsBefore), QString::number(run.runsAfter));
        for (const ComparedValue &value : run.values)
            table.rows.push_back(QStringList {name} + valueCells(value));
    }
    for (const ComparedValue &value : comparison.limits)
        table.rows.push_back(QStringList {QStringLiteral("Search for the limit")}
                             + valueCells(value));
    return table;
}

QByteArray loadComparisonHtml(const LoadReport &before, const LoadReport &after)
{
    const LoadComparison comparison = compareLoadReports(before, after);
    const QString title = QStringLiteral("Comparison of two load tests");
    return html::page(
        title,
        QStringLiteral("<h1>%1</h1>\n").arg(title)
            + html::paragraph(QStringLiteral("Before: ")
                              + headLine(comparison.titleBefore, comparison.dateBefore))
            + html::paragraph(QStringLiteral("After: ")
                              + headLine(comparison.titleAfter, comparison.dateAfter))
            + QStringLiteral("<p class=\"verdict\">") + html::prose(comparisonText(comparison))
            + QStringLiteral("</p>\n") + html::tableSection(comparisonTable(comparison))
            + html::tableSection(differencesTable(comparison))
            + html::bullets(QStringLiteral("How it is compared"), remarks(comparison)));
}

QString loadComparisonMarkdown(const LoadReport &before, const LoadReport &after)
{
    const LoadComparison comparison = compareLoadReports(before, after);
    QString text = QStringLiteral("# Comparison of two load tests\n\nBefore: ")
        + markdownCell(headLine(comparison.titleBefore, comparison.dateBefore))
        + QStringLiteral("\n\nAfter: ")
        + markdownCell(headLine(comparison.titleAfter, comparison.dateAfter))
        + QStringLiteral("\n\n") + comparisonText(comparison) + QStringLiteral("\n\n")
        + markdownTable(comparisonTable(comparison));
    if (!comparison.differences.empty())
        text += QStringLiteral("\n## What differs in the configuration\n\n")
            + markdownTable(differencesTable(comparison));
    QStringList lines;
    for (const QString &line : remarks(comparison))
        lines << markdownCell(line);
    return text + QStringLiteral("\n- ") + lines.join(QStringLiteral("\n- ")) + QLatin1Char('\n');
}

std::optional<Error> loadComparisonPathMistake(const QString &path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix == QStringLiteral("html") || suffix == QStringLiteral("md"))
        return {};
    return Error {Error::Code::BadRequest,
                  QStringLiteral("%1: a comparison's name must end in .html or .md.").arg(path)};
}

std::optional<Error> saveLoadComparison(const LoadReport &before, const LoadReport &after,
                                        const QString &path)
{
    if (const auto mistake = loadComparisonPathMistake(path))
        return mistake;
    const bool html = QFileInfo(path).suffix().toLower() == QStringLiteral("html");
    return saveWhole(html ? loadComparisonHtml(before, after)
                          : loadComparisonMarkdown(before, after).toUtf8(),
                     path);
}

}  // namespace classiscope
