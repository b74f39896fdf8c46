// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/requests/requestfilter.h"
#include "ui/rowtable.h"

namespace classiscope {

/// The requests as a list: filtered, following the newest while its end is in sight.
class RequestList : public RowTable {
    Q_OBJECT

public:
    /// `model` must outlive the list.
    explicit RequestList(RequestLogModel &model, QWidget *parent = nullptr);

    RequestFilter &filter() { return m_filter; }
    int currentRow() const;  ///< of the model; -1: none
    /// Rows of the model, in the order shown.
    std::vector<int> shownRows() const;

signals:
    void currentRowChanged(int row);
    void opened(int row);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    bool atEnd() const;
    void keepPlace();

    RequestFilter m_filter;
    bool m_following = true;  // the end was in sight before rows came
};

}  // namespace classiscope
