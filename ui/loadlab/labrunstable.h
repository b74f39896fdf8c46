// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/figuretable.h"

namespace classiscope {

class LabRunsModel;
struct LoadRun;

/// The runs with their figures; the number of servers only where some were started.
class LabRunsTable : public FigureTable {
    Q_OBJECT

public:
    /// `model` must outlive the table.
    explicit LabRunsTable(LabRunsModel &model, QWidget *parent = nullptr);

    /// The row of the model that is current; −1 for none.
    int currentRun() const;

signals:
    void currentRunChanged();

protected:
    void fitColumns() override;

private:
    void showModel();

    const LabRunsModel &m_model;
};

}  // namespace classiscope
