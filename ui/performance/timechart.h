// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/performance/chartcontent.h"
#include "ui/performance/chartscale.h"

#include <QWidget>

class QCategoryAxis;
class QLabel;
class QValueAxis;

namespace classiscope {

class ChartLegend;
class TimeChartView;

/// One chart with its title and legend. Draws at most `mostPoints` a line: of a longer
/// span the largest of every few seconds, so that no peak is lost. A NaN is a gap in its line.
class TimeChart : public QWidget {
    Q_OBJECT

public:
    static constexpr int mostPoints = 300;

    explicit TimeChart(QWidget *parent = nullptr);

    /// `span`: what the time axis shows. `newestLabel`: what it calls second 0.
    void setContent(const ChartContent &content, TimeSpan span, const QDateTime &newest,
                    const QString &newestLabel);
    const ChartContent &content() const { return m_content; }

    /// Shown across the chart, without lines and grid, while there is nothing to draw; empty for
    /// none.
    void setHint(const QString &hint);

    /// With the values of that second; `withTime`: and when it was, and what happened.
    void setCrossHair(std::optional<int> second, bool withTime);

    /// What the user asks of it.
    const TimeChartView *view() const { return m_view; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void showLines();
    void showTimeAxis();
    void attachScale();
    void applyPalette();

    ChartContent m_content;
    QDateTime m_newest;
    TimeSpan m_span {0, 0};
    QString m_newestLabel;
    SteadyScale m_scale;

    QLabel *m_title;
    ChartLegend *m_legend;
    TimeChartView *m_view;
    QCategoryAxis *m_timeAxis;
    QValueAxis *m_valueAxis;
};

}  // namespace classiscope
