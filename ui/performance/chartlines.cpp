// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/performance/chartlines.h"

#include <QPainter>

#include <cmath>

namespace classiscope {

namespace {

void paintStretch(QPainter &painter, const QPolygonF &places)
{
    if (painter.pen().style() != Qt::SolidLine) {
        painter.drawPolyline(places);  // dashes must go on across the corners
        return;
    }
    // Piece by piece, as Qt Charts does it: the outline of a long path is costly to find.
    for (qsizetype i = 1; i < places.size(); ++i)
        painter.drawLine(places[i - 1], places[i]);
}

void paintDot(QPainter &painter, QPointF place, const QPen &pen, const QRectF &plot)
{
    constexpr double rounding = 0.01;  // the newest second lies on the very edge
    if (place.x() < plot.left() - rounding || place.x() > plot.right() + rounding)
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(pen.color());
    painter.drawEllipse(place, dotRadius(pen), dotRadius(pen));
}

}  // namespace

std::vector<QPolygonF> stretches(const QList<QPointF> &points)
{
    std::vector<QPolygonF> found;
    bool afterGap = true;
    for (const QPointF &point : points) {
        const bool gap = std::isnan(point.y());
        if (!gap) {
            if (afterGap)
                found.emplace_back();
            found.back().append(point);
        }
        afterGap = gap;
    }
    return found;
}

double dotRadius(const QPen &pen)
{
    return 1.5 * pen.widthF();
}

void paintLines(QPainter &painter, const std::vector<DrawnLine> &lines, const QRectF &plot,
                const QTransform &placeOf)
{
    for (const DrawnLine &line : lines) {
        const double thickness = line.pen.widthF();
        for (const QPolygonF &stretch : stretches(line.points)) {
            painter.save();
            if (stretch.size() == 1) {
                paintDot(painter, placeOf.map(stretch.front()), line.pen, plot);
            } else {
                painter.setClipRect(plot.adjusted(0, -thickness, 0, thickness), Qt::IntersectClip);
                painter.setPen(line.pen);
                paintStretch(painter, placeOf.map(stretch));
            }
            painter.restore();
        }
    }
}

}  // namespace classiscope
