// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/model/recenttablemodel.h"

#include "ui/theme/palettes.h"
#include "ui/theme/tooltip.h"

#include <QColor>
#include <QDir>
#include <QGuiApplication>
#include <QKeySequence>
#include <QPalette>

namespace classiscope {

namespace {

QString text(const RecentModel &model, int row, int column)
{
    switch (column) {
    case RecentTableModel::Key:
        return QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_1 + row)).toString(QKeySequence::NativeText);
    case RecentTableModel::Name:
        return model.missing ? RecentTableModel::tr("%1 (missing)").arg(model.name) : model.name;
    case RecentTableModel::Place: return QDir::toNativeSeparators(model.source.path);
    default: return {};
    }
}

}  // namespace

RecentTableModel::RecentTableModel(RecentModels &recent, QObject *parent)
    : QAbstractTableModel(parent)
    , m_recent(recent)
    , m_models(recent.models())
{
    connect(&recent, &RecentModels::changed, this, &RecentTableModel::takeModels);
}

void RecentTableModel::takeModels()
{
    beginResetModel();
    m_models = m_recent.models();
    endResetModel();
}

int RecentTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_models.size());
}

int RecentTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RecentTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const RecentModel &model = m_models.at(index.row());
    switch (role) {
    case Qt::DisplayRole: return text(model, index.row(), index.column());
    case Qt::ToolTipRole:
        return plainToolTip(model.missing ? missingText(model)
                                          : QDir::toNativeSeparators(model.source.path));
    case Qt::ForegroundRole:
        return model.missing ? QVariant(errorText(QGuiApplication::palette())) : QVariant();
    default: return {};
    }
}

QVariant RecentTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignVCenter | Qt::AlignLeft);
    if (role != Qt::DisplayRole)
        return {};
    const QString titles[] = {tr("Key"), tr("Model"), tr("Place")};
    return titles[section];
}

}  // namespace classiscope
