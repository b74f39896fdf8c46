// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/performance/chartgrid.h"

#include <QGridLayout>
#include <QLocale>
#include <QResizeEvent>

namespace classiscope {

namespace {

constexpr int widthForTwoColumns = 640;

QString hintFor(TrafficFilter filter)
{
    if (filter == Source::Http)
        return ChartGrid::tr("No HTTP requests yet: switch the server on");
    if (filter == Source::Window)
        return ChartGrid::tr("No pictures from the window yet: drop some");
    return ChartGrid::tr("No requests yet: switch the server on or drop pictures");
}

}  // namespace

ChartGrid::ChartGrid(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QGridLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setHorizontalSpacing(32);
    m_layout->setVerticalSpacing(16);
    for (TimeChart *&chart : m_charts) {
        chart = new TimeChart;
        connect(chart, &TimeChart::crossHairMoved, this,
                [this, chart](std::optional<int> second) { moveCrossHair(chart, second); });
    }
    arrange(2);
}

void ChartGrid::setData(const PerformanceData &shown, TrafficFilter filter, int seconds,
                        bool paused)
{
    const QString newestLabel =
        paused ? QLocale().toString(shown.newest.time(), QStringLiteral("HH:mm:ss")) : tr("now");
    const auto contents = chartContents(shown, filter, seconds);
    const QString hint = shown.idle(filter) ? hintFor(filter) : QString();
    for (std::size_t i = 0; i < m_charts.size(); ++i) {
        m_charts[i]->setContent(contents[i], seconds, shown.newest, newestLabel);
        m_charts[i]->setHint(hint);
    }
    showCrossHair();
}

void ChartGrid::arrange(int columns)
{
    if (columns == m_columns)
        return;
    m_columns = columns;
    for (int i = 0; i < int(m_charts.size()); ++i) {
        m_layout->addWidget(m_charts[std::size_t(i)], i / columns, i % columns);
        m_layout->setRowStretch(i, i < int(m_charts.size()) / columns ? 1 : 0);
    }
    m_layout->setColumnStretch(0, 1);
    m_layout->setColumnStretch(1, columns - 1);
}

void ChartGrid::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange(event->size().width() < widthForTwoColumns ? 1 : 2);
}

void ChartGrid::moveCrossHair(TimeChart *pointedAt, std::optional<int> second)
{
    m_pointedAt = pointedAt;
    m_second = second;
    showCrossHair();
}

void ChartGrid::showCrossHair()
{
    for (TimeChart *chart : m_charts)
        chart->setCrossHair(m_second, chart == m_pointedAt);
}

}  // namespace classiscope
