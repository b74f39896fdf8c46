// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/performance/chartcontent.h"

#include "ui/performance/numberformat.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <limits>

namespace classiscope {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(PerformancePage)
};

}  // namespace

double ChartLine::valueAt(int second) const
{
    const auto found = std::ranges::lower_bound(points, double(second), {}, &QPointF::x);
    return found != points.end() && int(found->x()) == second
        ? found->y()
        : std::numeric_limits<double>::quiet_NaN();
}

double ChartContent::largest(TimeSpan span) const
{
    double most = 0;
    for (const std::vector<ChartLine> *drawn : {&lines, &saved}) {
        for (const ChartLine &line : *drawn) {
            for (const QPointF &point : line.points) {
                if (span.contains(int(point.x())))
                    most = std::fmax(most, point.y());  // passes over NaN
            }
        }
    }
    return most;
}

double ChartContent::mostPossible() const
{
    return unit == Unit::Percent ? 100 : std::numeric_limits<double>::infinity();
}

QString ChartContent::valueText(double value) const
{
    if (std::isnan(value))
        return QStringLiteral("–");
    switch (unit) {
    case Unit::Milliseconds: return millisecondsText(value);
    case Unit::Percent: return percentText(value);
    case Unit::Number: return rateText(value);
    case Unit::Count: break;
    }
    return countText(std::llround(value));
}

QString ChartContent::textAt(int second, const QDateTime &newest) const
{
    QStringList texts;
    if (newest.isValid()) {
        texts << QLocale().toString(newest.addSecs(second).time(), QStringLiteral("HH:mm:ss"));
        for (const ChartMark &mark : marks) {
            if (mark.second == second)
                texts << mark.label;
        }
    }
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const ChartLine &line = lines[i];
        if (line.points.isEmpty() || line.points.first().x() > second)
            continue;
        const QString value = valueText(line.valueAt(second));
        texts << (i < saved.size() ? Words::tr("%1: %2 (saved %3)")
                                         .arg(line.name, value, valueText(saved[i].valueAt(second)))
                                   : Words::tr("%1: %2").arg(line.name, value));
    }
    return texts.join(u'\n');
}

}  // namespace classiscope
