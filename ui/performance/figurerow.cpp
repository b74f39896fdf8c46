// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/performance/figurerow.h"

#include <QFrame>
#include <QGridLayout>
#include <QLabel>

#include <algorithm>

namespace classiscope {

namespace {

constexpr int gap = 12;
constexpr int lineWidth = 24;

}  // namespace

FigureRow::FigureRow(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QGridLayout(this))
    , m_currentTitle(figureTitle(tr("Last %1 seconds").arg(RateSeries::latencyWindow)))
    , m_sinceStartTitle(figureTitle(tr("Since the start")))
    , m_line(new QFrame(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setHorizontalSpacing(gap);
    m_layout->setVerticalSpacing(4);
    m_line->setFrameStyle(QFrame::VLine | QFrame::Plain);
    m_line->setForegroundRole(QPalette::Mid);
    std::generate(m_current.begin(), m_current.end(), [] { return new FigureTile; });
    std::generate(m_sinceStart.begin(), m_sinceStart.end(), [] { return new FigureTile; });
    arrange();
}

void FigureRow::setFigures(const PerformanceFigures &figures)
{
    for (std::size_t i = 0; i < m_current.size(); ++i)
        m_current[i]->setFigure(figures.current[i]);
    for (std::size_t i = 0; i < m_sinceStart.size(); ++i)
        m_sinceStart[i]->setFigure(figures.sinceStart[i]);
}

void FigureRow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (const bool oneLine = width() >= widthOfOneLine(); oneLine != m_oneLine) {
        m_oneLine = oneLine;
        arrange();
    }
}

/// In one line the titles stand above their figures, in two beside them.
void FigureRow::arrange()
{
    while (QLayoutItem *item = m_layout->takeAt(0))
        delete item;
    const int second = int(m_current.size()) + 1;  // the line's column
    for (int column = 0; column <= second + int(m_sinceStart.size()); ++column)
        m_layout->setColumnStretch(column, 0);
    const auto place = [this](const auto &tiles, int row, int column) {
        for (FigureTile *tile : tiles) {
            m_layout->addWidget(tile, row, column);
            m_layout->setColumnStretch(column++, 1);
        }
    };
    if (m_oneLine) {
        m_layout->addWidget(m_currentTitle, 0, 1, 1, int(m_current.size()));
        place(m_current, 1, 1);
        m_layout->addWidget(m_line, 0, second, 2, 1);
        m_layout->addWidget(m_sinceStartTitle, 0, second + 1, 1, int(m_sinceStart.size()));
        place(m_sinceStart, 1, second + 1);
    } else {
        m_layout->addWidget(m_currentTitle, 0, 0);
        place(m_current, 0, 1);
        m_layout->addWidget(m_sinceStartTitle, 1, 0);
        place(m_sinceStart, 1, 1);
    }
    m_layout->setColumnMinimumWidth(second, m_oneLine ? lineWidth : 0);
    m_line->setVisible(m_oneLine);
}

/// Of figures as large as most are, so that the lines do not change with every figure.
int FigureRow::widthOfOneLine() const
{
    int tiles = 0;
    for (const FigureTile *tile : m_current)
        tiles += tile->usualWidth();
    for (const FigureTile *tile : m_sinceStart)
        tiles += tile->usualWidth();
    return tiles + int(m_current.size() + m_sinceStart.size()) * gap + lineWidth;
}

}  // namespace classiscope
