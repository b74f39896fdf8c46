// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/model/layersmodel.h"

#include "ui/model/modelsections.h"
#include "ui/model/searchtable.h"
#include "ui/performance/numberformat.h"
#include "ui/theme/tooltip.h"

namespace classiscope {

namespace {

bool isNumber(int column)
{
    return column == LayersModel::Number || column == LayersModel::Parameters;
}

qint64 sizeOf(const std::vector<int> &shape)
{
    qint64 size = 1;
    for (const int side : shape)
        size *= side;
    return size;
}

QString text(const LayerFacts &layer, int row, int column)
{
    switch (column) {
    case LayersModel::Number: return countText(row + 1);
    case LayersModel::Name: return layer.name;
    case LayersModel::Type: return layer.type;
    case LayersModel::Output: return shapeText(layer.outputShape);
    case LayersModel::Parameters:
        return layer.parameters > 0 ? countText(layer.parameters) : QStringLiteral("–");
    default: return {};
    }
}

QVariant sortValue(const LayerFacts &layer, int row, int column)
{
    switch (column) {
    case LayersModel::Number: return row;
    case LayersModel::Output: return sizeOf(layer.outputShape);
    case LayersModel::Parameters: return layer.parameters;
    default: return text(layer, row, column);
    }
}

}  // namespace

void LayersModel::setLayers(std::vector<LayerFacts> layers)
{
    beginResetModel();
    m_layers = std::move(layers);
    endResetModel();
}

int LayersModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_layers.size());
}

int LayersModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant LayersModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const LayerFacts &layer = m_layers[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole: return text(layer, index.row(), index.column());
    case Qt::TextAlignmentRole:
        return QVariant(Qt::AlignVCenter
                        | (isNumber(index.column()) ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::ToolTipRole:
        return index.column() == Name ? QVariant(plainToolTip(layer.name)) : QVariant();
    case SearchTable::sortRole: return sortValue(layer, index.row(), index.column());
    default: return {};
    }
}

QVariant LayersModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignVCenter | (isNumber(section) ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    const QString titles[] = {tr("No."), tr("Layer"), tr("Type"), tr("Output"), tr("Parameters")};
    return titles[section];
}

}  // namespace classiscope
