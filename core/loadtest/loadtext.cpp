// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loadtest/loadtext.h"

#include <cmath>

namespace classiscope::loadtext {

namespace {

Text threeDigits(double value)
{
    if (!(value >= 0) || !std::isfinite(value))
        return unknown;
    return Text::number(value, value == 0 || value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2);
}

Text withUnit(const Text &number, const char *unit)
{
    return Text(QStringLiteral("%1 %2")).arg(number, QLatin1String(unit));
}

}  // namespace

Text countText(double value)
{
    return value >= 0 ? Text::number(value, 0) : Text(unknown);
}

QString count(double value)
{
    return countText(value).english();
}

Text rateText(double perSecond)
{
    return threeDigits(perSecond);
}

QString rate(double perSecond)
{
    return rateText(perSecond).english();
}

QString milliseconds(double ms)
{
    return threeDigits(ms).english();
}

QString milliseconds(std::chrono::microseconds time)
{
    return milliseconds(millisecondsOf(time));
}

Text durationText(double ms)
{
    if (!(ms >= 0))
        return unknown;
    if (const double seconds = ms / 1000; seconds >= 1 && seconds == std::floor(seconds))
        return withUnit(countText(seconds), "s");
    return ms >= 999.5 ? withUnit(threeDigits(ms / 1000), "s") : withUnit(threeDigits(ms), "ms");
}

QString duration(double ms)
{
    return durationText(ms).english();
}

Text percentText(double share)
{
    if (!(share >= 0))
        return unknown;
    const double value = 100 * share;
    constexpr double roundingError = 1e-9;  // 100 * 0.29 is not quite 29
    if (std::abs(value - std::round(value)) < roundingError)
        return withUnit(Text::number(std::round(value), 0), "%");
    // Never rounded to none or to all.
    if (value < 0.01)
        return Text(QStringLiteral("< %1 %")).arg(Text::number(0.01, 2));
    if (value > 99.99 && value < 100)
        return Text(QStringLiteral("> %1 %")).arg(Text::number(99.99, 2));
    return withUnit(Text::number(value, value < 1 || value > 99 ? 2 : 1), "%");
}

QString percent(double share)
{
    return percentText(share).english();
}

Text coresText(double value)
{
    return value >= 0 ? Text::number(value, 2) : Text(unknown);
}

QString cores(double value)
{
    return coresText(value).english();
}

Text bytesText(double value)
{
    if (!(value >= 0))
        return unknown;
    constexpr double kilo = 1000;
    if (value < kilo)
        return withUnit(Text::number(value, 0), "B");
    if (value < kilo * kilo)
        return withUnit(threeDigits(value / kilo), "kB");
    if (value < kilo * kilo * kilo)
        return withUnit(threeDigits(value / kilo / kilo), "MB");
    return withUnit(threeDigits(value / kilo / kilo / kilo), "GB");
}

QString bytes(double value)
{
    return bytesText(value).english();
}

QString date(const QDateTime &date)
{
    return date.isValid() ? date.toUTC().toString(QStringLiteral("yyyy-MM-dd HH:mm 'UTC'"))
                          : unknown;
}

Text instances(int count)
{
    if (count == 0)
        return Text::marked("the target as it was");
    return count == 1 ? Text::marked("1 instance") : Text::marked("%1 instances").arg(count);
}

Text runName(const Scenario &scenario, int instanceCount)
{
    return instanceCount == 0
        ? Text(scenario.name)
        : Text::marked("%1 on %2").arg(scenario.name, instances(instanceCount));
}

// One within the other: a text has no more than nine places.
Text list(const std::vector<Text> &parts)
{
    Text all;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i == 0)
            all = parts[i];
        else if (i + 1 < parts.size())
            all = Text(QStringLiteral("%1, %2")).arg(all, parts[i]);
        else
            all = Text::marked("%1 and %2").arg(all, parts[i]);
    }
    return all;
}

Text list(const QStringList &parts)
{
    return list(std::vector<Text>(parts.begin(), parts.end()));
}

}  // namespace classiscope::loadtext
