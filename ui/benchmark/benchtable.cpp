// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/benchmark/benchtable.h"

#include "ui/benchmark/benchtablemodel.h"

#include <algorithm>

namespace classiscope {

namespace {

constexpr int longPath = 200;  // pixels; only longer ones are cut off

/// Of its text, in its own font where it has one: the best row is bold.
int cellWidth(const QModelIndex &index, const QFont &font)
{
    const QVariant own = index.data(Qt::FontRole);
    return QFontMetrics(own.isValid() ? own.value<QFont>() : font)
        .horizontalAdvance(index.data().toString());
}

}  // namespace

BenchTable::BenchTable(BenchTableModel &model, QWidget *parent)
    : FigureTable(model, BenchTableModel::sortRole, parent)
{
    setObjectName(QStringLiteral("benchTable"));
    setAccessibleName(tr("Measurements"));
    connect(&sorted(), &QAbstractItemModel::modelReset, this, [this, &model] {
        setColumnHidden(BenchTableModel::Batch, !model.hasBatches());
        fitColumns();
    });
    setColumnHidden(BenchTableModel::Batch, !model.hasBatches());
}

void BenchTable::fitColumns()
{
    constexpr int padding = 16, firstPadding = 24;
    std::vector<int> widths;
    int forPath = viewport()->width();
    for (int column = 0; column < BenchTableModel::ColumnCount; ++column) {
        const QString title = sorted().headerData(column, Qt::Horizontal).toString();
        int width = fontMetrics().horizontalAdvance(title);
        for (int row = 0; row < sorted().rowCount(); ++row)
            width = std::max(width, cellWidth(sorted().index(row, column), font()));
        widths.push_back(width + (column == BenchTableModel::Part ? firstPadding : padding));
        if (column != BenchTableModel::Path && !isColumnHidden(column))
            forPath -= widths.back();
    }
    int &path = widths[BenchTableModel::Path];
    path = std::clamp(forPath, std::min(longPath, path), path);
    spreadColumns(*this, widths);
    updateGeometry();  // with or without a scroll bar
}

}  // namespace classiscope
