// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/performance/chartgrid.h"

#include "ui/performance/timechartview.h"

#include <QGridLayout>
#include <QLocale>
#include <QResizeEvent>

namespace classiscope {

namespace {

constexpr int leastWidth = 310;  // of a chart
constexpr int spacing = 32;

/// As many as fit, but no row is left half empty.
int columnsFor(int width)
{
    for (const int columns : {4, 2}) {
        if (width >= columns * leastWidth + (columns - 1) * spacing)
            return columns;
    }
    return 1;
}

QString hintFor(TrafficFilter filter)
{
    if (filter == Source::Http)
        return ChartGrid::tr("No HTTP requests yet: with the server on, programs can send some");
    if (filter == Source::Window)
        return ChartGrid::tr("No pictures from the window yet: drop some");
    return ChartGrid::tr("No requests yet: drop pictures, or send some with the server on");
}

}  // namespace

ChartGrid::ChartGrid(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QGridLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setHorizontalSpacing(spacing);
    m_layout->setVerticalSpacing(16);
    for (TimeChart *&chart : m_charts) {
        chart = new TimeChart;
        connectChart(chart);
    }
    arrange(2);
}

void ChartGrid::connectChart(TimeChart *chart)
{
    const TimeChartView *view = chart->view();
    connect(view, &TimeChartView::crossHairMoved, this,
            [this, chart](std::optional<int> second) { moveCrossHair(chart, second); });
    connect(view, &TimeChartView::resetAsked, this, &ChartGrid::resetZoom);
    connect(view, &TimeChartView::spanChosen, this, [this](TimeSpan span) {
        m_zoom.show(span);
        emit zoomChanged();
    });
    connect(view, &TimeChartView::zoomAsked, this, [this](double factor, int around) {
        m_zoom.scale(factor, around);
        emit zoomChanged();
    });
    connect(view, &TimeChartView::moveAsked, this, [this](int seconds) {
        m_zoom.move(seconds);
        emit zoomChanged();
    });
}

void ChartGrid::resetZoom()
{
    m_zoom.reset();
    emit zoomChanged();
}

void ChartGrid::setData(const ShownPerformance &shown, bool paused)
{
    m_zoom.setRange(shown.seconds, shown.data.newestSecond());
    const QDateTime newest = shown.data.newest;
    const QString newestLabel =
        paused ? QLocale().toString(newest.time(), QStringLiteral("HH:mm:ss")) : tr("now");
    const auto contents = shown.contents();
    const QString hint = shown.data.idle(shown.filter) ? hintFor(shown.filter) : QString();
    for (std::size_t i = 0; i < m_charts.size(); ++i) {
        m_charts[i]->setContent(contents[i], m_zoom.span(), newest, newestLabel);
        m_charts[i]->setHint(hint);
    }
    showCrossHair();
}

void ChartGrid::arrange(int columns)
{
    if (columns == m_columns)
        return;
    m_columns = columns;
    const int count = int(m_charts.size());
    for (int i = 0; i < count; ++i) {
        m_layout->addWidget(m_charts[std::size_t(i)], i / columns, i % columns);
        m_layout->setRowStretch(i, i < count / columns ? 1 : 0);
        m_layout->setColumnStretch(i, i < columns ? 1 : 0);
    }
}

void ChartGrid::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange(columnsFor(event->size().width()));
}

void ChartGrid::moveCrossHair(TimeChart *pointedAt, std::optional<int> second)
{
    m_pointedAt = pointedAt;
    m_second = second;
    showCrossHair();
}

void ChartGrid::showCrossHair()
{
    const bool visible = m_second && m_zoom.span().contains(*m_second);
    for (TimeChart *chart : m_charts)
        chart->setCrossHair(visible ? m_second : std::nullopt, chart == m_pointedAt);
}

}  // namespace classiscope
