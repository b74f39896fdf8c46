// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QChartView>

#include <optional>

namespace classiscope {

/// A chart over time with a cross-hair that follows the mouse or the arrow keys.
class TimeChartView : public QChartView {
    Q_OBJECT

public:
    explicit TimeChartView(QWidget *parent = nullptr);

    /// How far back the cross-hair may go.
    void setSeconds(int seconds);

    /// Shown across the plot while there is nothing to draw; empty for none.
    void setHint(const QString &hint);
    QString hint() const { return m_hint; }

    /// Draws the cross-hair at `second` (0 is the newest), or none.
    /// `text`: shown beside it; empty for the line alone.
    void setCrossHair(std::optional<int> second, const QString &text);
    std::optional<int> crossHair() const { return m_second; }
    QString crossHairText() const { return m_text; }

signals:
    /// The user points at another second, or at none.
    void crossHairMoved(std::optional<int> second);

protected:
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void drawForeground(QPainter *painter, const QRectF &rect) override;

private:
    void placePlot();
    void drawHint(QPainter *painter, const QRectF &plot) const;
    void drawText(QPainter *painter, double x) const;

    int m_seconds = 60;
    std::optional<int> m_second;
    QString m_text;
    QString m_hint;
};

}  // namespace classiscope
