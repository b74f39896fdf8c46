// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/loadlab/labchartcontents.h"
#include "ui/performance/timezoom.h"

#include <QWidget>

class QGridLayout;

namespace classiscope {

class TimeChart;

/// The four charts of a run. Their cross-hairs and time axes move together.
class LabCharts : public QWidget {
    Q_OBJECT

public:
    explicit LabCharts(QWidget *parent = nullptr);

    /// `newest`: when the last of the seconds ended. `live`: it goes on.
    void setSeconds(const std::vector<LoadSecond> &seconds, const QDateTime &newest, bool live);

    std::size_t points() const { return m_seconds.size(); }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void connectChart(TimeChart *chart);
    void draw();
    void showCrossHair();

    std::array<TimeChart *, labChartCount> m_charts;
    QGridLayout *m_layout;
    int m_columns = 2;
    std::vector<LoadSecond> m_seconds;
    QDateTime m_newest;
    bool m_live = false;
    TimeZoom m_zoom;
    TimeChart *m_pointedAt = nullptr;
    std::optional<int> m_second;
};

}  // namespace classiscope
