// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/performance/chartscale.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace classiscope {

namespace {

constexpr int mostIntervals = 6;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(PerformancePage)
};

/// The smallest 1, 2 or 5 times a power of ten that is not below `value`.
double roundUp(double value)
{
    const double power = std::pow(10, std::floor(std::log10(value)));
    for (const double step : {1.0, 2.0, 5.0}) {
        if (value <= step * power * (1 + 1e-9))
            return step * power;
    }
    return 10 * power;
}

/// What the axis must reach to at least.
double reach(double largest, double least, double most)
{
    constexpr double headroom = 1.02;
    return std::max({std::min(largest * headroom, most), least, 1.0});
}

int tickDistance(int seconds)
{
    constexpr int mostDistances = 5;
    for (const int distance : {2, 5, 10, 15, 30, 60}) {
        if (seconds <= distance * mostDistances)
            return distance;
    }
    return 180;
}

QString tickLabel(int back, int distance)
{
    if (distance >= 60)
        return Words::tr("−%1 min").arg(back / 60);
    if (back < 120)
        return Words::tr("−%1 s").arg(back);
    return Words::tr("−%1:%2").arg(back / 60).arg(back % 60, 2, 10, QLatin1Char('0'));
}

}  // namespace

int AxisScale::tickCount() const
{
    return int(std::lround(maximum / interval)) + 1;
}

AxisScale roundScale(double largest, double least, double most)
{
    const double covered = reach(largest, least, most);
    const double interval = std::max(1.0, roundUp(covered / mostIntervals));
    return {interval * std::ceil(covered / interval - 1e-9), interval};
}

const AxisScale &SteadyScale::fit(double largest, double least, double most)
{
    const double covered = reach(largest, least, most);
    if (covered > m_scale.maximum || covered < 0.4 * m_scale.maximum)
        m_scale = roundScale(largest, least, most);
    return m_scale;
}

std::vector<TimeTick> timeTicks(TimeSpan span, const QString &newest)
{
    const int distance = tickDistance(span.length());
    // Multiples of the distance, so that labels stay round wherever the span begins.
    const int first = span.from / distance * distance;
    std::vector<TimeTick> ticks;
    for (int second = first; second < 0 && second <= span.to; second += distance)
        ticks.push_back({second, tickLabel(-second, distance)});
    if (span.to == 0)
        ticks.push_back({0, newest});
    return ticks;
}

}  // namespace classiscope
