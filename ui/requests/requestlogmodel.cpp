// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/requests/requestlogmodel.h"

#include "ui/performance/numberformat.h"
#include "ui/requests/requesttext.h"
#include "ui/theme/icons.h"
#include "ui/theme/palettes.h"

#include <QGuiApplication>
#include <QPalette>

#include <algorithm>

namespace classiscope {

namespace {

QString displayText(const RequestRecord &record, int column)
{
    switch (column) {
    case RequestLogModel::Time: return timeText(record);
    case RequestLogModel::Client: return record.client;
    case RequestLogModel::Method: return record.method;
    case RequestLogModel::Path: return record.path;
    case RequestLogModel::Status: return statusText(record);
    case RequestLogModel::Size: return byteCountText(record.requestBytes);
    case RequestLogModel::Duration: return responseTimeText(record.duration);
    case RequestLogModel::Answer: return answerText(record);
    default: return {};
    }
}

QVariant sortValue(const RequestRecord &record, int column)
{
    switch (column) {
    case RequestLogModel::Time: return record.number;
    case RequestLogModel::Status: return record.status;
    case RequestLogModel::Size: return record.requestBytes;
    case RequestLogModel::Duration: return qint64(record.duration.count());
    default: return displayText(record, column);
    }
}

bool isNumber(int column)
{
    return column == RequestLogModel::Size || column == RequestLogModel::Duration;
}

}  // namespace

bool hasFailed(const RequestRecord &record)
{
    return record.status == 0 || record.status >= 400;
}

RequestLogModel::RequestLogModel(RequestLog &log, QObject *parent)
    : QAbstractTableModel(parent)
    , m_log(log)
{
}

int RequestLogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_records.size());
}

int RequestLogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RequestLogModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const RequestRecord &shown = record(index.row());
    const bool marked = index.column() == Status && hasFailed(shown);
    switch (role) {
    case Qt::DisplayRole: return displayText(shown, index.column());
    case Qt::ToolTipRole: return requestToolTip(shown);
    case Qt::TextAlignmentRole:
        return QVariant(Qt::AlignVCenter
                        | (isNumber(index.column()) ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::ForegroundRole:
        return marked ? QVariant(errorText(QGuiApplication::palette())) : QVariant();
    case Qt::DecorationRole:
        return marked
            ? QVariant(iconPixmap(QStringLiteral("error"), 16,
                                  errorText(QGuiApplication::palette()), qApp->devicePixelRatio()))
            : QVariant();
    case SortRole: return sortValue(shown, index.column());
    case RowRole: return index.row();
    case FailedRole: return hasFailed(shown);
    default: return {};
    }
}

QVariant RequestLogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignVCenter | (isNumber(section) ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    const QString titles[] = {tr("Time"),   tr("Client"), tr("Method"),   tr("Path"),
                              tr("Status"), tr("Size"),   tr("Duration"), tr("Answer")};
    return titles[section];
}

void RequestLogModel::update(int limit)
{
    std::vector<RequestRecord> fresh = m_log.since(m_lastNumber);
    if (!fresh.empty()) {
        m_total += fresh.back().number - m_lastNumber;
        m_lastNumber = fresh.back().number;
    }
    const auto bound = std::size_t(std::max(1, limit));
    if (fresh.size() > bound)
        fresh.erase(fresh.begin(), fresh.end() - std::ptrdiff_t(bound));
    const std::size_t together = m_records.size() + fresh.size();
    if (together > bound)
        removeOldest(int(together - bound));
    if (!fresh.empty())
        append(std::move(fresh));
}

void RequestLogModel::removeOldest(int count)
{
    beginRemoveRows({}, 0, count - 1);
    const auto end = m_records.begin() + count;
    m_failures -= int(std::count_if(m_records.begin(), end, hasFailed));
    m_records.erase(m_records.begin(), end);
    endRemoveRows();
}

void RequestLogModel::append(std::vector<RequestRecord> records)
{
    const int first = rowCount();
    beginInsertRows({}, first, first + int(records.size()) - 1);
    for (RequestRecord &record : records) {
        record.picture.clear();
        m_failures += hasFailed(record) ? 1 : 0;
        m_records.push_back(std::move(record));
    }
    endInsertRows();
}

void RequestLogModel::clear()
{
    update(std::max(1, rowCount()));  // so that what came meanwhile does not come back
    m_log.clear();
    m_total = 0;
    if (!m_records.empty())
        removeOldest(rowCount());
}

const RequestRecord &RequestLogModel::record(int row) const
{
    return m_records[std::size_t(row)];
}

QByteArray RequestLogModel::picture(int row) const
{
    const qint64 number = record(row).number;
    const std::vector<RequestRecord> found = m_log.since(number - 1);
    return !found.empty() && found.front().number == number ? found.front().picture : QByteArray();
}

}  // namespace classiscope
