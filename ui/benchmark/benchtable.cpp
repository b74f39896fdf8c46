// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/benchmark/benchtable.h"

#include "ui/benchmark/benchtablemodel.h"

#include <algorithm>

namespace classiscope {

namespace {

constexpr int leastPathWidth = 140;

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
    QFont bold = font();  // of the best row
    bold.setWeight(QFont::DemiBold);
    const QFontMetrics metrics(bold);
    int left = viewport()->width();
    for (int column = 0; column < BenchTableModel::ColumnCount; ++column) {
        if (column == BenchTableModel::Path || isColumnHidden(column))
            continue;
        const QString title = sorted().headerData(column, Qt::Horizontal).toString();
        const bool first = column == BenchTableModel::Part;
        const QString sample =
            first ? tr("Pipeline") + QStringLiteral(" ★") : QStringLiteral("0,000");
        int width = std::max(metrics.horizontalAdvance(title), metrics.horizontalAdvance(sample));
        for (int row = 0; first && row < sorted().rowCount(); ++row)
            width = std::max(
                width, metrics.horizontalAdvance(sorted().index(row, column).data().toString()));
        width += first ? firstPadding : padding;
        setColumnWidth(column, width);
        left -= width;
    }
    setColumnWidth(BenchTableModel::Path, std::max(leastPathWidth, left));
    updateGeometry();  // with or without a scroll bar
}

}  // namespace classiscope
