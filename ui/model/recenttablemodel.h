// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/model/recentmodels.h"

#include <QAbstractTableModel>

namespace classiscope {

/// The models opened last as a table, with the keys that open them.
class RecentTableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Key, Name, Place, ColumnCount };

    /// `recent` must outlive it.
    explicit RecentTableModel(RecentModels &recent, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void takeModels();

    const RecentModels &m_recent;
    QList<RecentModel> m_models;  // what the views know of
};

}  // namespace classiscope
