// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/performance/performancefigures.h"

namespace classiscope {

/// The figures above the charts: those of now, and those since the start.
class FigureRow : public QWidget {
    Q_OBJECT

public:
    explicit FigureRow(QWidget *parent = nullptr);

    void setFigures(const PerformanceFigures &figures);

private:
    std::array<FigureTile *, 5> m_current;
    std::array<FigureTile *, 4> m_sinceStart;
};

}  // namespace classiscope
