// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPen>
#include <QPolygonF>
#include <QString>
#include <QTransform>

#include <vector>

class QPainter;

namespace classiscope {

/// A line as a chart draws it.
struct DrawnLine {
    QString name;
    QPen pen;
    QList<QPointF> points;  ///< x: seconds, as in ChartLine; y: NaN for a gap
};

/// What lies between the gaps of a line: one point at least in each.
std::vector<QPolygonF> stretches(const QList<QPointF> &points);

/// Of the dot that stands for a stretch of one point.
double dotRadius(const QPen &pen);

/// Draws the lines, each on top of those before. `plot`: they are cut off at its left and right
/// end, but keep their whole thickness along its top and bottom. `placeOf`: from seconds and
/// values to the painter's places.
void paintLines(QPainter &painter, const std::vector<DrawnLine> &lines, const QRectF &plot,
                const QTransform &placeOf);

}  // namespace classiscope
