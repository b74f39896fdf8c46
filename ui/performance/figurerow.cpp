// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/performance/figurerow.h"

#include <QFrame>
#include <QGridLayout>
#include <QLabel>

namespace classiscope {

FigureRow::FigureRow(QWidget *parent)
    : QWidget(parent)
{
    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setHorizontalSpacing(12);
    layout->setVerticalSpacing(4);
    layout->addWidget(figureTitle(tr("Last %1 seconds").arg(RateSeries::latencyWindow)), 0, 0, 1,
                      int(m_current.size()));
    int column = 0;
    for (FigureTile *&tile : m_current) {
        tile = new FigureTile;
        layout->addWidget(tile, 1, column);
        layout->setColumnStretch(column++, 1);
    }
    auto *line = new QFrame;
    line->setFrameStyle(QFrame::VLine | QFrame::Plain);
    line->setForegroundRole(QPalette::Mid);
    layout->addWidget(line, 0, column, 2, 1);
    layout->setColumnMinimumWidth(column++, 24);
    layout->addWidget(figureTitle(tr("Since the start")), 0, column, 1, int(m_sinceStart.size()));
    for (FigureTile *&tile : m_sinceStart) {
        tile = new FigureTile;
        layout->addWidget(tile, 1, column);
        layout->setColumnStretch(column++, 1);
    }
}

void FigureRow::setFigures(const PerformanceFigures &figures)
{
    for (std::size_t i = 0; i < m_current.size(); ++i)
        m_current[i]->setFigure(figures.current[i]);
    for (std::size_t i = 0; i < m_sinceStart.size(); ++i)
        m_sinceStart[i]->setFigure(figures.sinceStart[i]);
}

}  // namespace classiscope
