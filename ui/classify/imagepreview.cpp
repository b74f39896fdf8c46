// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/classify/imagepreview.h"

#include "ui/classify/imagereading.h"
#include "ui/theme/icons.h"
#include "ui/theme/palettes.h"
#include "ui/whenfinished.h"

#include <QPainter>
#include <QtConcurrentRun>

namespace classiscope {

ImagePreview::ImagePreview(QWidget *parent)
    : QWidget(parent)
{
    setMinimumSize(160, 120);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(tr("Selected picture"));
    m_pool.setMaxThreadCount(1);
}

ImagePreview::~ImagePreview()
{
    m_pool.clear();
    m_pool.waitForDone();
}

void ImagePreview::show(const ImageInput &input)
{
    m_pool.clear();  // of pictures that were only passed by
    const auto read = [input] { return readImage(input, readingBound); };
    const auto take = [this, wish = ++m_wish](const QImage &image) {
        if (wish != m_wish)
            return;
        m_image = image;
        m_unreadable = image.isNull();
        update();
        emit imageShown();
    };
    whenFinished(QtConcurrent::run(&m_pool, read), this, take);
}

void ImagePreview::clear()
{
    ++m_wish;
    m_image = {};
    m_unreadable = false;
    update();
}

void ImagePreview::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (m_image.isNull()) {
        if (!m_unreadable)
            return;
        const QPixmap sign =
            iconPixmap(QStringLiteral("classify"), 64, mutedText(palette()), devicePixelRatioF());
        painter.drawPixmap(rect().center() - QPoint(32, 32), sign);
        return;
    }
    const QSize largest = m_image.size() * 2;
    QRect box(QPoint(), m_image.size().scaled(size().boundedTo(largest), Qt::KeepAspectRatio));
    box.moveCenter(rect().center());
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(box, m_image);
}

}  // namespace classiscope
