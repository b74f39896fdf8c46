// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/classify/thumbnails.h"
#include "ui/rowtable.h"

#include <QSortFilterProxyModel>

namespace classiscope {

class ResultsModel;

/// The results as a list: filtered by text, thumbnails only of the rows in sight.
class ResultsList : public RowTable {
    Q_OBJECT

public:
    /// `model` must outlive the list.
    explicit ResultsList(ResultsModel &model, QWidget *parent = nullptr);

    /// Shows only rows whose name or answer contains `text`; empty: all.
    void setFilter(const QString &text);

    /// Rows of the model, in the order shown.
    QList<int> selectedRows() const;
    int currentRow() const;  ///< of the model; -1: none
    void setCurrentRow(int row);

signals:
    void currentRowChanged(int row);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    ResultsModel &m_model;
    QSortFilterProxyModel m_proxy;
    Thumbnails m_thumbnails;
};

}  // namespace classiscope
