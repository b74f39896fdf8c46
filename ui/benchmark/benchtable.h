// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/rowtable.h"

#include <QSortFilterProxyModel>

namespace classiscope {

class BenchTableModel;

/// The measurements as a table that is as high as its rows; the batch only where it differs. Ctrl+C
/// copies the chosen rows, or all when none is, with the header, apart by tabs as spreadsheets take
/// it.
class BenchTable : public RowTable {
    Q_OBJECT

public:
    /// `model` must outlive the table.
    explicit BenchTable(BenchTableModel &model, QWidget *parent = nullptr);

    /// What Ctrl+C copies, in the order shown.
    QString copied() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    void addActions();
    void fitColumns();

    QSortFilterProxyModel m_sorted;
};

}  // namespace classiscope
