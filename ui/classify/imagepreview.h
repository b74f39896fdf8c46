// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/batchrunner.h"
#include "ui/classify/picturezoom.h"

#include <QThreadPool>
#include <QWidget>

namespace classiscope {

/// One picture as large as there is room, upright, never enlarged beyond twice its size.
/// Reads it in the background; the previous one stays until the next is there.
///
/// The wheel, + and − zoom, dragging and the arrow keys move, a double click and 0 show all
/// of it again; so does another picture.
class ImagePreview : public QWidget {
    Q_OBJECT

public:
    /// Larger pictures are read at a reduced size.
    static constexpr QSize readingBound {2048, 2048};

    explicit ImagePreview(QWidget *parent = nullptr);
    ~ImagePreview() override;

    void show(const ImageInput &input);
    void clear();
    /// What is shown; null when nothing is, or it could not be read.
    const QImage &image() const { return m_image; }

    /// 1: all of it is seen.
    double zoom() const { return m_zoom.factor(); }

    QSize sizeHint() const override { return {360, 280}; }

signals:
    void imageShown();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void zoomBy(double factor, const QPointF &point);
    void moveBy(const QPointF &distance);
    void showAll();
    void zoomed();
    void drawFactor(QPainter &painter) const;

    QImage m_image;
    PictureZoom m_zoom;
    QPointF m_dragged;  // where the mouse was
    bool m_unreadable = false;
    int m_wish = 0;  // of show(): an older picture that arrives later is dropped
    QThreadPool m_pool;
};

}  // namespace classiscope
