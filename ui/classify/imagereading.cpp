// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/classify/imagereading.h"

#include <QBuffer>
#include <QFile>
#include <QImageReader>

namespace classiscope {

QImage readImage(const ImageInput &input, QSize bound)
{
    QFile file(input.path);
    QBuffer buffer;
    buffer.setData(input.bytes);
    QIODevice &device = input.path.isEmpty() ? static_cast<QIODevice &>(buffer) : file;
    if (!device.open(QIODevice::ReadOnly))
        return {};

    QImageReader reader(&device);
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    const QSize stored = reader.size();
    const bool turned = reader.transformation().testFlag(QImageIOHandler::TransformationRotate90);
    const QSize room = turned ? bound.transposed() : bound;
    if (stored.width() > room.width() || stored.height() > room.height())
        reader.setScaledSize(stored.scaled(room, Qt::KeepAspectRatio).expandedTo({1, 1}));
    const QImage image = reader.read();
    if (image.width() > bound.width() || image.height() > bound.height())
        return image.scaled(bound, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    return image;
}

QByteArray encodePng(const QImage &image)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG", 80);  // little compression: speed counts, the size does not
    return buffer.data();
}

}  // namespace classiscope
