// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/performance/timechartview.h"

#include <QApplication>
#include <QGraphicsLayout>
#include <QKeyEvent>
#include <QMetaMethod>
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

void TimeChartView::setSpan(TimeSpan span)
{
    m_span = span;
    // Smoothing a dense line costs three times as much as drawing it and shows little.
    setRenderHint(QPainter::Antialiasing, span.length() <= 120);
}

void TimeChartView::setLines(std::vector<DrawnLine> lines)
{
    m_lines = std::move(lines);
    viewport()->update();
}

void TimeChartView::setMarks(const std::vector<ChartMark> &marks)
{
    if (marks == m_overlay.marks)
        return;
    m_overlay.marks = marks;
    viewport()->update();
}

void TimeChartView::setHint(const QString &hint)
{
    if (hint == m_overlay.hint)
        return;
    m_overlay.hint = hint;
    viewport()->update();
}

void TimeChartView::setCrossHair(std::optional<int> second, const QString &text)
{
    if (second == m_overlay.second && text == m_overlay.text)
        return;
    m_overlay.second = second;
    m_overlay.text = text;
    viewport()->update();
}

int TimeChartView::nearestSecond(QPointF position) const
{
    const QPointF inChart = chart()->mapFromScene(mapToScene(position.toPoint()));
    const auto second = int(std::lround(chart()->mapToValue(inChart).x()));
    return std::clamp(second, m_span.from, m_span.to);
}

std::optional<int> TimeChartView::secondAt(QPointF position) const
{
    const QPointF inChart = chart()->mapFromScene(mapToScene(position.toPoint()));
    const int second = nearestSecond(position);
    const bool inside = chart()->plotArea().contains(inChart) && second > m_span.from;
    return inside ? std::optional(second) : std::nullopt;
}

void TimeChartView::mousePressEvent(QMouseEvent *event)
{
    // Where nobody shows another span, none can be chosen.
    static const QMetaMethod chosen = QMetaMethod::fromSignal(&TimeChartView::spanChosen);
    if (event->button() == Qt::LeftButton && secondAt(event->position())
        && isSignalConnected(chosen))
        m_pressedAt = event->position();
}

void TimeChartView::mouseMoveEvent(QMouseEvent *event)
{
    QChartView::mouseMoveEvent(event);
    if (m_pressedAt
        && std::abs(event->position().x() - m_pressedAt->x())
            >= QApplication::startDragDistance()) {
        const auto [from, to] =
            std::minmax({nearestSecond(*m_pressedAt), nearestSecond(event->position())});
        m_overlay.chosen = TimeSpan {from, to};
        viewport()->update();
    }
    emit crossHairMoved(secondAt(event->position()));
}

void TimeChartView::mouseReleaseEvent(QMouseEvent *)
{
    const auto chosen = m_overlay.chosen;
    stopDragging();
    if (chosen && chosen->length() > 0)
        emit spanChosen(*chosen);
}

void TimeChartView::mouseDoubleClickEvent(QMouseEvent *)
{
    stopDragging();
    emit resetAsked();
}

void TimeChartView::stopDragging()
{
    m_pressedAt.reset();
    if (m_overlay.chosen) {
        m_overlay.chosen.reset();
        viewport()->update();
    }
}

void TimeChartView::leaveEvent(QEvent *event)
{
    QChartView::leaveEvent(event);
    emit crossHairMoved(std::nullopt);
}

void TimeChartView::focusOutEvent(QFocusEvent *event)
{
    QChartView::focusOutEvent(event);
    stopDragging();
    emit crossHairMoved(std::nullopt);
}

void TimeChartView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        stopDragging();
        emit crossHairMoved(std::nullopt);
    } else if (!moveByKey(*event) && !zoomByKey(*event)) {
        QChartView::keyPressEvent(event);
    }
}

bool TimeChartView::moveByKey(const QKeyEvent &event)
{
    if (event.key() != Qt::Key_Left && event.key() != Qt::Key_Right)
        return false;
    const int direction = event.key() == Qt::Key_Left ? -1 : 1;
    if (event.modifiers() & Qt::ShiftModifier) {
        emit moveAsked(direction * std::max(1, m_span.length() / 4));
        return true;
    }
    const int step = std::max(1, m_span.length() / 60);
    const int wanted = m_overlay.second ? *m_overlay.second + direction * step : m_span.to;
    emit crossHairMoved(std::clamp(wanted, m_span.from + 1, m_span.to));
    return true;
}

bool TimeChartView::zoomByKey(const QKeyEvent &event)
{
    const int around = m_overlay.second.value_or(m_span.to);
    switch (event.key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal: emit zoomAsked(0.5, around); return true;
    case Qt::Key_Minus: emit zoomAsked(2, around); return true;
    case Qt::Key_0: emit resetAsked(); return true;
    default: return false;
    }
}

void TimeChartView::wheelEvent(QWheelEvent *event)
{
    if (!(event->modifiers() & Qt::ControlModifier) || event->angleDelta().y() == 0) {
        event->ignore();  // the page scrolls
        return;
    }
    constexpr double notch = 120;
    emit zoomAsked(std::pow(0.8, event->angleDelta().y() / notch),
                   nearestSecond(event->position()));
    event->accept();
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
    // Fixed margins: the charts of a page line up, no label moves the plot, and those of marks
    // have room above it.
    const int line = fontMetrics().height();
    const int left = fontMetrics().horizontalAdvance(QStringLiteral("99,999")) + 12;
    chart()->setPlotArea({});  // the same area again would be passed over
    chart()->setPlotArea(chart()->rect().adjusted(left, line, -28, -line - 10));
    // Without this the axes stay where the plot was before.
    chart()->layout()->invalidate();
    chart()->layout()->activate();
}

QTransform TimeChartView::valuesToScene() const
{
    const QPointF origin = chart()->mapToScene(chart()->mapToPosition({0, 0}));
    const QPointF one = chart()->mapToScene(chart()->mapToPosition({1, 1}));
    return {one.x() - origin.x(), 0, 0, one.y() - origin.y(), origin.x(), origin.y()};
}

// The lines too are drawn here: a QLineSeries has no gaps, draws nothing for a single point, and
// cuts a line on the edge of the plot in half.
void TimeChartView::drawForeground(QPainter *painter, const QRectF &rect)
{
    QChartView::drawForeground(painter, rect);
    const QRectF plot = chart()->mapRectToScene(chart()->plotArea());
    const QTransform toScene = valuesToScene();
    if (m_overlay.hint.isEmpty())
        paintLines(*painter, m_lines, plot, toScene);
    m_overlay.focused = hasFocus();
    m_overlay.paint(*painter, plot, *this,
                    [&toScene](int second) { return toScene.map(QPointF(second, 0)).x(); });
}

}  // namespace classiscope
