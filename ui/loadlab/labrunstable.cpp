// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/loadlab/labrunstable.h"

#include "ui/loadlab/labrunsmodel.h"

#include <algorithm>

namespace classiscope {

namespace {

constexpr int widestName = 240;
constexpr int padding = 16;  // left and right of a header's text
constexpr int firstPadding = 24;

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
    std::vector<int> widths;
    for (int column = 0; column < LabRunsModel::ColumnCount; ++column) {
        const QString title = sorted().headerData(column, Qt::Horizontal).toString();
        int width = fontMetrics().horizontalAdvance(title);
        for (int row = 0; row < sorted().rowCount(); ++row)
            width = std::max(
                width,
                fontMetrics().horizontalAdvance(sorted().index(row, column).data().toString()));
        widths.push_back(column == LabRunsModel::Name ? std::min(widestName, width + firstPadding)
                                                      : width + padding);
    }
    spreadColumns(*this, widths);
    updateGeometry();  // with or without a scroll bar
}

}  // namespace classiscope
