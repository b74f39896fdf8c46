// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands.h"
#include "core/loadtest/loadcomparison.h"
#include "core/loadtest/loadmerge.h"
#include "core/loadtest/savereport.h"

#include <iostream>

namespace classiscope {

namespace {

int complain(const QString &text, int status)
{
    std::cerr << "classiscope: " << text.toStdString() << std::endl;
    return status;
}

/// Calls `save` for each path. Returns the exit code.
template <typename Save>
int saveAll(const QStringList &paths, const Save &save)
{
    int status = exitcode::success;
    for (const QString &path : paths) {
        if (const std::optional<Error> error = save(path))
            status = complain(error->message, exitcode::someFailed);
        else
            std::cerr << "Saved " << path.toStdString() << '\n';
    }
    return status;
}

int compare(const LoadReport &before, const LoadReport &after, const QStringList &outputs)
{
    if (outputs.isEmpty())
        std::cout << loadComparisonMarkdown(before, after).toStdString() << std::flush;
    return saveAll(outputs,
                   [&](const QString &path) { return saveLoadComparison(before, after, path); });
}

}  // namespace

int runReport(const CommandLine &line, int, char **)
{
    const ReportOptions &options = line.report;
    for (const QString &path : options.outputs) {
        const auto mistake =
            options.compare ? loadComparisonPathMistake(path) : loadReportPathMistake(path);
        if (mistake)
            return complain(mistake->message, exitcode::cannotStart);
    }
    std::vector<LoadReport> reports;
    for (const QString &path : options.files) {
        auto report = readLoadFile(path);
        if (!report)
            return complain(report.error().message, exitcode::cannotStart);
        reports.push_back(std::move(report).value());
    }
    if (options.compare)
        return compare(reports[0], reports[1], options.outputs);
    LoadReport merged = mergeLoadReports(std::move(reports));
    if (!options.title.isEmpty())
        merged.title = options.title;
    if (options.outputs.isEmpty())
        std::cout << loadReportMarkdown(merged).toStdString() << std::flush;
    return saveAll(options.outputs,
                   [&](const QString &path) { return saveLoadReport(merged, path); });
}

}  // namespace classiscope
