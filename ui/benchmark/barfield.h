// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/benchmark/benchcharts.h"

#include <QWidget>

namespace classiscope {

/// The bars of a chart, without its title. A tooltip at each has all its figures.
class BarField : public QWidget {
    Q_OBJECT

public:
    explicit BarField(QWidget *parent = nullptr);

    void setContent(const BarChartContent &content);
    const BarChartContent &content() const { return m_content; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    /// Where everything of one bar is, pixels.
    struct Row {
        const Bar *bar = nullptr;
        QRect group;  ///< empty: none above this bar
        QRect label;
        QRectF block;
        QLineF rounds;
        QRect value;
        QRect mark;
    };

    std::vector<Row> rows() const;
    int labelWidth() const;
    int valueWidth() const;
    void paintRow(QPainter &painter, const Row &row) const;

    BarChartContent m_content;
};

}  // namespace classiscope
