// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/telemetry/requestlog.h"

#include <QAbstractTableModel>

namespace classiscope {

/// The requests of a log as a table, the oldest first.
///
/// Rows come and go in batches, when update() is called; the model is never reset.
/// It holds no pictures, so that the log's bound on them is the only one needed.
class RequestLogModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Time, Client, Method, Path, Status, Size, Duration, Answer, ColumnCount };
    enum Role {
        SortRole = Qt::UserRole,
        RowRole,    ///< the model's own row, also through a proxy
        FailedRole  ///< bool
    };

    /// `log` must outlive the model.
    explicit RequestLogModel(RequestLog &log, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// Takes what is new in the log and keeps the last `limit` rows.
    void update(int limit);
    /// Forgets all requests, the log's too.
    void clear();

    /// Requires: 0 <= row < rowCount(). Its picture is empty.
    const RequestRecord &record(int row) const;
    /// The picture of that request, if the log still has it.
    QByteArray picture(int row) const;

    int failures() const { return m_failures; }  ///< among the rows
    qint64 total() const { return m_total; }     ///< seen since the last clear()

private:
    void removeOldest(int count);
    void append(std::vector<RequestRecord> records);

    RequestLog &m_log;
    std::deque<RequestRecord> m_records;
    qint64 m_lastNumber = 0;
    qint64 m_total = 0;
    int m_failures = 0;
};

/// Whether the request ended in anything but a success or a redirection.
bool hasFailed(const RequestRecord &record);

}  // namespace classiscope
