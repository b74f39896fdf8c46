// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/figuretable.h"

namespace classiscope {

class BenchTableModel;

/// The measurements as a table; the batch only where it differs.
class BenchTable : public FigureTable {
    Q_OBJECT

public:
    /// `model` must outlive the table.
    explicit BenchTable(BenchTableModel &model, QWidget *parent = nullptr);

protected:
    void fitColumns() override;
};

}  // namespace classiscope
