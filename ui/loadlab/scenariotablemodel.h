// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/loadtest/scenario.h"

#include <QAbstractTableModel>
#include <QStringList>

namespace classiscope {

/// The scenarios of a load test as a table to edit: one a row, with a tick before those that
/// are run. What a scenario's kind has no use for is "–" and cannot be edited.
///
/// A value that can be read but not run is kept and its row marked: see mistake().
class ScenarioTableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column {
        Name,
        Kind,  ///< edited as a LoadKind
        Users,
        SpawnRate,
        Wait,  ///< edited as text
        Rate,
        Duration,  ///< edited as text
        Repeated,  ///< per cent
        Aborted,   ///< per cent
        ColumnCount
    };
    enum LoadKind { UsersWait, PoissonRate, ConstantRate };
    static constexpr int mostScenarios = 100;

    /// With the planned scenarios, all of them ticked.
    explicit ScenarioTableModel(QObject *parent = nullptr);

    const std::vector<Scenario> &scenarios() const { return m_scenarios; }
    std::vector<Scenario> ticked() const;
    QStringList unticked() const;  ///< names

    /// In place of all; those named in `unticked` are not run. Requires: at most mostScenarios.
    void setScenarios(const std::vector<Scenario> &scenarios, const QStringList &unticked = {});

    /// Behind `row`, with a name of its own; returns the new row, −1 when there are too many.
    int add(const Scenario &scenario, int row);
    void remove(int row);

    /// What is wrong with the row and the cure; empty when it can be run.
    QString mistake(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

signals:
    /// What was typed cannot be read; the earlier value stays.
    void refused(const QString &message);

private:
    QString unusedName(const QString &wanted) const;

    std::vector<Scenario> m_scenarios;
    std::vector<bool> m_ticked;  // as many
};

/// The column's titles, and what a column is about.
QString scenarioTitle(int column);
QString scenarioHelp(int column);

}  // namespace classiscope
