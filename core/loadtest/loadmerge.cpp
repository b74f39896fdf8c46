// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loadtest/loadmerge.h"

#include "core/loadtest/loadcomparison.h"
#include "core/loadtest/loadreportjson.h"
#include "core/loadtest/loadtext.h"
#include "core/loadtest/locustcsv.h"

#include <QFile>

#include <algorithm>

namespace classiscope {

Result<LoadReport> readLoadFile(const QString &path)
{
    const auto named = [&path](const Error &error) {
        return error.message.startsWith(path)
            ? error
            : Error {error.code, QStringLiteral("%1: %2").arg(path, error.message)};
    };
    if (path.endsWith(QStringLiteral(".csv"), Qt::CaseInsensitive)) {
        if (!isLocustFile(path))
            return {Error::Code::BadRequest,
                    QStringLiteral("%1: of CSV files those of Locust are read; their names end in "
                                   "_stats.csv, _stats_history.csv, _failures.csv or "
                                   "_exceptions.csv.")
                        .arg(path)};
        auto report = readLocustFiles(path);
        return report ? std::move(report) : named(report.error());
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {Error::Code::FileUnreadable,
                QStringLiteral("%1 cannot be read (%2).").arg(path, file.errorString())};
    auto report = readLoadReport(file.read(maxLoadReportBytes + 1));
    return report ? std::move(report) : named(report.error());
}

LoadReport mergeLoadReports(std::vector<LoadReport> reports)
{
    LoadReport merged = std::move(reports.front());
    for (std::size_t i = 1; i < reports.size(); ++i) {
        LoadReport &other = reports[i];
        QStringList names;
        for (const QStringList &row : compareLoadReports(merged, other).differences)
            names << row.front();
        for (LoadRun &run : other.runs) {
            const auto same =
                std::count_if(merged.runs.begin(), merged.runs.end(), [&run](const LoadRun &one) {
                    return one.scenario == run.scenario && one.instances == run.instances;
                });
            run.repetition = int(same) + 1;
            merged.runs.push_back(std::move(run));
        }
        merged.limits.insert(merged.limits.end(), other.limits.begin(), other.limits.end());
        for (const QString &note : other.notes) {
            if (!merged.notes.contains(note))
                merged.notes << note;
        }
        if (!names.isEmpty())
            merged.notes << QStringLiteral("The report %1 that was added differs in: %2.")
                                .arg(i + 1)
                                .arg(loadtext::list(names).english());
    }
    return merged;
}

}  // namespace classiscope
