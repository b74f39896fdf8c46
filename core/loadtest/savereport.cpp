// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loadtest/savereport.h"

#include "core/csv.h"
#include "core/loadtest/loadreportjson.h"
#include "core/loadtest/rungroups.h"

#include <QFileInfo>
#include <QSaveFile>

namespace classiscope {

namespace {

class CsvLine {
public:
    CsvLine &text(const QString &value)
    {
        // A spreadsheet must not take a name for a formula.
        const bool formula = !value.isEmpty() && QStringLiteral("=+-@").contains(value.front());
        m_fields << csvField(formula ? QLatin1Char('\'') + value : value);
        return *this;
    }
    CsvLine &integer(qint64 value)
    {
        m_fields << QByteArray::number(value);
        return *this;
    }
    /// Empty when it is negative.
    CsvLine &known(double value)
    {
        m_fields << (value >= 0 ? QByteArray::number(value, 'g', 12) : QByteArray());
        return *this;
    }
    CsvLine &nothing(int fields)
    {
        m_fields.resize(m_fields.size() + fields);
        return *this;
    }
    CsvLine &time(std::chrono::microseconds value) { return known(millisecondsOf(value)); }
    QByteArray take() const { return m_fields.join(',') + "\r\n"; }

private:
    QByteArrayList m_fields;
};

QString suffixOf(const QString &path)
{
    return QFileInfo(path).suffix().toLower();
}

}  // namespace

QByteArray loadRunsCsv(const LoadReport &report)
{
    QByteArray csv =
        "scenario,instances,repetition,started,seconds,cancelled,requests,successes,failures,"
        "aborted,success_rate,average_ms,min_ms,max_ms,requests_per_second,failures_per_second,"
        "average_bytes";
    for (const double percentile : loadPercentiles)
        csv += ",p" + QByteArray::number(percentile) + "_ms";
    csv += ",queue_ms,compute_ms,server_cores,proxy_cores,generator_cores,generator_cores_max,"
           "server_bytes,cache_hit_share,late_ms,unanswered\r\n";
    for (const LoadRun &run : report.runs) {
        const LoadFigures &of = run.figures;
        CsvLine line;
        line.text(run.scenario.name).integer(run.instances).integer(run.repetition);
        line.text(run.started.toUTC().toString(Qt::ISODate)).known(run.seconds);
        line.integer(run.cancelled ? 1 : 0).integer(of.requests).integer(of.successes());
        const bool toldAll = !run.fromLocust;
        line.integer(of.failures).known(toldAll ? double(of.aborted) : -1).known(of.successRate());
        line.time(of.average).time(of.minimum).time(of.maximum).known(of.requestsPerSecond);
        line.known(of.failuresPerSecond).known(of.averageBytes);
        for (const auto value : of.percentiles)
            line.time(value);
        line.known(figure::queueMs(run)).known(figure::computeMs(run));
        line.known(figure::serverCpu(run)).known(figure::proxyCpu(run));
        line.known(figure::generatorCpu(run)).known(run.generatorCpuMax);
        line.known(figure::serverBytes(run)).known(figure::cacheHitShare(run)).known(run.lateMs);
        line.known(toldAll ? run.unanswered : -1);
        csv += line.take();
    }
    return csv;
}

QByteArray loadTimelineCsv(const LoadReport &report)
{
    QByteArray csv = "scenario,instances,repetition,at_s,users,in_flight,requests,failures,"
                     "average_ms,p50_ms,p95_ms,max_ms,generator_cores,server_cores,proxy_cores,"
                     "server_bytes,queue_ms,compute_ms,queue_depth\r\n";
    for (const LoadRun &run : report.runs) {
        for (const LoadSecond &second : run.timeline) {
            CsvLine line;
            line.text(run.scenario.name).integer(run.instances).integer(run.repetition);
            line.known(second.at).integer(second.users).integer(second.inFlight);
            line.integer(second.requests).integer(second.failures);
            line.time(second.average).time(second.p50).time(second.p95).time(second.maximum);
            line.known(second.generatorCpu).known(second.serverCpu).known(second.proxyCpu);
            line.known(second.serverBytes).known(second.queueMs).known(second.computeMs);
            csv += line.known(second.queueDepth).take();
        }
    }
    return csv;
}

QByteArray loadLimitsCsv(const LoadReport &report)
{
    QByteArray csv = "instances,budget_ms,limit_per_second,at_ceiling,generator_limited,stopped,"
                     "step,asked_per_second,answered_per_second,p95_ms,failure_share,stable,"
                     "backlog,passed\r\n";
    const auto begin = [](const LimitSearch &search) {
        CsvLine line;
        line.integer(search.instances).integer(search.budget.count()).known(search.rate);
        line.integer(search.atCeiling).integer(search.generatorLimited).integer(search.stopped);
        return line;
    };
    for (const LimitSearch &search : report.limits) {
        int number = 0;
        for (const LimitSearch::Step &step : search.steps) {
            CsvLine line = begin(search);
            line.integer(++number).known(step.rate).known(step.achieved).time(step.p95);
            line.known(step.failureShare).integer(step.stable).integer(step.backlog);
            csv += line.integer(step.passed).take();
        }
        if (search.steps.empty())
            csv += begin(search).nothing(8).take();
    }
    return csv;
}

std::optional<Error> loadReportPathMistake(const QString &path)
{
    const QStringList known {QStringLiteral("html"), QStringLiteral("md"), QStringLiteral("csv"),
                             QStringLiteral("json")};
    const auto mistake = [&path](const QString &what) {
        return Error {Error::Code::FileUnreadable, path + QStringLiteral(": ") + what};
    };
    if (!known.contains(suffixOf(path)))
        return Error {Error::Code::BadRequest,
                      QStringLiteral("%1: a report's name must end in %2, which says its form.")
                          .arg(path, loadReportSuffixes)};
    const QFileInfo file(path);
    const QFileInfo folder(file.absolutePath());
    if (file.isDir())
        return mistake(QStringLiteral("this is a folder; name a file in it."));
    if (!folder.isDir())
        return mistake(QStringLiteral("there is no folder %1; make it, or choose another.")
                           .arg(folder.filePath()));
    if (!folder.isWritable())
        return mistake(QStringLiteral("nothing may be written into the folder %1; choose another.")
                           .arg(folder.filePath()));
    return {};
}

std::optional<Error> saveWhole(const QByteArray &content, const QString &path)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(content) == content.size() && file.commit())
        return {};
    return Error {Error::Code::FileUnreadable,
                  QStringLiteral("%1 could not be written (%2); choose another folder, or free "
                                 "some space.")
                      .arg(path, file.errorString())};
}

std::optional<Error> saveLoadReport(const LoadReport &report, const QString &path)
{
    if (const auto mistake = loadReportPathMistake(path))
        return mistake;
    const QString suffix = suffixOf(path);
    if (suffix == QStringLiteral("html"))
        return saveWhole(loadReportHtml(report), path);
    if (suffix == QStringLiteral("md"))
        return saveWhole(loadReportMarkdown(report).toUtf8(), path);
    if (suffix == QStringLiteral("json"))
        return saveWhole(loadReportJson(report), path);
    if (const auto error = saveWhole(loadRunsCsv(report), path))
        return error;
    const QString base = path.left(path.size() - suffix.size() - 1);
    if (const auto error =
            saveWhole(loadTimelineCsv(report), base + QStringLiteral("_timeline.csv")))
        return error;
    if (report.limits.empty())
        return {};
    return saveWhole(loadLimitsCsv(report), base + QStringLiteral("_limits.csv"));
}

}  // namespace classiscope
