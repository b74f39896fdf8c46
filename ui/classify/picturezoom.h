// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>

namespace classiscope {

/// Where a picture is drawn in a view: as large as there is room, or larger around a place.
/// Sizes and points in the view's pixels.
class PictureZoom {
public:
    static constexpr double maxFactor = 16;
    static constexpr double maxEnlargement = 2;  ///< of a picture that is not zoomed

    /// Of the view and of the picture; neither is empty.
    void setSizes(const QSizeF &view, const QSizeF &picture);

    double factor() const { return m_factor; }  ///< 1: all of it is seen
    QRectF box() const;                         ///< the whole picture's place

    /// What lies at `point` stays there.
    void zoomBy(double factor, const QPointF &point);
    /// Moves the picture, no farther than to its border.
    void moveBy(const QPointF &distance);
    void reset();

private:
    QSizeF fitted() const;
    void keepInside();

    QSizeF m_view {1, 1};
    QSizeF m_picture {1, 1};
    double m_factor = 1;
    QPointF m_middle {0.5, 0.5};  // of the view, as parts of the picture
};

}  // namespace classiscope
