// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/classify/resultfilter.h"
#include "ui/classify/thumbnails.h"
#include "ui/rowtable.h"

namespace classiscope {

class ResultsModel;

/// The results as a list, filtered and sorted; thumbnails only of the rows in sight.
class ResultsList : public RowTable {
    Q_OBJECT

public:
    /// `model` must outlive the list.
    explicit ResultsList(ResultsModel &model, QWidget *parent = nullptr);

    /// After a change of it the current row is the one before, or else the first shown.
    ResultFilter &filter() { return m_filter; }
    const ResultFilter &filter() const { return m_filter; }

    /// Rows of the model, in the order shown.
    QList<int> selectedRows() const;
    int currentRow() const;  ///< of the model; -1: none
    void setCurrentRow(int row);

signals:
    void currentRowChanged(int row);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void keepCurrent();

    ResultsModel &m_model;
    ResultFilter m_filter;
    Thumbnails m_thumbnails;
    int m_lastRow = -1;  // that was current
};

}  // namespace classiscope
