// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/performance/chartsimage.h"

#include "ui/theme/palettes.h"

#include <QBuffer>
#include <QPainter>
#include <QWidget>

namespace classiscope {

namespace {

constexpr int margin = 24;
constexpr int scale = 2;

}  // namespace

QImage chartsImage(QWidget &charts, const QString &title, const QString &line)
{
    QFont titleFont = charts.font();
    titleFont.setPointSizeF(titleFont.pointSizeF() * 1.5);
    titleFont.setWeight(QFont::DemiBold);
    const int titleHeight = QFontMetrics(titleFont).height();
    const int lineHeight = charts.fontMetrics().height();
    const int chartsTop = margin + titleHeight + lineHeight + margin;
    const QSize size(charts.width() + 2 * margin, chartsTop + charts.height() + margin);

    const QPalette palette = charts.palette();
    QImage image(size * scale, QImage::Format_RGB32);
    image.setDevicePixelRatio(scale);
    image.fill(palette.color(QPalette::Window));
    QPainter painter(&image);
    painter.setPen(palette.color(QPalette::WindowText));
    painter.setFont(titleFont);
    painter.drawText(margin, margin + QFontMetrics(titleFont).ascent(), title);
    painter.setPen(mutedText(palette));
    painter.setFont(charts.font());
    painter.drawText(margin, margin + titleHeight + charts.fontMetrics().ascent(), line);
    charts.render(&painter, QPoint(margin, chartsTop));
    return image;
}

QByteArray pngOf(const QImage &image)
{
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return png;
}

}  // namespace classiscope
