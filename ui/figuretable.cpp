// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/figuretable.h"

#include "ui/celldelegate.h"
#include "ui/theme/icons.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>

namespace classiscope {

namespace {

constexpr int rowPixels = 28;

QString lineOf(const QAbstractItemModel &model, int row)
{
    QStringList cells;
    for (int column = 0; column < model.columnCount(); ++column)
        cells << model.index(row, column).data().toString();
    return cells.join(u'\t');
}

QString headerOf(const QAbstractItemModel &model)
{
    QStringList cells;
    for (int column = 0; column < model.columnCount(); ++column)
        cells << model.headerData(column, Qt::Horizontal).toString();
    return cells.join(u'\t');
}

}  // namespace

FigureTable::FigureTable(QAbstractItemModel &model, int sortRole, QWidget *parent)
    : RowTable(rowPixels, parent)
{
    m_sorted.setSourceModel(&model);
    m_sorted.setSortRole(sortRole);
    setModel(&m_sorted);
    setItemDelegate(new CellDelegate(this));
    setSelectionMode(ExtendedSelection);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    addActions();
}

void FigureTable::addActions()
{
    auto *copy = new QAction(icon(QStringLiteral("copy")), tr("&Copy"), this);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    connect(copy, &QAction::triggered, this,
            [this] { QGuiApplication::clipboard()->setText(copied()); });
    auto *all = new QAction(tr("Select &all"), this);
    all->setShortcut(QKeySequence::SelectAll);
    all->setShortcutContext(Qt::WidgetShortcut);
    connect(all, &QAction::triggered, this, &QTableView::selectAll);
    QWidget::addActions({copy, all});
    setContextMenuPolicy(Qt::ActionsContextMenu);
}

QString FigureTable::copied() const
{
    QStringList lines {headerOf(m_sorted)};
    const bool all = !selectionModel()->hasSelection();
    for (int row = 0; row < m_sorted.rowCount(); ++row) {
        if (all || selectionModel()->isRowSelected(row))
            lines << lineOf(m_sorted, row);
    }
    return lines.join(u'\n') + u'\n';
}

QSize FigureTable::sizeHint() const
{
    const int scrollBar =
        horizontalHeader()->length() > viewport()->width() ? horizontalScrollBar()->height() : 0;
    return {RowTable::sizeHint().width(),
            horizontalHeader()->sizeHint().height() + rowPixels * m_sorted.rowCount() + scrollBar};
}

QSize FigureTable::minimumSizeHint() const
{
    return {0, sizeHint().height()};
}

void FigureTable::resizeEvent(QResizeEvent *event)
{
    RowTable::resizeEvent(event);
    fitColumns();
}

void FigureTable::wheelEvent(QWheelEvent *event)
{
    event->ignore();  // the page scrolls
}

}  // namespace classiscope
