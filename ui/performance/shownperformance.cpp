// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/performance/shownperformance.h"

#include <QLocale>

namespace classiscope {

ChartContents ShownPerformance::contents() const
{
    ChartContents charts = chartContents(data, filter, seconds);
    if (compared)
        addSavedRun(charts, compared->run, data.points(filter, RateSeries::capacity));
    return charts;
}

std::vector<RatePoint> ShownPerformance::points() const
{
    std::vector<RatePoint> shown;
    for (const RatePoint &point : data.points(filter, seconds)) {
        if (span.contains(int(point.second - data.newestSecond())))
            shown.push_back(point);
    }
    return shown;
}

QDateTime ShownPerformance::newestShown() const
{
    return data.newest.addSecs(span.to);
}

QString ShownPerformance::timeText() const
{
    const QDateTime last = newestShown();
    const QDateTime first = last.addSecs(1 - qint64(points().size()));
    const QString format = QStringLiteral("HH:mm:ss");
    const QLocale locale;
    return QStringLiteral("%1, %2 – %3")
        .arg(locale.toString(last.date(), QLocale::ShortFormat),
             locale.toString(first.time(), format), locale.toString(last.time(), format));
}

std::vector<ComparedFigure> ShownPerformance::figures() const
{
    if (!compared)
        return {};
    const auto now = comparedPart(data.points(filter, RateSeries::capacity));
    return compareRuns(runFigures(now), runFigures(comparedPart(compared->run.points)));
}

Run ShownPerformance::run() const
{
    Run run;
    run.facts = facts;
    run.newest = newestShown();
    run.traffic = filter;
    run.points = points();
    run.sinceStart = data.totals(filter);
    for (const Event &event : data.events) {
        if (span.contains(int(event.second - data.newestSecond())))
            run.events.push_back(event);
    }
    return run;
}

}  // namespace classiscope
