// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/benchmark/benchrows.h"

#include <QAbstractTableModel>

namespace classiscope {

/// What was measured as a table, in the order of benchRows(). What a row has no
/// figure for is "–" and sorts below all others.
class BenchTableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column {
        Part,
        Path,
        Workers,
        Threads,
        Batch,
        Milliseconds,
        PerSecond,
        Spread,
        P50,
        P95,
        AgainstOpenCv,
        ColumnCount
    };
    static constexpr int sortRole = Qt::UserRole;

    using QAbstractTableModel::QAbstractTableModel;

    void setRows(std::vector<BenchRow> rows);
    const std::vector<BenchRow> &rows() const { return m_rows; }
    bool hasBatches() const;  ///< of more than one image

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<BenchRow> m_rows;
};

}  // namespace classiscope
