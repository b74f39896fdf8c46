// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/rowtable.h"

#include <QSortFilterProxyModel>

namespace classiscope {

/// A table of figures that is as high as its rows, within a page that scrolls. Ctrl+C copies
/// the chosen rows, or all when none is, with the header, apart by tabs as spreadsheets take it.
class FigureTable : public RowTable {
    Q_OBJECT

public:
    /// `model` must outlive the table. `sortRole`: of its numbers.
    FigureTable(QAbstractItemModel &model, int sortRole, QWidget *parent = nullptr);

    /// What Ctrl+C copies, in the order shown.
    QString copied() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

    /// Gives every column its width, and calls updateGeometry().
    virtual void fitColumns() = 0;
    const QSortFilterProxyModel &sorted() const { return m_sorted; }

private:
    void addActions();

    QSortFilterProxyModel m_sorted;
};

}  // namespace classiscope
