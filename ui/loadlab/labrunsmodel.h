// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/loadtest/loadreport.h"

#include <QAbstractTableModel>

namespace classiscope {

/// The runs of a load test with their eleven figures, in the order they were made; those that
/// are asked for most come first. What a run has no figure for is "–" and sorts below all others.
class LabRunsModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column {
        Name,       ///< of the scenario, with the repetition where there are several
        Instances,  ///< servers that were started; "–": an address was given
        Requests,
        Failed,
        PerSecond,
        Average,  ///< from here to Maximum: response times
        P50,
        P95,
        P99,
        Minimum,
        Maximum,
        Successful,
        SuccessRate,
        ColumnCount
    };
    static constexpr int sortRole = Qt::UserRole;

    using QAbstractTableModel::QAbstractTableModel;

    void setRuns(const std::vector<LoadRun> &runs);
    const std::vector<LoadRun> &runs() const { return m_runs; }
    bool hasInstances() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    std::vector<LoadRun> m_runs;
};

/// "1 instance", "4 instances".
QString instancesText(int instances);

/// "light", "light, 2 instances, repetition 3": which run it is.
QString labRunName(const LoadRun &run);

}  // namespace classiscope
