// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/performance/chartstyle.h"

#include "ui/theme/palettes.h"

#include <QPalette>

namespace classiscope {

namespace {

struct Tone {
    QRgb onLight, onDark;
};

constexpr Tone blue {0xff2563eb, 0xff7aa7ff};
constexpr Tone red {0xffb42318, 0xffff8f85};
constexpr Tone amber {0xff9a5b00, 0xfff2b45c};
constexpr Tone purple {0xff7c3aed, 0xffc4a5ff};
constexpr Tone teal {0xff0f766e, 0xff5fd4c4};

struct Look {
    Tone tone;
    Qt::PenStyle dashes;
};

Look lookOf(LineKind kind)
{
    switch (kind) {
    case LineKind::Succeeded:
    case LineKind::Median:
    case LineKind::InFlight:
    case LineKind::Computing:
    case LineKind::CacheHits:
    case LineKind::BatchSize: return {blue, Qt::SolidLine};
    case LineKind::Percentile95:
    case LineKind::Queued:
    case LineKind::Waiting:
    case LineKind::Refused:
    case LineKind::CacheMisses: return {amber, Qt::DashLine};
    case LineKind::Percentile99:
    case LineKind::Cancelled: return {purple, Qt::DotLine};
    case LineKind::Failed: return {red, Qt::DashLine};
    case LineKind::Slowest: return {red, Qt::DashDotLine};
    case LineKind::Broken: return {red, Qt::SolidLine};
    case LineKind::Http: return {teal, Qt::DotLine};
    case LineKind::Window: return {purple, Qt::DashDotLine};
    case LineKind::TurnedAway: return {teal, Qt::DashDotLine};
    case LineKind::FailureRate: break;
    }
    return {red, Qt::SolidLine};
}

}  // namespace

QPen linePen(LineKind kind, const QPalette &palette)
{
    const Look look = lookOf(kind);
    const QColor color(isDark(palette) ? look.tone.onDark : look.tone.onLight);
    return QPen(color, 2, look.dashes, Qt::FlatCap, Qt::RoundJoin);
}

QPen savedPen(LineKind kind, const QPalette &palette)
{
    QPen pen = linePen(kind, palette);
    QColor faint = pen.color();
    faint.setAlphaF(0.55F);
    pen.setColor(faint);
    pen.setWidthF(1.2);
    pen.setStyle(Qt::DashLine);
    return pen;
}

QColor gridColor(const QPalette &palette)
{
    return hairline(palette);
}

QColor axisTextColor(const QPalette &palette)
{
    return mutedText(palette);
}

QColor crossHairColor(const QPalette &palette)
{
    return mutedText(palette);
}

QColor markColor(const QPalette &palette)
{
    return accentText(palette);
}

QColor selectionColor(const QPalette &palette)
{
    QColor color = palette.color(QPalette::Highlight);
    color.setAlphaF(0.25F);
    return color;
}

}  // namespace classiscope
