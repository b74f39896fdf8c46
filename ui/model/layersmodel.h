// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/modelfacts.h"

#include <QAbstractTableModel>

namespace classiscope {

/// The layers of a network, in the order they are computed.
class LayersModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Number, Name, Type, Output, Parameters, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setLayers(std::vector<LayerFacts> layers);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<LayerFacts> m_layers;
};

}  // namespace classiscope
