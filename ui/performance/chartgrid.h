// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/performance/shownperformance.h"
#include "ui/performance/timechart.h"
#include "ui/performance/timezoom.h"

class QGridLayout;

namespace classiscope {

/// All charts in as many columns as there is room for. Their cross-hairs and their time axes
/// move together. Says what to do while there is nothing to show.
class ChartGrid : public QWidget {
    Q_OBJECT

public:
    explicit ChartGrid(QWidget *parent = nullptr);

    /// The charts choose what is shown of the time range by themselves: shown.span is not used.
    /// `paused`: the time axis ends in the time of `shown` instead of in "now".
    void setData(const ShownPerformance &shown, bool paused);

    int columns() const { return m_columns; }
    TimeSpan span() const { return m_zoom.span(); }
    bool zoomed() const { return m_zoom.zoomed(); }
    void resetZoom();

signals:
    void zoomChanged();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void connectChart(TimeChart *chart);
    void arrange(int columns);
    void moveCrossHair(TimeChart *pointedAt, std::optional<int> second);
    void showCrossHair();

    std::array<TimeChart *, chartCount> m_charts;
    QGridLayout *m_layout;
    int m_columns = 0;
    TimeZoom m_zoom;
    TimeChart *m_pointedAt = nullptr;
    std::optional<int> m_second;
};

}  // namespace classiscope
