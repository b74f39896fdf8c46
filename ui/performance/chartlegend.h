// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/performance/chartcontent.h"

#include <QWidget>

namespace classiscope {

/// A sample of each line with its name, in one row.
class ChartLegend : public QWidget {
    Q_OBJECT

public:
    explicit ChartLegend(QWidget *parent = nullptr);

    void setLines(const std::vector<ChartLine> &lines);
    QStringList names() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Entry {
        QString name;
        LineKind kind;
    };
    int widthOf(const Entry &entry) const;

    std::vector<Entry> m_entries;
};

}  // namespace classiscope
