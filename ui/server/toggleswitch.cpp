// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/server/toggleswitch.h"

#include "ui/theme/palettes.h"

#include <QKeyEvent>
#include <QPainter>

namespace classiscope {

namespace {

constexpr QSize trackSize(52, 28);
constexpr int focusMargin = 4;
constexpr int knobMargin = 4;

}  // namespace

ToggleSwitch::ToggleSwitch(QWidget *parent)
    : QAbstractButton(parent)
{
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize ToggleSwitch::sizeHint() const
{
    return trackSize + QSize(2 * focusMargin, 2 * focusMargin);
}

void ToggleSwitch::paintEvent(QPaintEvent *)
{
    const QPalette colors = palette();
    const QColor outline = isChecked() ? colors.color(QPalette::Highlight) : mutedText(colors);
    const QColor knob = isChecked() ? colors.color(QPalette::HighlightedText) : outline;
    const QColor ground =
        isChecked() ? colors.color(QPalette::Highlight) : colors.color(QPalette::Base);

    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QRectF track({}, QSizeF(trackSize));
    track.moveCenter(QRectF(rect()).center());
    if (hasFocus()) {
        painter.setPen(QPen(colors.color(QPalette::Highlight), 2));
        const QRectF ring = track.adjusted(-3, -3, 3, 3);
        painter.drawRoundedRect(ring, ring.height() / 2, ring.height() / 2);
    }
    painter.setPen(QPen(outline, 2));
    painter.setBrush(ground);
    track.adjust(1, 1, -1, -1);
    painter.drawRoundedRect(track, track.height() / 2, track.height() / 2);

    QRectF circle = track.adjusted(knobMargin, knobMargin, -knobMargin, -knobMargin);
    const double diameter = circle.height();
    circle.setWidth(diameter);
    if (isChecked() != (layoutDirection() == Qt::RightToLeft))
        circle.moveRight(track.right() - knobMargin);
    painter.setPen(Qt::NoPen);
    painter.setBrush(knob);
    painter.drawEllipse(circle);
}

void ToggleSwitch::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

}  // namespace classiscope
