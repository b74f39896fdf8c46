// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/benchmark/benchrows.h"

#include "core/csv.h"
#include "ui/performance/numberformat.h"

#include <QCoreApplication>

#include <algorithm>

namespace classiscope {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(BenchmarkPage)
};

int pathIndexOf(const BenchReport &report, BenchPath path)
{
    const auto found = std::find_if(report.paths.begin(), report.paths.end(),
                                    [path](const auto &state) { return state.path == path; });
    return int(found - report.paths.begin());
}

void append(std::vector<BenchRow> &rows, const BenchReport &report,
            const std::vector<BenchFigures> &all, bool pipeline, std::optional<std::size_t> best)
{
    for (std::size_t i = 0; i < all.size(); ++i) {
        const BenchPath path = all[i].setting.path;
        if (!all[i].perSecond.rounds.empty())
            rows.push_back(
                {pipeline, best == i, pathIndexOf(report, path), report.pathName(path), all[i]});
    }
}

QByteArray number(double value)
{
    constexpr int decimals = 4;
    return QByteArray::number(value, 'f', decimals);
}

QByteArray milliseconds(std::chrono::microseconds time)
{
    return QByteArray::number(double(time.count()) / 1000, 'f', 3);
}

QByteArrayList fields(const BenchRow &row)
{
    const BenchSetting &setting = row.figures.setting;
    const RoundFigures &speed = row.figures.perSecond, time = row.milliseconds();
    return {row.pipeline ? "pipeline" : "forward",
            benchPathName(setting.path).toUtf8(),
            csvField(row.path),
            QByteArray::number(setting.workers),
            QByteArray::number(setting.threads),
            QByteArray::number(setting.batch),
            number(speed.median()),
            number(speed.minimum()),
            number(speed.maximum()),
            number(speed.spread()),
            time.rounds.empty() ? QByteArray() : number(time.median()),
            row.pipeline ? milliseconds(row.figures.p50) : QByteArray(),
            row.pipeline ? milliseconds(row.figures.p95) : QByteArray(),
            row.figures.againstOpenCv > 0 ? number(row.figures.againstOpenCv) : QByteArray(),
            row.best ? "1" : "0"};
}

}  // namespace

RoundFigures BenchRow::milliseconds() const
{
    constexpr double aSecond = 1000;
    return pipeline || figures.setting.workers > 1 ? RoundFigures()
                                                   : figures.perSecond.reciprocal(aSecond);
}

QString benchSettingText(const BenchSetting &setting)
{
    const QString workers =
        setting.workers == 1 ? Words::tr("1 worker") : Words::tr("%1 workers").arg(setting.workers);
    const QString threads =
        setting.threads == 1 ? Words::tr("1 thread") : Words::tr("%1 threads").arg(setting.threads);
    const QString text = unbroken(QStringLiteral("%1 × %2").arg(workers, threads));
    return setting.batch == 1
        ? text
        : QStringLiteral("%1, %2").arg(text, unbroken(Words::tr("batch %1").arg(setting.batch)));
}

std::vector<BenchRow> benchRows(const BenchReport &report, std::optional<std::size_t> best)
{
    std::vector<BenchRow> rows;
    append(rows, report, report.forward, false, std::nullopt);
    append(rows, report, report.pipeline, true, best);
    return rows;
}

QByteArray benchCsv(const std::vector<BenchRow> &rows)
{
    QByteArray csv("part,path,name,workers,threads_per_worker,batch,images_per_second,minimum,"
                   "maximum,spread,ms_per_image,p50_ms,p95_ms,against_opencv,best\n");
    for (const BenchRow &row : rows)
        csv += fields(row).join(',') + '\n';
    return csv;
}

}  // namespace classiscope
