// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/palettes.h"

#include <QPalette>

namespace classiscope {

namespace {

struct Tones {
    QRgb window, base, alternate, button, text, muted, accent, link, line, raised, shadow;
};

constexpr Tones light {0xfff5f6f8, 0xffffffff, 0xfff5f6f8, 0xffffffff, 0xff1c2127, 0xff5a6370,
                       0xff2563eb, 0xff1d4fc4, 0xffd8dce2, 0xffffffff, 0xff9aa1ab};
constexpr Tones dark {0xff1a1c20, 0xff212429, 0xff272a30, 0xff2b2f36, 0xffe7e9ec, 0xffa3abb6,
                      0xff3569d8, 0xff8fb4ff, 0xff363b43, 0xff3a3f48, 0xff565d68};

QPalette paletteOf(const Tones &tones)
{
    const QColor text(tones.text);
    const QColor muted(tones.muted);
    const QColor onAccent(Qt::white);
    QPalette palette;
    palette.setColor(QPalette::Window, QColor(tones.window));
    palette.setColor(QPalette::WindowText, text);
    palette.setColor(QPalette::Base, QColor(tones.base));
    palette.setColor(QPalette::AlternateBase, QColor(tones.alternate));
    palette.setColor(QPalette::Text, text);
    palette.setColor(QPalette::Button, QColor(tones.button));
    palette.setColor(QPalette::ButtonText, text);
    palette.setColor(QPalette::BrightText, onAccent);
    palette.setColor(QPalette::PlaceholderText, muted);
    palette.setColor(QPalette::Highlight, QColor(tones.accent));
    palette.setColor(QPalette::HighlightedText, onAccent);
    palette.setColor(QPalette::Link, QColor(tones.link));
    palette.setColor(QPalette::LinkVisited, QColor(tones.link));
    palette.setColor(QPalette::ToolTipBase, QColor(tones.raised));
    palette.setColor(QPalette::ToolTipText, text);
    palette.setColor(QPalette::Light, QColor(tones.raised));
    palette.setColor(QPalette::Midlight, QColor(tones.line));
    palette.setColor(QPalette::Mid, QColor(tones.line));
    palette.setColor(QPalette::Dark, QColor(tones.shadow));
    palette.setColor(QPalette::Shadow, QColor(tones.shadow));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, muted);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, QColor(tones.line));
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText, text);
    return palette;
}

QColor mixed(const QColor &one, const QColor &other, float share)
{
    const auto mix = [share](float a, float b) { return a + (b - a) * share; };
    return QColor::fromRgbF(mix(one.redF(), other.redF()), mix(one.greenF(), other.greenF()),
                            mix(one.blueF(), other.blueF()));
}

}  // namespace

QPalette lightPalette()
{
    return paletteOf(light);
}

QPalette darkPalette()
{
    return paletteOf(dark);
}

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness()
        < palette.color(QPalette::WindowText).lightness();
}

QColor mutedText(const QPalette &palette)
{
    return palette.color(QPalette::PlaceholderText);
}

QColor accentText(const QPalette &palette)
{
    return palette.color(QPalette::Link);
}

QColor errorText(const QPalette &palette)
{
    return isDark(palette) ? QColor(0xff, 0x8f, 0x85) : QColor(0xb4, 0x23, 0x18);
}

QColor hairline(const QPalette &palette)
{
    return palette.color(QPalette::Mid);
}

QColor barTrack(const QPalette &palette)
{
    return isDark(palette) ? QColor(0x34, 0x38, 0x40) : QColor(0xe6, 0xe9, 0xee);
}

QColor hoverGround(const QPalette &palette)
{
    return mixed(palette.color(QPalette::Base), palette.color(QPalette::Text), 0.07F);
}

QColor chosenGround(const QPalette &palette)
{
    return mixed(palette.color(QPalette::Base), palette.color(QPalette::Highlight),
                 isDark(palette) ? 0.22F : 0.13F);
}

}  // namespace classiscope
