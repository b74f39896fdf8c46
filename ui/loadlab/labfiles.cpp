// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/loadlab/labfiles.h"

#include "core/loadtest/loadcomparison.h"
#include "core/loadtest/loadreportjson.h"
#include "core/loadtest/locustcsv.h"
#include "core/loadtest/savereport.h"
#include "ui/loadlab/labcommand.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

namespace classiscope {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(LoadLab)
};

QString written(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        && file.write(content) == content.size() && file.flush())
        return {};
    return Words::tr("%1 could not be written (%2): make room there.")
        .arg(QDir::toNativeSeparators(path), file.errorString());
}

}  // namespace

QString reportFileIn(const QTemporaryDir &folder)
{
    return folder.filePath(QStringLiteral("report.json"));
}

QString writeLabFiles(const QTemporaryDir &folder, const LabPlan &plan, const QByteArray &key,
                      LabCommandFacts &facts)
{
    if (!folder.isValid())
        return Words::tr("No folder for the load test's files could be made (%1): make room in %2.")
            .arg(folder.errorString(), QDir::tempPath());
    facts.scenarioFile = folder.filePath(QStringLiteral("scenarios.json"));
    facts.reportFile = reportFileIn(folder);
    QString problem = written(facts.scenarioFile, scenariosJson(plan.asRun()));
    if (problem.isEmpty() && !key.isEmpty()) {
        facts.keyFile = folder.filePath(QStringLiteral("key"));
        problem = written(facts.keyFile, key);
    }
    return problem;
}

Result<LoadReport> readReportFile(const QString &path)
{
    const QString name = QFileInfo(path).fileName();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {Error::Code::FileUnreadable,
                Words::tr("%1 cannot be read: %2").arg(name, file.errorString())};
    if (file.size() > maxLoadReportBytes)
        return {Error::Code::BadRequest,
                Words::tr("%1 is too large for a report (more than %2 MiB): choose another file.")
                    .arg(name)
                    .arg(maxLoadReportBytes >> 20)};
    const auto report = readLoadReport(file.readAll());
    if (!report)
        return {report.error().code,
                QStringLiteral("%1: %2").arg(name, report.error().text.translated())};
    return report;
}

Result<LoadReport> openReportFile(const QString &path)
{
    return path.endsWith(QStringLiteral(".csv"), Qt::CaseInsensitive) ? readLocustFiles(path)
                                                                      : readReportFile(path);
}

Result<QString> saveReportFile(const LoadReport &report, const QString &path)
{
    if (const auto error = saveLoadReport(report, path))
        return *error;
    return path;
}

Result<QString> saveComparisonFile(const QString &earlier, const LoadReport &report,
                                   const QString &path)
{
    const auto before = openReportFile(earlier);
    if (!before)
        return before.error();
    if (const auto error = saveLoadComparison(*before, report, path))
        return *error;
    return path;
}

}  // namespace classiscope
