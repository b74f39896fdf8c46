// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rowtable.h"

#include <QHeaderView>

#include <algorithm>
#include <utility>

namespace classiscope {

RowTable::RowTable(int rowHeight, QWidget *parent)
    : QTableView(parent)
{
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setShowGrid(false);
    setWordWrap(false);
    setFrameShape(NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(rowHeight);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSortIndicatorClearable(true);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    setSortingEnabled(true);
    sortByColumn(-1, Qt::AscendingOrder);
}

void spreadColumns(QTableView &table, const std::vector<int> &widths)
{
    std::vector<int> shown;
    int spare = table.viewport()->width();
    for (int column = 0; column < int(widths.size()); ++column) {
        if (table.isColumnHidden(column))
            continue;
        shown.push_back(column);
        spare -= widths[std::size_t(column)];
    }
    if (shown.empty())
        return;
    spare = std::max(0, spare);
    const int more = spare / int(shown.size());
    int rest = spare % int(shown.size());
    for (const int column : shown)
        table.setColumnWidth(column, widths[std::size_t(column)] + more + std::exchange(rest, 0));
}

}  // namespace classiscope
