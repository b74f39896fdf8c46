// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/droptarget.h"

#include "ui/theme/palettes.h"
#include "ui/whenfinished.h"

#include <QDropEvent>
#include <QPainter>
#include <QPromise>

namespace classiscope {

namespace {

constexpr int margin = 40;

}  // namespace

/// QtFuture's functions for this have another name before Qt 6.6 than after it.
QFuture<QString> knownDescription(const QString &text)
{
    QPromise<QString> promise;
    promise.start();
    promise.addResult(text);
    promise.finish();
    return promise.future();
}

DropTarget::DropTarget(QWidget *window, bool (*accepts)(const QMimeData &),
                       QFuture<QString> (*describe)(const QMimeData &))
    : QWidget(window)
    , m_accepts(accepts)
    , m_describe(describe)
{
    setObjectName(QStringLiteral("dropTarget"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
    window->setAcceptDrops(true);
    window->installEventFilter(this);
}

bool DropTarget::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::DragEnter:
    case QEvent::DragMove: {
        auto *drag = static_cast<QDropEvent *>(event);
        // What is taken is copied; nobody wants dropped files moved away.
        drag->setDropAction(Qt::CopyAction);
        if (drag->source()) {  // a row of our own on its way out
            drag->ignore();
        } else if (isVisible()) {
            drag->accept();
        } else if (m_accepts(*drag->mimeData())) {
            drag->accept();
            begin(*drag->mimeData());
        } else {
            drag->ignore();
        }
        return true;
    }
    case QEvent::DragLeave: hide(); return true;
    case QEvent::Drop: {
        hide();
        auto *drop = static_cast<QDropEvent *>(event);
        drop->setDropAction(Qt::CopyAction);
        drop->accept();
        emit dropped(*drop->mimeData());
        return true;
    }
    default: return QWidget::eventFilter(watched, event);
    }
}

void DropTarget::begin(const QMimeData &dragged)
{
    setText(tr("Drop to classify"));
    whenFinished(m_describe(dragged), this, [this, drag = ++m_drag](const QString &text) {
        if (drag == m_drag)
            setText(text);
    });
    setGeometry(parentWidget()->rect());
    raise();
    show();
}

void DropTarget::setText(const QString &text)
{
    m_text = text;
    setAccessibleName(text);
    update();
}

void DropTarget::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor veil = palette().color(QPalette::Base);
    veil.setAlphaF(0.94F);
    painter.fillRect(rect(), veil);
    const QColor accent = accentText(palette());
    painter.setPen(QPen(accent, 3, Qt::DashLine));
    painter.drawRoundedRect(QRectF(rect()).adjusted(16, 16, -16, -16), 12, 12);
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.6);
    large.setWeight(QFont::DemiBold);
    painter.setFont(large);
    // A name may be longer than the window is wide.
    const QRect inner = rect().adjusted(margin, margin, -margin, -margin);
    painter.drawText(inner, Qt::AlignCenter,
                     painter.fontMetrics().elidedText(m_text, Qt::ElideMiddle, inner.width()));
}

}  // namespace classiscope
