// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/classify/picturezoom.h"

#include <algorithm>

namespace classiscope {

namespace {

/// The middle, so that a picture of `length` covers the view or lies in its centre.
double inside(double middle, double view, double length)
{
    const double half = std::min(0.5, view / length / 2);
    return std::clamp(middle, half, 1 - half);
}

}  // namespace

void PictureZoom::setSizes(const QSizeF &view, const QSizeF &picture)
{
    m_view = view;
    m_picture = picture;
    keepInside();
}

QSizeF PictureZoom::fitted() const
{
    return m_picture.scaled(m_view.boundedTo(m_picture * maxEnlargement), Qt::KeepAspectRatio);
}

QRectF PictureZoom::box() const
{
    const QSizeF size = fitted() * m_factor;
    return {QPointF(m_view.width() / 2 - m_middle.x() * size.width(),
                    m_view.height() / 2 - m_middle.y() * size.height()),
            size};
}

void PictureZoom::zoomBy(double factor, const QPointF &point)
{
    const QRectF before = box();
    const double x = (point.x() - before.x()) / before.width();
    const double y = (point.y() - before.y()) / before.height();
    m_factor = std::clamp(m_factor * factor, 1.0, maxFactor);
    const QSizeF size = fitted() * m_factor;
    m_middle = {x + (m_view.width() / 2 - point.x()) / size.width(),
                y + (m_view.height() / 2 - point.y()) / size.height()};
    keepInside();
}

void PictureZoom::moveBy(const QPointF &distance)
{
    const QSizeF size = fitted() * m_factor;
    m_middle -= {distance.x() / size.width(), distance.y() / size.height()};
    keepInside();
}

void PictureZoom::reset()
{
    m_factor = 1;
    m_middle = {0.5, 0.5};
}

void PictureZoom::keepInside()
{
    const QSizeF size = fitted() * m_factor;
    m_middle = {inside(m_middle.x(), m_view.width(), size.width()),
                inside(m_middle.y(), m_view.height(), size.height())};
}

}  // namespace classiscope
