// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/performance/chartlines.h"
#include "ui/performance/chartoverlay.h"

#include <QChartView>

namespace classiscope {

/// A chart over time with a cross-hair that follows the mouse or the arrow keys, and marks.
///
/// It asks for another span when one is dragged over, by Ctrl and the wheel, by +, − and 0, by
/// Shift and an arrow, and by a double click; the plain wheel scrolls the page.
class TimeChartView : public QChartView {
    Q_OBJECT

public:
    explicit TimeChartView(QWidget *parent = nullptr);

    /// What the time axis shows; the cross-hair stays within.
    void setSpan(TimeSpan span);

    void setLines(std::vector<DrawnLine> lines);
    const std::vector<DrawnLine> &lines() const { return m_lines; }

    void setMarks(const std::vector<ChartMark> &marks);
    const std::vector<ChartMark> &marks() const { return m_overlay.marks; }

    /// Shown across the plot, without the lines, while they say nothing; empty for none.
    void setHint(const QString &hint);
    QString hint() const { return m_overlay.hint; }

    /// Draws the cross-hair at `second` (0 is the newest), or none.
    /// `text`: shown beside it; empty for the line alone.
    void setCrossHair(std::optional<int> second, const QString &text);
    std::optional<int> crossHair() const { return m_overlay.second; }
    QString crossHairText() const { return m_overlay.text; }

signals:
    /// The user points at another second, or at none.
    void crossHairMoved(std::optional<int> second);
    void spanChosen(classiscope::TimeSpan span);
    void zoomAsked(double factor, int around);  ///< as TimeZoom::scale()
    void moveAsked(int seconds);
    void resetAsked();

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void drawForeground(QPainter *painter, const QRectF &rect) override;

private:
    void placePlot();
    QTransform valuesToScene() const;
    std::optional<int> secondAt(QPointF position) const;
    int nearestSecond(QPointF position) const;
    bool moveByKey(const QKeyEvent &event);
    bool zoomByKey(const QKeyEvent &event);
    void stopDragging();

    TimeSpan m_span;
    std::vector<DrawnLine> m_lines;
    ChartOverlay m_overlay;
    std::optional<QPointF> m_pressedAt;
};

}  // namespace classiscope
