// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/performance/performancefigures.h"

class QFrame;
class QGridLayout;

namespace classiscope {

/// The figures above the charts: those of now, and those since the start. In one line where all of
/// them have room for a large figure, in two otherwise.
class FigureRow : public QWidget {
    Q_OBJECT

public:
    explicit FigureRow(QWidget *parent = nullptr);

    void setFigures(const PerformanceFigures &figures);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();
    int widthOfOneLine() const;

    QGridLayout *m_layout;
    QLabel *m_currentTitle;
    QLabel *m_sinceStartTitle;
    QFrame *m_line;
    std::array<FigureTile *, 5> m_current;
    std::array<FigureTile *, 4> m_sinceStart;
    bool m_oneLine = false;
};

}  // namespace classiscope
