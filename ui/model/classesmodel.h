// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QStringList>

namespace classiscope {

/// The classes a model knows, by their numbers.
class ClassesModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Number, Label, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// The first label has number 0, as in the labels file and in the server's answers.
    void setLabels(const QStringList &labels);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QStringList m_labels;
};

}  // namespace classiscope
