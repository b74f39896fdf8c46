// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/performance/numberformat.h"

#include <QLocale>

namespace classiscope {

namespace {

/// About three digits: no decimals from 100 on, `most` below 10.
QString rounded(double value, int most)
{
    const int decimals = value >= 99.95 ? 0 : value >= 9.995 ? 1 : most;
    return QLocale().toString(value, 'f', decimals);
}

}  // namespace

QString countText(qint64 count)
{
    return QLocale().toString(count);
}

QString rateText(double perSecond)
{
    return perSecond == 0 ? countText(0) : rounded(perSecond, 1);
}

QString responseTimeText(std::chrono::microseconds time)
{
    const double milliseconds = double(time.count()) / 1000;
    if (milliseconds < 999.5)
        return millisecondsText(milliseconds);
    return rounded(milliseconds / 1000, 2) + QStringLiteral("\u00a0s");
}

QString millisecondsText(double milliseconds)
{
    return rounded(milliseconds, 2) + QStringLiteral("\u00a0ms");
}

QString byteCountText(qint64 bytes)
{
    return unbroken(QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeIecFormat));
}

QString unbroken(QString text)
{
    text.replace(QChar(u' '), QChar(QChar::Nbsp));
    return text;
}

QString percentText(double percent)
{
    const int decimals = percent > 0 && percent < 9.95 ? 1 : 0;
    return QLocale().toString(percent, 'f', decimals) + QStringLiteral("\u00a0%");
}

}  // namespace classiscope
