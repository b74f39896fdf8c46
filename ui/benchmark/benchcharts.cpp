// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/benchmark/benchcharts.h"

#include "ui/performance/numberformat.h"

#include <QCoreApplication>

#include <algorithm>

namespace classiscope {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(BenchmarkPage)
};

QString helpFor(const BenchRow &row)
{
    const RoundFigures &speed = row.figures.perSecond;
    QStringList lines {
        Words::tr("%1, %2").arg(row.path, benchSettingText(row.figures.setting)),
        Words::tr("%1 images/s, its rounds %2 to %3")
            .arg(rateText(speed.median()), rateText(speed.minimum()), rateText(speed.maximum()))};
    if (row.pipeline)
        lines << Words::tr("p50 %1, p95 %2")
                     .arg(responseTimeText(row.figures.p50), responseTimeText(row.figures.p95));
    if (row.figures.againstOpenCv > 0)
        lines << Words::tr("%1 times as fast as OpenCV with as many threads")
                     .arg(row.figures.againstOpenCv, 0, 'f', 2);
    return lines.join(u'\n');
}

Bar barFor(const BenchRow &row, const RoundFigures &figures, const QString &valueText)
{
    Bar bar;
    bar.group = row.path;
    bar.label = benchSettingText(row.figures.setting);
    bar.value = figures.median();
    bar.low = figures.minimum();
    bar.high = figures.maximum();
    bar.valueText = valueText;
    bar.mark = row.best ? Words::tr("best") : QString();
    bar.help = helpFor(row);
    bar.color = row.pathIndex;
    return bar;
}

/// Bars of a group together, the groups and their bars in the order of the paths.
void sortByGroup(std::vector<Bar> &bars)
{
    std::stable_sort(bars.begin(), bars.end(),
                     [](const Bar &one, const Bar &other) { return one.color < other.color; });
}

}  // namespace

double BarChartContent::largest() const
{
    double most = 0;
    for (const Bar &bar : bars)
        most = std::max(most, bar.high);
    return most;
}

QString BarChartContent::text() const
{
    QStringList lines {help};
    for (const Bar &bar : bars) {
        QStringList parts {bar.group, bar.label, bar.valueText, bar.mark};
        parts.removeAll(QString());
        lines << parts.join(QStringLiteral(", "));
    }
    if (bars.empty())
        lines << hint;
    return lines.join(u'\n');
}

BarChartContent forwardChart(const std::vector<BenchRow> &rows)
{
    BarChartContent chart;
    chart.title = Words::tr("Forward pass, ms an image");
    chart.help = Words::tr("The network alone, %1. Shorter is better.")
                     .arg(benchSettingText(BenchSetting()));
    chart.hint = Words::tr("Not measured");
    bool batches = false;
    for (const BenchRow &row : rows)
        batches |= !row.milliseconds().rounds.empty() && row.figures.setting.batch > 1;
    for (const BenchRow &row : rows) {
        const RoundFigures time = row.milliseconds();
        if (time.rounds.empty())
            continue;
        Bar bar = barFor(row, time, millisecondsText(time.median()));
        bar.label = batches ? Words::tr("batch %1").arg(row.figures.setting.batch) : row.path;
        if (!batches)
            bar.group.clear();
        chart.bars.push_back(bar);
    }
    sortByGroup(chart.bars);
    return chart;
}

BarChartContent pipelineChart(const std::vector<BenchRow> &rows)
{
    BarChartContent chart;
    chart.title = Words::tr("Full pipeline, images a second");
    chart.help = Words::tr("From the encoded picture to the best classes. Longer is better.");
    chart.hint = Words::tr("Not measured");
    for (const BenchRow &row : rows) {
        if (row.pipeline)
            chart.bars.push_back(
                barFor(row, row.figures.perSecond, rateText(row.figures.perSecond.median())));
    }
    sortByGroup(chart.bars);
    return chart;
}

}  // namespace classiscope
