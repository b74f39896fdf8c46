// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/server/limitfield.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace classiscope {

namespace {

using Unit = ServerLimit::Unit;

constexpr qint64 mebi = 1 << 20;

/// By the default, so that a field's unit is always the same.
bool isLarge(const ServerLimit &limit)
{
    return limit.value(ServerOptions()) >= mebi;
}

double scaleOf(const ServerLimit &limit)
{
    switch (limit.unit) {
    case Unit::Bytes:
    case Unit::BytesPerSecond: return isLarge(limit) ? double(mebi) : 1024;
    case Unit::Milliseconds: return 1000;
    case Unit::Count: break;
    }
    return 1;
}

QString suffixOf(const ServerLimit &limit)
{
    switch (limit.unit) {
    case Unit::Bytes: return isLarge(limit) ? QStringLiteral(" MiB") : QStringLiteral(" KiB");
    case Unit::BytesPerSecond: return LimitField::tr(" KiB/s");
    case Unit::Milliseconds: return LimitField::tr(" s");
    case Unit::Count: break;
    }
    return {};
}

}  // namespace

LimitField::LimitField(const ServerLimit &limit, QWidget *parent)
    : QDoubleSpinBox(parent)
    , m_limit(limit)
    , m_scale(scaleOf(limit))
{
    const bool count = limit.unit == Unit::Count;
    setObjectName(QLatin1String(limit.name));
    setSuffix(suffixOf(limit));
    setDecimals(count ? 0 : 3);
    setRange(count ? double(limit.minimum)
                   : std::ceil(double(limit.minimum) * 1000 / m_scale) / 1000,
             double(limit.maximum) / m_scale);
    setGroupSeparatorShown(true);
    setAccelerated(true);
    setAlignment(Qt::AlignRight);
    setMinimumWidth(128);
    setAccessibleName(QCoreApplication::translate("ServerLimit", limit.title));
    setLimit(limit.value(ServerOptions()));
}

qint64 LimitField::limit() const
{
    // What is shown is rounded; a value nobody touched is not.
    const double shown = std::round(double(m_given) * 1000 / m_scale) / 1000;
    if (std::abs(value() - shown) < 0.0005)
        return m_given;
    return std::clamp(qint64(std::llround(value() * m_scale)), m_limit.minimum, m_limit.maximum);
}

void LimitField::setLimit(qint64 value)
{
    m_given = value;
    setValue(double(value) / m_scale);
}

QString LimitField::textFromValue(double value) const
{
    // Decimals only where there are some.
    QString text = locale().toString(value, 'f', decimals());
    const QString point = locale().decimalPoint();
    if (text.contains(point)) {
        while (text.endsWith(locale().zeroDigit()))
            text.chop(1);
        if (text.endsWith(point))
            text.chop(point.size());
    }
    return text;
}

}  // namespace classiscope
