// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/benchmark/benchcharts.h"

#include <QWidget>

class QLabel;

namespace classiscope {

class BarField;

/// Colour of the bars of one path: the first is muted, as what the others are
/// compared with. From a few on they begin again. Each has a contrast of at least
/// 3:1 with the window's ground.
QColor barColor(int index, const QPalette &palette);

/// Horizontal bars below a title: the label left of each, the value right of it, a
/// thin line from the slowest to the fastest round. As high as its bars need.
class BarChart : public QWidget {
    Q_OBJECT

public:
    explicit BarChart(QWidget *parent = nullptr);

    void setContent(const BarChartContent &content);
    const BarChartContent &content() const;

private:
    QLabel *m_title;
    QLabel *m_help;
    BarField *m_field;
};

}  // namespace classiscope
