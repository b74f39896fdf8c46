// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/classify/confusion.h"

#include <QFont>
#include <QImage>
#include <QPalette>
#include <QPoint>

class QPainter;

namespace classiscope {

/// Draws a confusion matrix: true classes down, answers across, their names left and above.
///
/// What is right is drawn in the accent colour and what is wrong in the colour of errors,
/// the stronger the larger its share of the true class; each count is written where it fits.
/// A value: safe in any thread.
class ConfusionPicture {
public:
    static constexpr int smallestCell = 18;  ///< pixels
    static constexpr int largestCell = 96;
    static constexpr int largestName = 150;

    ConfusionPicture() = default;
    /// Cells as large as the matrix then fits into `room`, within the bounds above.
    ConfusionPicture(Confusion confusion, const QPalette &palette, const QFont &font, QSize room);

    /// A cell's, when it counts `share` of its true class: 0 to 1.
    static QColor color(const QPalette &palette, bool right, double share);

    const Confusion &confusion() const { return m_confusion; }
    int cell() const { return m_cell; }
    int names() const { return m_names; }  ///< width of those left, height of those above
    QSize size() const;

    /// `scrolled`: what of the cells is cut off left and above; the names stay in sight.
    /// `current`: the cell with a frame, as (answer, truth); (-1, -1): none.
    void paint(QPainter &painter, QSize view, QPoint scrolled, QPoint current) const;

    /// All of it with its summary above, `scale` pixels for each of ours.
    QImage image(int scale) const;

private:
    QRect cellRect(int truth, int answer) const;
    void paintCells(QPainter &painter, const QRect &seen) const;
    void paintNames(QPainter &painter, QSize view, QPoint scrolled, QPoint current) const;
    void paintName(QPainter &painter, const QRect &box, int place, bool current) const;
    void paintCorner(QPainter &painter) const;

    Confusion m_confusion;
    QPalette m_palette;
    QFont m_font;
    int m_cell = smallestCell;
    int m_names = 0;
};

}  // namespace classiscope
