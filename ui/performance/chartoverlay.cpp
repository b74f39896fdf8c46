// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/performance/chartoverlay.h"

#include "ui/performance/marklabels.h"

#include <QPainter>
#include <QWidget>

namespace classiscope {

namespace {

constexpr int padding = 6;

void paintMarks(QPainter &painter, const std::vector<ChartMark> &marks, const QRectF &plot,
                const QWidget &widget, const std::function<double(int)> &xOf)
{
    QFont small = widget.font();
    small.setPointSizeF(small.pointSizeF() * 0.85);
    painter.setFont(small);
    const QFontMetricsF metrics(small);
    const QColor color = markColor(widget.palette());
    constexpr double rounding = 0.01;  // a mark on the very edge is within
    const double left = plot.left() - rounding;
    const double right = plot.right() + rounding;
    painter.setPen(QPen(color, 1, Qt::DotLine));
    for (const ChartMark &mark : marks) {
        const double x = xOf(mark.second);
        if (x >= left && x <= right)
            painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
    }
    const auto widthOf = [&metrics](const QString &text) {
        return metrics.horizontalAdvance(text) + padding;
    };
    painter.setPen(color);
    for (const MarkLabel &label : markLabels(marks, left, right, xOf, widthOf)) {
        const QRectF place(label.from, plot.top() - metrics.height(), label.to - label.from,
                           metrics.height());
        const Qt::Alignment side = label.before ? Qt::AlignRight : Qt::AlignLeft;
        painter.drawText(place, int(side | Qt::AlignVCenter),
                         metrics.elidedText(label.text, Qt::ElideRight, place.width()));
    }
}

void paintHint(QPainter &painter, const QString &hint, const QRectF &plot, const QWidget &widget)
{
    constexpr int flags = Qt::AlignCenter | Qt::TextWordWrap;
    painter.setFont(widget.font());
    const QRectF text = painter.boundingRect(plot.adjusted(16, 0, -16, 0), flags, hint);
    painter.fillRect(text.adjusted(-8, -4, 8, 4), widget.palette().color(QPalette::Window));
    painter.setPen(axisTextColor(widget.palette()));
    painter.drawText(text, flags, hint);
}

void paintText(QPainter &painter, const QString &text, double x, const QRectF &plot,
               const QWidget &widget)
{
    QRectF box = QRectF(widget.fontMetrics().boundingRect(QRect(0, 0, 1000, 1000), 0, text));
    box.adjust(0, 0, 2 * padding, 2 * padding);
    const bool fitsRight = x + padding + box.width() < widget.width();
    box.moveTopLeft({fitsRight ? x + padding : x - padding - box.width(), plot.top()});
    painter.setPen(gridColor(widget.palette()));
    painter.setBrush(widget.palette().color(QPalette::ToolTipBase));
    painter.drawRoundedRect(box, 6, 6);
    painter.setFont(widget.font());
    painter.setPen(widget.palette().color(QPalette::ToolTipText));
    painter.drawText(box.adjusted(padding, padding, 0, 0), text);
}

}  // namespace

void ChartOverlay::paint(QPainter &painter, const QRectF &plot, const QWidget &widget,
                         const std::function<double(int)> &xOf) const
{
    if (focused) {
        painter.setPen(QPen(widget.palette().color(QPalette::Highlight), 1));
        painter.drawRect(plot);
    }
    paintMarks(painter, marks, plot, widget, xOf);
    if (chosen) {
        const QRectF area(QPointF(xOf(chosen->from), plot.top()),
                          QPointF(xOf(chosen->to), plot.bottom()));
        painter.fillRect(area.intersected(plot), selectionColor(widget.palette()));
    }
    if (!hint.isEmpty())
        paintHint(painter, hint, plot, widget);
    if (!second)
        return;
    const double x = xOf(*second);
    painter.setPen(QPen(crossHairColor(widget.palette()), 1));
    painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
    if (!text.isEmpty())
        paintText(painter, text, x, plot, widget);
}

}  // namespace classiscope
