// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/requests/requestlist.h"

#include "ui/celldelegate.h"
#include "ui/requests/requestlogmodel.h"
#include "ui/requests/requesttext.h"

#include <QKeyEvent>
#include <QScrollBar>

namespace classiscope {

namespace {

constexpr int rowPixels = 28;

}  // namespace

RequestList::RequestList(RequestLogModel &model, QWidget *parent)
    : RowTable(rowPixels, parent)
    , m_filter(model)
{
    setModel(&m_filter);
    setItemDelegate(new CellDelegate(this));
    setObjectName(QStringLiteral("requests"));
    setAccessibleName(tr("Requests"));
    setContextMenuPolicy(Qt::ActionsContextMenu);

    keepPlace();
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this] { emit currentRowChanged(currentRow()); });
    connect(this, &QTableView::doubleClicked, this,
            [this](const QModelIndex &index) { emit opened(m_filter.mapToSource(index).row()); });
}

bool RequestList::atEnd() const
{
    return verticalScrollBar()->value() >= verticalScrollBar()->maximum() - rowPixels;
}

void RequestList::keepPlace()
{
    connect(&m_filter, &QAbstractItemModel::rowsAboutToBeRemoved, this,
            [this] { m_following = atEnd(); });
    connect(&m_filter, &QAbstractItemModel::rowsRemoved, this,
            [this](const QModelIndex &, int first, int last) {
                // Rows that go at the top must not move those that are being read.
                if (!m_following && first == 0) {
                    QScrollBar *bar = verticalScrollBar();
                    bar->setValue(bar->value() - (last + 1) * rowPixels);
                }
            });
    connect(&m_filter, &QAbstractItemModel::rowsAboutToBeInserted, this,
            [this] { m_following = atEnd(); });
    connect(&m_filter, &QAbstractItemModel::rowsInserted, this, [this] {
        if (m_following && m_filter.sortColumn() < 0)
            scrollToBottom();
    });
}

int RequestList::currentRow() const
{
    return currentIndex().isValid() ? m_filter.mapToSource(currentIndex()).row() : -1;
}

std::vector<int> RequestList::shownRows() const
{
    std::vector<int> rows;
    for (int row = 0; row < m_filter.rowCount(); ++row)
        rows.push_back(m_filter.mapToSource(m_filter.index(row, 0)).row());
    return rows;
}

void RequestList::resizeEvent(QResizeEvent *event)
{
    const bool following = atEnd();
    RowTable::resizeEvent(event);
    const QFontMetrics metrics = fontMetrics();
    // For its column's usual content and title.
    const auto wide = [this, &metrics](int column, const QString &sample) {
        const QString title = model()->headerData(column, Qt::Horizontal).toString();
        return std::max(metrics.horizontalAdvance(sample), metrics.horizontalAdvance(title)) + 20;
    };
    const int fixed[] = {wide(RequestLogModel::Time, QStringLiteral("00:00:00.000")) + 8,
                         wide(RequestLogModel::Client, QStringLiteral("255.255.255.255")),
                         wide(RequestLogModel::Method, QStringLiteral("DELETE")),
                         0,
                         wide(RequestLogModel::Status, statusText(RequestRecord())) + 28,
                         wide(RequestLogModel::Size, QStringLiteral("1000.0 KiB")),
                         wide(RequestLogModel::Duration, QStringLiteral("00,000 ms")),
                         0};
    int left = viewport()->width();
    for (const int width : fixed)
        left -= width;
    const int usualPath = wide(RequestLogModel::Path, QStringLiteral("/predict?top_k=10"));
    const int answer = std::max(140, left - std::max(usualPath, left * 45 / 100));
    for (int column = 0; column < RequestLogModel::ColumnCount; ++column) {
        const int width = column == RequestLogModel::Path ? std::max(80, left - answer)
            : column == RequestLogModel::Answer           ? answer
                                                          : fixed[column];
        setColumnWidth(column, width);
    }
    if (following)
        scrollToBottom();
}

void RequestList::keyPressEvent(QKeyEvent *event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentRow() >= 0)
        emit opened(currentRow());
    else
        RowTable::keyPressEvent(event);
}

}  // namespace classiscope
