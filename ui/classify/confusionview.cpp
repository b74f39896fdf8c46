// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/classify/confusionview.h"

#include "ui/theme/tooltip.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>
#include <optional>

namespace classiscope {

namespace {

constexpr QPoint none {-1, -1};

/// Where a key leads from a cell; nothing when it is no key that moves.
std::optional<QPoint> moved(QPoint from, int key, int last)
{
    switch (key) {
    case Qt::Key_Left: return from - QPoint(1, 0);
    case Qt::Key_Right: return from + QPoint(1, 0);
    case Qt::Key_Up: return from - QPoint(0, 1);
    case Qt::Key_Down: return from + QPoint(0, 1);
    case Qt::Key_Home: return QPoint(0, from.y());
    case Qt::Key_End: return QPoint(last, from.y());
    default: return std::nullopt;
    }
}

}  // namespace

ConfusionView::ConfusionView(QWidget *parent)
    : QAbstractScrollArea(parent)
{
    setObjectName(QStringLiteral("confusion"));
    setFrameShape(NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(200, 160);
}

void ConfusionView::setConfusion(const Confusion &confusion)
{
    const Confusion &before = m_picture.confusion();
    const bool hadCell = m_current != none;
    const int truth = hadCell ? before.label(m_current.y()) : -1;
    const int answer = hadCell ? before.label(m_current.x()) : -1;
    m_picture = ConfusionPicture(confusion, palette(), font(), maximumViewportSize());
    // The cell stays with its classes while others come between.
    m_current = none;
    QPoint found = none;
    for (int place = 0; hadCell && place < confusion.size(); ++place) {
        if (confusion.label(place) == truth)
            found.setY(place);
        if (confusion.label(place) == answer)
            found.setX(place);
    }
    if (found.x() >= 0 && found.y() >= 0)
        m_current = found;
    setAccessibleName(tr("Confusion matrix: %1").arg(confusion.summary()));
    describe();
    fit();
}

void ConfusionView::describe()
{
    setAccessibleDescription(m_current == none
                                 ? QString()
                                 : m_picture.confusion().cellText(m_current.y(), m_current.x()));
}

void ConfusionView::fit()
{
    m_picture = ConfusionPicture(m_picture.confusion(), palette(), font(), maximumViewportSize());
    const QSize over = m_picture.size() - viewport()->size();
    const auto set = [this](QScrollBar *bar, int range, int page) {
        bar->setRange(0, std::max(0, range));
        bar->setPageStep(page);
        bar->setSingleStep(m_picture.cell());
    };
    set(horizontalScrollBar(), over.width(), viewport()->width() - m_picture.names());
    set(verticalScrollBar(), over.height(), viewport()->height() - m_picture.names());
    viewport()->update();
}

QPoint ConfusionView::scrolled() const
{
    return {horizontalScrollBar()->value(), verticalScrollBar()->value()};
}

QRect ConfusionView::cellRect(QPoint cell) const
{
    const QPoint corner(m_picture.names(), m_picture.names());
    return {corner - scrolled() + cell * m_picture.cell(),
            QSize(m_picture.cell(), m_picture.cell())};
}

QPoint ConfusionView::cellAt(const QPoint &position) const
{
    const QPoint inside = position - QPoint(m_picture.names(), m_picture.names());
    if (inside.x() < 0 || inside.y() < 0)
        return none;
    const QPoint at = inside + scrolled();
    const QPoint cell(at.x() / m_picture.cell(), at.y() / m_picture.cell());
    return std::max(cell.x(), cell.y()) < m_picture.confusion().size() ? cell : none;
}

void ConfusionView::setCurrent(QPoint cell)
{
    const int last = m_picture.confusion().size() - 1;
    if (last < 0)
        return;
    m_current = {std::clamp(cell.x(), 0, last), std::clamp(cell.y(), 0, last)};
    const QRect box = cellRect(m_current);
    const auto reveal = [this](QScrollBar *bar, int from, int to, int end) {
        if (from < m_picture.names())
            bar->setValue(bar->value() - (m_picture.names() - from));
        else if (to >= end)
            bar->setValue(bar->value() + to - end + 1);
    };
    reveal(horizontalScrollBar(), box.left(), box.right(), viewport()->width());
    reveal(verticalScrollBar(), box.top(), box.bottom(), viewport()->height());
    describe();
    viewport()->update();
    emit currentChanged(accessibleDescription());
}

void ConfusionView::choose(QPoint cell)
{
    if (cell != none && m_picture.confusion().count(cell.y(), cell.x()) > 0)
        emit cellChosen(cell.y(), cell.x());
}

void ConfusionView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    m_picture.paint(painter, viewport()->size(), scrolled(), m_current);
}

void ConfusionView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    fit();
}

void ConfusionView::scrollContentsBy(int, int)
{
    viewport()->update();
}

void ConfusionView::mousePressEvent(QMouseEvent *event)
{
    const QPoint cell = event->button() == Qt::LeftButton ? cellAt(event->pos()) : none;
    if (cell == none)
        return QAbstractScrollArea::mousePressEvent(event);
    setCurrent(cell);
}

void ConfusionView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && cellAt(event->pos()) == m_current)
        choose(m_current);
}

void ConfusionView::keyPressEvent(QKeyEvent *event)
{
    const int last = m_picture.confusion().size() - 1;
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        choose(m_current);
    else if (const auto to = moved(m_current, event->key(), last))
        setCurrent(*to);
    else
        QAbstractScrollArea::keyPressEvent(event);
}

void ConfusionView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    if (m_current == none && event->reason() != Qt::MouseFocusReason)
        setCurrent({0, 0});
}

void ConfusionView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        fit();
}

bool ConfusionView::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QAbstractScrollArea::viewportEvent(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const QPoint cell = cellAt(help->pos());
    if (cell == none)
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(),
                           plainToolTip(m_picture.confusion().cellText(cell.y(), cell.x())), this);
    return true;
}

}  // namespace classiscope
