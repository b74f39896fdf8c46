// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/performance/chartcontent.h"
#include "ui/performance/chartscale.h"

#include <QWidget>

class QCategoryAxis;
class QLabel;
class QLineSeries;
class QValueAxis;

namespace classiscope {

class ChartLegend;
class TimeChartView;

/// One chart with its title and legend. Holds at most RateSeries::capacity
/// points a line; shows a NaN as 0.
class TimeChart : public QWidget {
    Q_OBJECT

public:
    explicit TimeChart(QWidget *parent = nullptr);

    /// `newestLabel`: what the time axis calls its right end.
    void setContent(const ChartContent &content, int seconds, const QDateTime &newest,
                    const QString &newestLabel);

    /// Shown across the chart while there is nothing to draw; empty for none.
    void setHint(const QString &hint);

    /// `withText`: also the values of that second.
    void setCrossHair(std::optional<int> second, bool withText);

signals:
    void crossHairMoved(std::optional<int> second);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showLines();
    void showTimeAxis(const QString &newestLabel);
    void applyPalette();

    ChartContent m_content;
    QDateTime m_newest;
    int m_seconds = 0;
    QString m_newestLabel;
    SteadyScale m_scale;

    QLabel *m_title;
    ChartLegend *m_legend;
    TimeChartView *m_view;
    QCategoryAxis *m_timeAxis;
    QValueAxis *m_valueAxis;
    std::vector<QLineSeries *> m_series;
};

}  // namespace classiscope
