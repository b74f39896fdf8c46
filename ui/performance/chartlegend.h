// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/performance/chartcontent.h"

#include <QWidget>

namespace classiscope {

/// A sample of each line with its name; in further rows what does not fit beside the others.
class ChartLegend : public QWidget {
    Q_OBJECT

public:
    explicit ChartLegend(QWidget *parent = nullptr);

    void setLines(const std::vector<ChartLine> &lines);
    QStringList names() const;

    QSize sizeHint() const override;  ///< as wide as one row, as high as those it has
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    struct Entry {
        QString name;
        LineKind kind;
    };
    int widthOf(const Entry &entry) const;
    int rowHeight() const;
    std::vector<QPoint> places() const;  // the top left corner of each entry
    void countRows();

    std::vector<Entry> m_entries;
    int m_rows = 1;
};

}  // namespace classiscope
