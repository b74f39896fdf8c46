// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/loadlab/labcharts.h"

#include "ui/performance/timechart.h"
#include "ui/performance/timechartview.h"

#include <QGridLayout>
#include <QResizeEvent>

namespace classiscope {

namespace {

constexpr int leastWidth = 310;  // of a chart
constexpr int spacing = 32;
constexpr int leastSeconds = 20;  // of the time axis

}  // namespace

LabCharts::LabCharts(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QGridLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setHorizontalSpacing(spacing);
    m_layout->setVerticalSpacing(16);
    int place = 0;
    for (TimeChart *&chart : m_charts) {
        chart = new TimeChart;
        m_layout->addWidget(chart, place / 2, place % 2);
        ++place;
        connectChart(chart);
    }
    for (const int each : {0, 1}) {
        m_layout->setRowStretch(each, 1);
        m_layout->setColumnStretch(each, 1);
    }
}

void LabCharts::connectChart(TimeChart *chart)
{
    const TimeChartView *view = chart->view();
    connect(view, &TimeChartView::crossHairMoved, this, [this, chart](std::optional<int> second) {
        m_pointedAt = chart;
        m_second = second;
        showCrossHair();
    });
    connect(view, &TimeChartView::resetAsked, this, [this] {
        m_zoom.reset();
        draw();
    });
    connect(view, &TimeChartView::spanChosen, this, [this](TimeSpan span) {
        m_zoom.show(span);
        draw();
    });
    connect(view, &TimeChartView::zoomAsked, this, [this](double factor, int around) {
        m_zoom.scale(factor, around);
        draw();
    });
    connect(view, &TimeChartView::moveAsked, this, [this](int seconds) {
        m_zoom.move(seconds);
        draw();
    });
}

void LabCharts::setSeconds(const std::vector<LoadSecond> &seconds, const QDateTime &newest,
                           bool live)
{
    if (seconds.size() < m_seconds.size() || !live)
        m_zoom.reset();  // another run
    m_seconds = seconds;
    m_newest = newest;
    m_live = live;
    draw();
}

void LabCharts::draw()
{
    const int length = m_seconds.empty() ? 0 : int(m_seconds.back().at - m_seconds.front().at) + 1;
    m_zoom.setRange(std::max(leastSeconds, length), m_newest.toSecsSinceEpoch());
    const QString newestLabel = m_live ? tr("now") : tr("end");
    const auto contents = labChartContents(m_seconds);
    for (std::size_t i = 0; i < m_charts.size(); ++i) {
        m_charts[i]->setContent(contents[i], m_zoom.span(), m_newest, newestLabel);
        m_charts[i]->setHint(m_seconds.empty() ? tr("Nothing measured yet") : QString());
    }
    showCrossHair();
}

void LabCharts::showCrossHair()
{
    const bool visible = m_second && m_zoom.span().contains(*m_second);
    for (TimeChart *chart : m_charts)
        chart->setCrossHair(visible ? m_second : std::nullopt, chart == m_pointedAt);
}

void LabCharts::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const int columns = event->size().width() >= 2 * leastWidth + spacing ? 2 : 1;
    if (columns == m_columns)
        return;
    m_columns = columns;
    for (int i = 0; i < int(m_charts.size()); ++i)
        m_layout->addWidget(m_charts[std::size_t(i)], i / columns, i % columns);
    m_layout->setColumnStretch(1, columns == 2 ? 1 : 0);
}

}  // namespace classiscope
