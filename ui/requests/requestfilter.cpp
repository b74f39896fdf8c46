// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/requests/requestfilter.h"

#include "ui/requests/requestlogmodel.h"

namespace classiscope {

RequestFilter::RequestFilter(RequestLogModel &model, QObject *parent)
    : QSortFilterProxyModel(parent)
    , m_model(model)
{
    setSourceModel(&model);
    setSortRole(RequestLogModel::SortRole);
    setSortCaseSensitivity(Qt::CaseInsensitive);
    setDynamicSortFilter(true);
}

void RequestFilter::setText(const QString &text)
{
    m_text = text.trimmed();
    invalidateFilter();
}

void RequestFilter::setFailedOnly(bool failedOnly)
{
    m_failedOnly = failedOnly;
    invalidateFilter();
}

bool RequestFilter::filterAcceptsRow(int row, const QModelIndex &) const
{
    const RequestRecord &record = m_model.record(row);
    if (m_failedOnly && !hasFailed(record))
        return false;
    if (m_text.isEmpty() || record.requestId.contains(m_text, Qt::CaseInsensitive))
        return true;
    for (int column = 0; column < RequestLogModel::ColumnCount; ++column) {
        const QString shown = m_model.index(row, column).data().toString();
        if (shown.contains(m_text, Qt::CaseInsensitive))
            return true;
    }
    return false;
}

}  // namespace classiscope
