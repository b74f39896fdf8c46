// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/classify/imagepreview.h"

#include "ui/classify/imagereading.h"
#include "ui/theme/icons.h"
#include "ui/theme/palettes.h"
#include "ui/whenfinished.h"

#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QtConcurrentRun>

#include <cmath>

namespace classiscope {

namespace {

constexpr double step = 1.25;  // of a key, or a notch of the wheel
constexpr int keyDistance = 32;

}  // namespace

ImagePreview::ImagePreview(QWidget *parent)
    : QWidget(parent)
{
    setMinimumSize(160, 120);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(tr("Selected picture"));
    setToolTip(tr("<p>Wheel, + and −: zoom. Drag, arrow keys: move. Double click, 0: all of it."
                  "</p>"));
    setFocusPolicy(Qt::StrongFocus);
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
        showAll();
        emit imageShown();
    };
    whenFinished(QtConcurrent::run(&m_pool, read), this, take);
}

void ImagePreview::clear()
{
    ++m_wish;
    m_image = {};
    m_unreadable = false;
    showAll();
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
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(m_zoom.box(), m_image);
    if (m_zoom.factor() > 1)
        drawFactor(painter);
    if (hasFocus()) {
        painter.setPen(QPen(palette().highlight(), 2));
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

void ImagePreview::drawFactor(QPainter &painter) const
{
    const QString text = tr("%1 ×").arg(QLocale().toString(m_zoom.factor(), 'f', 1));
    QRect field = fontMetrics().boundingRect(text).adjusted(-8, -4, 8, 4);
    field.moveBottomRight(rect().bottomRight() - QPoint(8, 8));
    painter.setPen(Qt::NoPen);
    painter.setBrush(palette().window());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.drawRoundedRect(field, 4, 4);
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(field, Qt::AlignCenter, text);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setBrush(Qt::NoBrush);
}

void ImagePreview::zoomed()
{
    if (!m_image.isNull())
        m_zoom.setSizes(size(), m_image.size());
    if (m_zoom.factor() > 1)
        setCursor(Qt::OpenHandCursor);
    else
        unsetCursor();
    update();
}

void ImagePreview::showAll()
{
    m_zoom.reset();
    zoomed();
}

void ImagePreview::zoomBy(double factor, const QPointF &point)
{
    if (m_image.isNull())
        return;
    m_zoom.zoomBy(factor, point);
    zoomed();
}

void ImagePreview::moveBy(const QPointF &distance)
{
    m_zoom.moveBy(distance);
    zoomed();
}

void ImagePreview::resizeEvent(QResizeEvent *)
{
    zoomed();
}

void ImagePreview::wheelEvent(QWheelEvent *event)
{
    constexpr double notch = 120;  // QWheelEvent::angleDelta()
    zoomBy(std::pow(step, event->angleDelta().y() / notch), event->position());
    event->accept();
}

void ImagePreview::mousePressEvent(QMouseEvent *event)
{
    m_dragged = event->position();
    if (m_zoom.factor() > 1)
        setCursor(Qt::ClosedHandCursor);
}

void ImagePreview::mouseMoveEvent(QMouseEvent *event)
{
    if (!(event->buttons() & Qt::LeftButton))
        return;
    moveBy(event->position() - m_dragged);
    m_dragged = event->position();
}

void ImagePreview::mouseReleaseEvent(QMouseEvent *)
{
    zoomed();
}

void ImagePreview::mouseDoubleClickEvent(QMouseEvent *)
{
    showAll();
}

void ImagePreview::keyPressEvent(QKeyEvent *event)
{
    const QPointF middle = QRectF(rect()).center();
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal: zoomBy(step, middle); return;
    case Qt::Key_Minus: zoomBy(1 / step, middle); return;
    case Qt::Key_0: showAll(); return;
    case Qt::Key_Left: moveBy({keyDistance, 0}); return;
    case Qt::Key_Right: moveBy({-keyDistance, 0}); return;
    case Qt::Key_Up: moveBy({0, keyDistance}); return;
    case Qt::Key_Down: moveBy({0, -keyDistance}); return;
    default: QWidget::keyPressEvent(event);
    }
}

}  // namespace classiscope
