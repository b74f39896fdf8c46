// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/loadtestoutput.h"

#include "core/loadtest/loadreportjson.h"

#include <QFileInfo>
#include <QSaveFile>

namespace classiscope {

namespace {

QString number(double value, int decimals)
{
    return QString::number(value, 'f', decimals);
}

QString milliseconds(std::chrono::microseconds time)
{
    return number(double(time.count()) / 1000, 1);
}

QStringList rowOf(const LoadRun &run)
{
    const LoadFigures &figures = run.figures;
    return {run.scenario.name,
            run.instances > 0 ? QString::number(run.instances) : QStringLiteral("–"),
            QString::number(figures.requests),
            QString::number(figures.successes()),
            QString::number(figures.failures),
            number(100 * figures.successRate(), 1),
            milliseconds(figures.average),
            milliseconds(figures.minimum),
            milliseconds(figures.maximum),
            number(figures.requestsPerSecond, 1),
            milliseconds(figures.p50()),
            milliseconds(figures.p95()),
            milliseconds(figures.p99())};
}

}  // namespace

std::optional<QString> outputMistake(const QString &path)
{
    if (QFileInfo(path).suffix().toLower() != QLatin1String("json"))
        return QStringLiteral("%1: a report's name ends in .json.").arg(path);
    return {};
}

std::optional<Error> saveOutput(const LoadReport &report, const QString &path)
{
    QSaveFile file(path);
    const QByteArray json = loadReportJson(report);
    if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size() || !file.commit())
        return Error {Error::Code::FileUnreadable,
                      QStringLiteral("%1 cannot be written: %2").arg(path, file.errorString())};
    return {};
}

QString figuresTable(const LoadReport &report)
{
    std::vector<QStringList> rows {
        {QStringLiteral("Scenario"), QStringLiteral("Instances"), QStringLiteral("Requests"),
         QStringLiteral("Successful"), QStringLiteral("Failed"), QStringLiteral("Success %"),
         QStringLiteral("Average ms"), QStringLiteral("Min ms"), QStringLiteral("Max ms"),
         QStringLiteral("Requests/s"), QStringLiteral("p50 ms"), QStringLiteral("p95 ms"),
         QStringLiteral("p99 ms")}};
    for (const LoadRun &run : report.runs)
        rows.push_back(rowOf(run));
    QString text;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        for (qsizetype column = 0; column < rows[i].size(); ++column) {
            qsizetype width = 0;
            for (const QStringList &row : rows)
                width = std::max(width, row[column].size());
            text += QStringLiteral("| ")
                + (column == 0 ? rows[i][column].leftJustified(width)
                               : rows[i][column].rightJustified(width))
                + QLatin1Char(' ');
        }
        text += QStringLiteral("|\n");
        if (i == 0)
            text += QLatin1Char('|')
                + (QStringLiteral("---|") + QStringLiteral("--:|").repeated(rows[0].size() - 1))
                + QLatin1Char('\n');
    }
    return text;
}

}  // namespace classiscope
