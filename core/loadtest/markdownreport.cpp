// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loadtest/loadanalysis.h"
#include "core/loadtest/loadtext.h"
#include "core/loadtest/markdowntable.h"
#include "core/loadtest/savereport.h"

#include <algorithm>

namespace classiscope {

QString markdownCell(QString text)
{
    text = text.simplified();
    for (const char c : {'\\', '|', '<', '`', '*', '_', '['})
        text.replace(QLatin1Char(c), QLatin1Char('\\') + QString(QLatin1Char(c)));
    return text;
}

QString markdownTable(const ReportTable &table)
{
    std::vector<QStringList> rows {table.head};
    for (const QStringList &row : table.rows) {
        rows.emplace_back();
        for (const QString &cell : row)
            rows.back() << markdownCell(cell);
    }
    std::vector<qsizetype> widths(std::size_t(table.head.size()), 3);
    for (const QStringList &row : rows) {
        for (qsizetype i = 0; i < row.size(); ++i)
            widths[std::size_t(i)] = std::max(widths[std::size_t(i)], row[i].size());
    }
    QString text;
    for (std::size_t line = 0; line < rows.size(); ++line) {
        for (qsizetype i = 0; i < rows[line].size(); ++i) {
            const qsizetype width = widths[std::size_t(i)];
            const QString &cell = rows[line][i];
            text += QStringLiteral("| ")
                + (i < table.textColumns ? cell.leftJustified(width) : cell.rightJustified(width))
                + QLatin1Char(' ');
        }
        text += QStringLiteral("|\n");
        for (qsizetype i = 0; line == 0 && i < table.head.size(); ++i) {
            const QString dashes(widths[std::size_t(i)] - 1, QLatin1Char('-'));
            text += i < table.textColumns ? QStringLiteral("| -%1 ").arg(dashes)
                                          : QStringLiteral("| %1: ").arg(dashes);
        }
        if (line == 0)
            text += QStringLiteral("|\n");
    }
    return text;
}

namespace {

QString section(const ReportTable &table)
{
    if (table.rows.empty())
        return {};
    return QStringLiteral("\n## %1\n\n%2").arg(table.title, markdownTable(table))
        + (table.note.isEmpty() ? QString() : QStringLiteral("\n%1\n").arg(table.note));
}

QString bullets(const QString &title, const QStringList &lines)
{
    if (lines.isEmpty())
        return {};
    return QStringLiteral("\n## %1\n\n- %2\n").arg(title, lines.join(QStringLiteral("\n- ")));
}

}  // namespace

QString loadTable(const LoadReport &report)
{
    return markdownTable(figuresTable(sortedForReading(report)));
}

QString loadReportMarkdown(const LoadReport &given)
{
    const LoadReport report = sortedForReading(given);
    const std::vector<Finding> findings = analyse(report);
    QString text =
        QStringLiteral("# %1\n\n%2\n\n%3\n")
            .arg(markdownCell(report.title.isEmpty() ? QStringLiteral("Load test") : report.title),
                 loadtext::date(report.date), markdownCell(conclusion(report, findings).english()));
    QStringList lines;
    for (const Finding &finding : findings)
        lines << QStringLiteral("%1: %2").arg(severityName(finding.severity),
                                              markdownCell(finding.text.english()));
    text += section(figuresTable(report)) + section(limitsTable(report))
        + bullets(QStringLiteral("Analysis"), lines) + section(percentilesTable(report))
        + section(resourcesTable(report)) + section(serversTable(report))
        + section(errorsTable(report)) + section(scenariosTable(report))
        + section(configurationTable(report));
    QStringList notes;
    for (const QString &note : report.notes)
        notes << markdownCell(note);
    for (const LoadRun &run : report.runs) {
        for (const QString &note : run.notes)
            notes << markdownCell(loadtext::runName(run.scenario, run.instances).english()
                                  + QStringLiteral(": ") + note);
    }
    text += bullets(QStringLiteral("Notes"), notes)
        + bullets(QStringLiteral("How it was measured"), measuringNotes(report));
    if (!report.configuration.command.isEmpty())
        text += QStringLiteral("\n## To do it again\n\n    %1\n")
                    .arg(QString(report.configuration.command)
                             .replace(QLatin1Char('\n'), QLatin1Char(' ')));
    return text;
}

}  // namespace classiscope
