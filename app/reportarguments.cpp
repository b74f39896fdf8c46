// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reportarguments.h"

#include <CLI/CLI.hpp>

namespace classiscope {

namespace {

QStringList localPaths(const std::vector<std::string> &paths)
{
    QStringList result;
    for (const std::string &path : paths)
        result << QString::fromLocal8Bit(path.c_str());
    return result;
}

}  // namespace

void ReportArguments::addTo(CLI::App &app)
{
    app.add_option("files", m_files,
                   "Reports as JSON, and CSV files of Locust: one of PREFIX_stats.csv,\n"
                   "…_stats_history.csv, …_failures.csv, the others are found beside it.\n"
                   "Several become one report, their runs repetitions of the same scenario")
        ->option_text("FILE")
        ->required()
        ->expected(1, -1);
    app.add_option("-o,--output", m_outputs,
                   "Write there instead of Markdown to the screen: .html, .md, .csv (and\n"
                   "…_timeline.csv, …_limits.csv) or .json; may be given several times")
        ->option_text("FILE")
        ->allow_extra_args(false);
    app.add_flag("--compare", m_compare,
                 "Set two reports side by side, the older one first; as .html or .md");
    app.add_option("--title", m_title, "Title of the report [that of the first file]")
        ->option_text("TEXT");
    app.footer("\nExit status: 0 done, 1 not all could be written, 2 a file cannot be used.");
}

std::optional<QString> ReportArguments::take(CommandLine &line) const
{
    ReportOptions &options = line.report;
    options.files = localPaths(m_files);
    options.outputs = localPaths(m_outputs);
    options.title = QString::fromLocal8Bit(m_title.c_str());
    options.compare = m_compare;
    if (m_compare && m_files.size() != 2)
        return QStringLiteral("--compare needs two files, the older one first.");
    if (m_compare && !m_title.empty())
        return QStringLiteral("--title is not for --compare, which shows both titles.");
    return {};
}

}  // namespace classiscope
