// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/loadlab/scenariotext.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>

#include <cmath>

namespace classiscope {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(LoadLab)
};

constexpr double longestSeconds = 1e7;  // what is longer is no time that anybody means

QString secondsNumber(std::chrono::milliseconds time)
{
    return QLocale().toString(double(time.count()) / 1000, 'f', QLocale::FloatingPointShortest);
}

/// With a point or a comma before the decimals, whatever the language.
std::optional<double> readNumber(QString text)
{
    bool ok = false;
    const double value = text.replace(u',', u'.').toDouble(&ok);
    return ok && std::isfinite(value) && value <= longestSeconds ? std::optional(value)
                                                                 : std::nullopt;
}

std::chrono::milliseconds ofSeconds(double seconds)
{
    return std::chrono::milliseconds(std::llround(1000 * seconds));
}

}  // namespace

QString exactTimeText(std::chrono::milliseconds time)
{
    constexpr qint64 minute = 60'000, hour = 60 * minute;
    const qint64 all = time.count();
    QStringList parts;
    if (all >= hour)
        parts << Words::tr("%1 h").arg(all / hour);
    if (all % hour >= minute)
        parts << Words::tr("%1 min").arg(all % hour / minute);
    if (all % minute > 0 || parts.isEmpty())
        parts << Words::tr("%1 s").arg(secondsNumber(std::chrono::milliseconds(all % minute)));
    return parts.join(u' ');
}

std::optional<std::chrono::milliseconds> readTime(const QString &text)
{
    static const QRegularExpression form(
        QStringLiteral("^(?:([0-9.,]+)h)?(?:([0-9.,]+)m(?:in)?)?(?:([0-9.,]+)s?)?$"));
    const auto match = form.match(QString(text).remove(u' ').remove(QChar(0xa0)).toLower());
    if (!match.hasMatch() || match.captured(0).isEmpty())
        return {};
    constexpr double weights[] = {3600, 60, 1};
    double seconds = 0;
    for (int i = 0; i < 3; ++i) {
        if (match.captured(i + 1).isEmpty())
            continue;
        const auto value = readNumber(match.captured(i + 1));
        if (!value)
            return {};
        seconds += *value * weights[i];
    }
    return seconds <= longestSeconds ? std::optional(ofSeconds(seconds)) : std::nullopt;
}

QString waitText(std::chrono::milliseconds shortest, std::chrono::milliseconds longest)
{
    if (longest.count() == 0)
        return Words::tr("none");
    return shortest == longest
        ? Words::tr("%1 s").arg(secondsNumber(longest))
        : Words::tr("%1–%2 s").arg(secondsNumber(shortest), secondsNumber(longest));
}

std::optional<WaitRange> readWait(const QString &text)
{
    if (text.trimmed().compare(Words::tr("none"), Qt::CaseInsensitive) == 0)
        return WaitRange();
    static const QRegularExpression form(QStringLiteral("^([0-9.,]+)(?:[-–]([0-9.,]+))?s?$"));
    const auto match = form.match(QString(text).remove(u' ').remove(QChar(0xa0)).toLower());
    if (!match.hasMatch())
        return {};
    const auto first = readNumber(match.captured(1));
    const auto second = match.captured(2).isEmpty() ? first : readNumber(match.captured(2));
    if (!first || !second)
        return {};
    return WaitRange {ofSeconds(*first), ofSeconds(*second)};
}

}  // namespace classiscope
