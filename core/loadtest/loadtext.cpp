// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loadtest/loadtext.h"

#include <QLocale>

#include <cmath>

namespace classiscope::loadtext {

namespace {

QString number(double value, int decimals)
{
    return QLocale(QLocale::English, QLocale::UnitedStates).toString(value, 'f', decimals);
}

QString threeDigits(double value)
{
    if (!(value >= 0) || !std::isfinite(value))
        return unknown;
    return number(value, value == 0 || value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2);
}

}  // namespace

QString count(double value)
{
    return value >= 0 ? number(value, 0) : unknown;
}

QString rate(double perSecond)
{
    return threeDigits(perSecond);
}

QString milliseconds(double ms)
{
    return threeDigits(ms);
}

QString milliseconds(std::chrono::microseconds time)
{
    return threeDigits(millisecondsOf(time));
}

QString duration(double ms)
{
    if (const double seconds = ms / 1000; seconds >= 1 && seconds == std::floor(seconds))
        return count(seconds) + QStringLiteral(" s");
    return !(ms >= 0) ? unknown
        : ms >= 999.5 ? threeDigits(ms / 1000) + QStringLiteral(" s")
                      : threeDigits(ms) + QStringLiteral(" ms");
}

QString percent(double share)
{
    if (!(share >= 0))
        return unknown;
    const double value = 100 * share;
    if (value == std::floor(value))
        return number(value, 0) + QStringLiteral(" %");
    // Never rounded to none or to all.
    if (value < 0.01)
        return QStringLiteral("< 0.01 %");
    if (value > 99.99 && value < 100)
        return QStringLiteral("> 99.99 %");
    return number(value, value < 1 || value > 99 ? 2 : 1) + QStringLiteral(" %");
}

QString cores(double value)
{
    return value >= 0 ? number(value, 2) : unknown;
}

QString bytes(double value)
{
    if (!(value >= 0))
        return unknown;
    constexpr double kilo = 1000;
    if (value < kilo)
        return number(value, 0) + QStringLiteral(" B");
    if (value < kilo * kilo)
        return threeDigits(value / kilo) + QStringLiteral(" kB");
    if (value < kilo * kilo * kilo)
        return threeDigits(value / kilo / kilo) + QStringLiteral(" MB");
    return threeDigits(value / kilo / kilo / kilo) + QStringLiteral(" GB");
}

QString date(const QDateTime &date)
{
    return date.isValid() ? date.toUTC().toString(QStringLiteral("yyyy-MM-dd HH:mm 'UTC'"))
                          : unknown;
}

QString instances(int count)
{
    if (count == 0)
        return QStringLiteral("the target as it was");
    return count == 1 ? QStringLiteral("1 instance") : QStringLiteral("%1 instances").arg(count);
}

QString runName(const Scenario &scenario, int instanceCount)
{
    return instanceCount == 0
        ? scenario.name
        : QStringLiteral("%1 on %2").arg(scenario.name, instances(instanceCount));
}

QString list(const QStringList &parts)
{
    if (parts.size() < 2)
        return parts.join(QString());
    return parts.mid(0, parts.size() - 1).join(QStringLiteral(", ")) + QStringLiteral(" and ")
        + parts.last();
}

}  // namespace classiscope::loadtext
