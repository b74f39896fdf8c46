// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/loadlab/labrunstable.h"

#include "ui/loadlab/labrunsmodel.h"

#include <algorithm>

namespace classiscope {

namespace {

constexpr int leastNameWidth = 110;
constexpr int padding = 16;  // left and right of a header's text

}  // namespace

LabRunsTable::LabRunsTable(LabRunsModel &model, QWidget *parent)
    : FigureTable(model, LabRunsModel::sortRole, parent)
    , m_model(model)
{
    setObjectName(QStringLiteral("loadRuns"));
    setAccessibleName(tr("Runs"));
    setProperty("plain", true);
    connect(&sorted(), &QAbstractItemModel::modelReset, this, &LabRunsTable::showModel);
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &LabRunsTable::currentRunChanged);
    showModel();
}

int LabRunsTable::currentRun() const
{
    return currentIndex().isValid() ? sorted().mapToSource(currentIndex()).row() : -1;
}

void LabRunsTable::showModel()
{
    setColumnHidden(LabRunsModel::Instances, !m_model.hasInstances());
    fitColumns();
    emit currentRunChanged();
}

void LabRunsTable::fitColumns()
{
    int left = viewport()->width();
    for (int column = LabRunsModel::Name + 1; column < LabRunsModel::ColumnCount; ++column) {
        if (isColumnHidden(column))
            continue;
        const QString title = sorted().headerData(column, Qt::Horizontal).toString();
        int width = fontMetrics().horizontalAdvance(title);
        for (int row = 0; row < sorted().rowCount(); ++row)
            width = std::max(
                width,
                fontMetrics().horizontalAdvance(sorted().index(row, column).data().toString()));
        setColumnWidth(column, width + padding);
        left -= width + padding;
    }
    setColumnWidth(LabRunsModel::Name, std::max(leastNameWidth, left));
    updateGeometry();  // with or without a scroll bar
}

}  // namespace classiscope
