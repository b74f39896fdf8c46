// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/performance/timechart.h"

#include <array>

class QGridLayout;

namespace classiscope {

/// The four charts: two in a row where there is room, otherwise one. Their
/// cross-hairs move together. Says what to do while there is nothing to show.
class ChartGrid : public QWidget {
    Q_OBJECT

public:
    explicit ChartGrid(QWidget *parent = nullptr);

    /// `paused`: the time axis ends in the time of `shown` instead of in "now".
    void setData(const PerformanceData &shown, TrafficFilter filter, int seconds, bool paused);

    int columns() const { return m_columns; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange(int columns);
    void moveCrossHair(TimeChart *pointedAt, std::optional<int> second);
    void showCrossHair();

    std::array<TimeChart *, 4> m_charts;
    QGridLayout *m_layout;
    int m_columns = 0;
    TimeChart *m_pointedAt = nullptr;
    std::optional<int> m_second;
};

}  // namespace classiscope
