// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/performance/performancedata.h"
#include "ui/performance/timechart.h"

#include <array>

namespace classiscope {

/// The last minute of the HTTP requests: how many, and how long they took.
class TrafficCharts : public QWidget {
    Q_OBJECT

public:
    static constexpr int spacing = 32;  ///< between the two

    explicit TrafficCharts(QWidget *parent = nullptr);

    void setData(const PerformanceData &shown);

private:
    std::array<TimeChart *, 2> m_charts;
};

}  // namespace classiscope
