// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/model/classesmodel.h"

#include "ui/model/searchtable.h"

namespace classiscope {

namespace {

QVariant alignment(int column)
{
    return QVariant(Qt::AlignVCenter
                    | (column == ClassesModel::Number ? Qt::AlignRight : Qt::AlignLeft));
}

}  // namespace

void ClassesModel::setLabels(const QStringList &labels)
{
    beginResetModel();
    m_labels = labels;
    endResetModel();
}

int ClassesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_labels.size());
}

int ClassesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ClassesModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const bool isNumber = index.column() == Number;
    switch (role) {
    case Qt::DisplayRole: return isNumber ? QString::number(index.row()) : m_labels.at(index.row());
    case Qt::TextAlignmentRole: return alignment(index.column());
    case SearchTable::sortRole:
        return isNumber ? QVariant(index.row()) : QVariant(m_labels.at(index.row()));
    default: return {};
    }
}

QVariant ClassesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignment(section);
    if (role != Qt::DisplayRole)
        return {};
    return section == Number ? tr("No.") : tr("Class");
}

}  // namespace classiscope
