// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/benchmark/benchtable.h"

#include "ui/benchmark/benchtablemodel.h"
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
constexpr int leastPathWidth = 140;

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

BenchTable::BenchTable(BenchTableModel &model, QWidget *parent)
    : RowTable(rowPixels, parent)
{
    m_sorted.setSourceModel(&model);
    m_sorted.setSortRole(BenchTableModel::sortRole);
    setModel(&m_sorted);
    setItemDelegate(new CellDelegate(this));
    setObjectName(QStringLiteral("benchTable"));
    setAccessibleName(tr("Measurements"));
    setSelectionMode(ExtendedSelection);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&m_sorted, &QAbstractItemModel::modelReset, this, [this, &model] {
        setColumnHidden(BenchTableModel::Batch, !model.hasBatches());
        fitColumns();
    });
    setColumnHidden(BenchTableModel::Batch, !model.hasBatches());
    addActions();
}

void BenchTable::addActions()
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

QString BenchTable::copied() const
{
    QStringList lines {headerOf(m_sorted)};
    const bool all = !selectionModel()->hasSelection();
    for (int row = 0; row < m_sorted.rowCount(); ++row) {
        if (all || selectionModel()->isRowSelected(row))
            lines << lineOf(m_sorted, row);
    }
    return lines.join(u'\n') + u'\n';
}

QSize BenchTable::sizeHint() const
{
    const int scrollBar =
        horizontalHeader()->length() > viewport()->width() ? horizontalScrollBar()->height() : 0;
    return {RowTable::sizeHint().width(),
            horizontalHeader()->sizeHint().height() + rowPixels * m_sorted.rowCount() + scrollBar};
}

QSize BenchTable::minimumSizeHint() const
{
    return {0, sizeHint().height()};
}

void BenchTable::resizeEvent(QResizeEvent *event)
{
    RowTable::resizeEvent(event);
    fitColumns();
}

void BenchTable::fitColumns()
{
    constexpr int padding = 16, firstPadding = 24;
    QFont bold = font();  // of the best row
    bold.setWeight(QFont::DemiBold);
    const QFontMetrics metrics(bold);
    int left = viewport()->width();
    for (int column = 0; column < BenchTableModel::ColumnCount; ++column) {
        if (column == BenchTableModel::Path || isColumnHidden(column))
            continue;
        const QString title = m_sorted.headerData(column, Qt::Horizontal).toString();
        const bool first = column == BenchTableModel::Part;
        const QString sample =
            first ? tr("Pipeline") + QStringLiteral(" ★") : QStringLiteral("0,000");
        const int width = (first ? firstPadding : padding)
            + std::max(metrics.horizontalAdvance(title), metrics.horizontalAdvance(sample));
        setColumnWidth(column, width);
        left -= width;
    }
    setColumnWidth(BenchTableModel::Path, std::max(leastPathWidth, left));
    updateGeometry();  // with or without a scroll bar
}

void BenchTable::wheelEvent(QWheelEvent *event)
{
    event->ignore();  // the page scrolls
}

}  // namespace classiscope
