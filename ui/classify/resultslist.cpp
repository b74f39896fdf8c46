// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/classify/resultslist.h"

#include "ui/classify/resultsmodel.h"
#include "ui/classify/rowdelegate.h"

#include <QHeaderView>
#include <QItemSelectionModel>

#include <algorithm>

namespace classiscope {

namespace {

constexpr int thumbnailPixels = RowDelegate::thumbnailSide * 2;  // also sharp at 200 %

}  // namespace

ResultsList::ResultsList(ResultsModel &model, QWidget *parent)
    : RowTable(RowDelegate::rowHeight, parent)
    , m_model(model)
    , m_filter(model)
    , m_thumbnails(thumbnailPixels)
{
    setModel(&m_filter);
    setItemDelegate(new RowDelegate(model, m_thumbnails, this));
    connect(&model, &QAbstractItemModel::modelReset, &m_thumbnails, &Thumbnails::clear);
    connect(&m_thumbnails, &Thumbnails::ready, viewport(), qOverload<>(&QWidget::update));

    setObjectName(QStringLiteral("results"));
    setAccessibleName(tr("Results"));
    setSelectionMode(ExtendedSelection);
    setDragEnabled(true);
    setDragDropMode(DragOnly);
    horizontalHeader()->setMinimumSectionSize(72);

    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        if (currentRow() >= 0)
            m_lastRow = currentRow();
        emit currentRowChanged(currentRow());
    });
    connect(&model, &QAbstractItemModel::modelReset, this, [this] { m_lastRow = -1; });
    connect(&m_filter, &ResultFilter::filterChanged, this, &ResultsList::keepCurrent);
}

void ResultsList::keepCurrent()
{
    if (m_lastRow < 0)
        return;
    // The selection's model does not tell when its current index went with the layout.
    if (currentRow() == m_lastRow)
        scrollTo(currentIndex());
    else if (m_filter.mapFromSource(m_model.index(m_lastRow, 0)).isValid())
        setCurrentRow(m_lastRow);
    else if (m_filter.rowCount() > 0)
        setCurrentRow(m_filter.mapToSource(m_filter.index(0, 0)).row());
    else
        emit currentRowChanged(-1);
}

QList<int> ResultsList::selectedRows() const
{
    QModelIndexList indexes = selectionModel()->selectedRows();
    std::sort(indexes.begin(), indexes.end());
    QList<int> rows;
    for (const QModelIndex &index : std::as_const(indexes))
        rows << index.data(ResultsModel::RowRole).toInt();
    return rows;
}

int ResultsList::currentRow() const
{
    const QModelIndex current = currentIndex();
    return current.isValid() ? current.data(ResultsModel::RowRole).toInt() : -1;
}

void ResultsList::setCurrentRow(int row)
{
    const QModelIndex index = m_filter.mapFromSource(m_model.index(row, 0));
    // setCurrentIndex() would look at the keys held down at the moment.
    selectionModel()->setCurrentIndex(
        index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(index);
}

void ResultsList::resizeEvent(QResizeEvent *event)
{
    RowTable::resizeEvent(event);
    const int width = viewport()->width();
    const int confidence = std::clamp(width / 5, 96, 144);
    const int name = (width - confidence) * 6 / 10;
    setColumnWidth(ResultsModel::Name, name);
    setColumnWidth(ResultsModel::Answer, width - confidence - name);
    setColumnWidth(ResultsModel::Confidence, confidence);
}

}  // namespace classiscope
