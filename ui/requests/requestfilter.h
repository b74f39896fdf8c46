// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSortFilterProxyModel>

namespace classiscope {

class RequestLogModel;

/// The requests that hold a text in any column, all or only those that failed.
class RequestFilter : public QSortFilterProxyModel {
    Q_OBJECT

public:
    /// `model` must outlive the filter.
    explicit RequestFilter(RequestLogModel &model, QObject *parent = nullptr);

    /// Case does not matter; the request id is looked at too. Empty: all.
    void setText(const QString &text);
    void setFailedOnly(bool failedOnly);

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    const RequestLogModel &m_model;
    QString m_text;
    bool m_failedOnly = false;
};

}  // namespace classiscope
