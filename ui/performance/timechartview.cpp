// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/performance/timechartview.h"

#include "ui/performance/chartstyle.h"

#include <QGraphicsLayout>
#include <QKeyEvent>
#include <QMouseEvent>

#include <cmath>

namespace classiscope {

TimeChartView::TimeChartView(QWidget *parent)
    : QChartView(parent)
{
    setMouseTracking(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

void TimeChartView::setSeconds(int seconds)
{
    m_seconds = seconds;
    // Smoothing a dense line costs three times as much as drawing it and shows little.
    setRenderHint(QPainter::Antialiasing, seconds <= 300);
}

void TimeChartView::setHint(const QString &hint)
{
    if (hint == m_hint)
        return;
    m_hint = hint;
    viewport()->update();
}

void TimeChartView::setCrossHair(std::optional<int> second, const QString &text)
{
    if (second == m_second && text == m_text)
        return;
    m_second = second;
    m_text = text;
    viewport()->update();
}

void TimeChartView::mouseMoveEvent(QMouseEvent *event)
{
    QChartView::mouseMoveEvent(event);
    const QPointF inChart = chart()->mapFromScene(mapToScene(event->position().toPoint()));
    const int second = int(std::lround(chart()->mapToValue(inChart).x()));
    const bool inside = chart()->plotArea().contains(inChart) && second > -m_seconds;
    emit crossHairMoved(inside ? std::optional(std::min(second, 0)) : std::nullopt);
}

void TimeChartView::leaveEvent(QEvent *event)
{
    QChartView::leaveEvent(event);
    emit crossHairMoved(std::nullopt);
}

void TimeChartView::focusOutEvent(QFocusEvent *event)
{
    QChartView::focusOutEvent(event);
    emit crossHairMoved(std::nullopt);
}

void TimeChartView::keyPressEvent(QKeyEvent *event)
{
    const int step = m_seconds / 60;
    switch (event->key()) {
    case Qt::Key_Left:
        emit crossHairMoved(std::max(1 - m_seconds, m_second.value_or(step) - step));
        break;
    case Qt::Key_Right: emit crossHairMoved(std::min(0, m_second.value_or(0) + step)); break;
    case Qt::Key_Escape: emit crossHairMoved(std::nullopt); break;
    default: QChartView::keyPressEvent(event);
    }
}

void TimeChartView::wheelEvent(QWheelEvent *event)
{
    event->ignore();  // the page scrolls, the chart does not
}

void TimeChartView::resizeEvent(QResizeEvent *event)
{
    QChartView::resizeEvent(event);
    placePlot();
}

void TimeChartView::showEvent(QShowEvent *event)
{
    QChartView::showEvent(event);
    placePlot();
}

void TimeChartView::placePlot()
{
    // Fixed margins: the charts of a page line up, and no label moves the plot.
    const int line = fontMetrics().height();
    const int left = fontMetrics().horizontalAdvance(QStringLiteral("99,999")) + 12;
    chart()->setPlotArea({});  // the same area again would be passed over
    chart()->setPlotArea(chart()->rect().adjusted(left, line / 2.0, -28, -line - 10));
    // Without this the axes stay where the plot was before.
    chart()->layout()->invalidate();
    chart()->layout()->activate();
}

void TimeChartView::drawForeground(QPainter *painter, const QRectF &rect)
{
    QChartView::drawForeground(painter, rect);
    const QRectF plot = chart()->mapRectToScene(chart()->plotArea());
    if (hasFocus()) {
        painter->setPen(QPen(palette().color(QPalette::Highlight), 1));
        painter->drawRect(plot);
    }
    if (!m_hint.isEmpty())
        drawHint(painter, plot);
    if (!m_second)
        return;
    const double x = chart()->mapToScene(chart()->mapToPosition({double(*m_second), 0})).x();
    painter->setPen(QPen(crossHairColor(palette()), 1));
    painter->drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
    if (!m_text.isEmpty())
        drawText(painter, x);
}

void TimeChartView::drawHint(QPainter *painter, const QRectF &plot) const
{
    constexpr int flags = Qt::AlignCenter | Qt::TextWordWrap;
    painter->setFont(font());
    const QRectF text = painter->boundingRect(plot.adjusted(16, 0, -16, 0), flags, m_hint);
    painter->fillRect(text.adjusted(-8, -4, 8, 4), palette().color(QPalette::Window));
    painter->setPen(axisTextColor(palette()));
    painter->drawText(text, flags, m_hint);
}

void TimeChartView::drawText(QPainter *painter, double x) const
{
    constexpr int padding = 8;
    const QRectF plot = chart()->mapRectToScene(chart()->plotArea());
    QRectF box = QRectF(fontMetrics().boundingRect(QRect(0, 0, 1000, 1000), 0, m_text));
    box.adjust(0, 0, 2 * padding, 2 * padding);
    const bool fitsRight = x + padding + box.width() < sceneRect().right();
    box.moveTopLeft({fitsRight ? x + padding : x - padding - box.width(), plot.top() + 4});
    painter->setPen(gridColor(palette()));
    painter->setBrush(palette().color(QPalette::ToolTipBase));
    painter->drawRoundedRect(box, 6, 6);
    painter->setFont(font());
    painter->setPen(palette().color(QPalette::ToolTipText));
    painter->drawText(box.adjusted(padding, padding, 0, 0), m_text);
}

}  // namespace classiscope
