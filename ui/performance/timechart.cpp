// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/performance/timechart.h"

#include "ui/performance/chartlegend.h"
#include "ui/performance/timechartview.h"

#include <QCategoryAxis>
#include <QChart>
#include <QEvent>
#include <QGraphicsLayout>
#include <QLabel>
#include <QLegend>
#include <QLineSeries>
#include <QValueAxis>
#include <QVBoxLayout>

#include <cmath>

namespace classiscope {

namespace {

QList<QPointF> drawable(QList<QPointF> points)
{
    for (QPointF &point : points) {
        if (std::isnan(point.y()))
            point.setY(0);
    }
    return points;
}

}  // namespace

TimeChart::TimeChart(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel)
    , m_legend(new ChartLegend)
    , m_view(new TimeChartView)
    , m_timeAxis(new QCategoryAxis)
    , m_valueAxis(new QValueAxis)
{
    QChart *chart = m_view->chart();
    chart->legend()->hide();
    chart->setBackgroundVisible(false);
    chart->setMargins({});
    chart->layout()->setContentsMargins(0, 0, 0, 0);
    chart->setLocalizeNumbers(true);
    chart->addAxis(m_timeAxis, Qt::AlignBottom);
    chart->addAxis(m_valueAxis, Qt::AlignLeft);
    m_timeAxis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    m_timeAxis->setGridLineVisible(false);
    m_timeAxis->setTruncateLabels(false);
    m_valueAxis->setLabelFormat(QStringLiteral("%.0f"));
    m_valueAxis->setLineVisible(false);

    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    m_title->setFont(bold);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(m_title);
    layout->addWidget(m_legend);
    layout->addWidget(m_view, 1);
    setMinimumHeight(180);
    connect(m_view, &TimeChartView::crossHairMoved, this, &TimeChart::crossHairMoved);
    applyPalette();
}

void TimeChart::setContent(const ChartContent &content, int seconds, const QDateTime &newest,
                           const QString &newestLabel)
{
    m_content = content;
    m_newest = newest;
    m_title->setText(content.title);
    m_title->setToolTip(content.help);
    m_legend->setLines(content.lines);
    m_legend->setToolTip(content.help);
    m_view->setAccessibleName(content.title);
    m_view->setAccessibleDescription(content.textAt(0, newest));
    if (seconds != m_seconds || newestLabel != m_newestLabel) {
        m_seconds = seconds;
        m_newestLabel = newestLabel;
        showTimeAxis(newestLabel);
    }
    const AxisScale &scale = m_scale.fit(content.largest(), content.leastMaximum);
    m_valueAxis->setRange(0, scale.maximum);
    m_valueAxis->setTickCount(scale.tickCount());
    showLines();
}

void TimeChart::showLines()
{
    while (m_series.size() < m_content.lines.size()) {
        auto *series = new QLineSeries;
        m_view->chart()->addSeries(series);
        series->attachAxis(m_timeAxis);
        series->attachAxis(m_valueAxis);
        m_series.push_back(series);
    }
    for (std::size_t i = 0; i < m_series.size(); ++i) {
        const bool used = i < m_content.lines.size();
        m_series[i]->setVisible(used);
        m_series[i]->replace(used ? drawable(m_content.lines[i].points) : QList<QPointF>());
        if (!used)
            continue;
        m_series[i]->setName(m_content.lines[i].name);
        if (const QPen pen = linePen(m_content.lines[i].kind, palette()); pen != m_series[i]->pen())
            m_series[i]->setPen(pen);
    }
}

void TimeChart::showTimeAxis(const QString &newestLabel)
{
    for (const QString &label : m_timeAxis->categoriesLabels())
        m_timeAxis->remove(label);
    m_timeAxis->setStartValue(-m_seconds - 1);  // a category ends at its label's value
    for (const TimeTick &tick : timeTicks(m_seconds, newestLabel))
        m_timeAxis->append(tick.label, tick.second);
    m_timeAxis->setRange(-m_seconds, 0);
    m_view->setSeconds(m_seconds);
}

void TimeChart::setHint(const QString &hint)
{
    m_view->setHint(hint);
}

void TimeChart::setCrossHair(std::optional<int> second, bool withText)
{
    m_view->setCrossHair(second,
                         second && withText ? m_content.textAt(*second, m_newest) : QString());
}

void TimeChart::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyPalette();
}

void TimeChart::applyPalette()
{
    const QPalette colors = palette();
    m_view->setBackgroundBrush(colors.color(QPalette::Window));
    for (QAbstractAxis *axis :
         {static_cast<QAbstractAxis *>(m_timeAxis), static_cast<QAbstractAxis *>(m_valueAxis)}) {
        axis->setLabelsColor(axisTextColor(colors));
        axis->setLinePen(QPen(gridColor(colors), 1));
        axis->setGridLinePen(QPen(gridColor(colors), 1));
    }
    for (std::size_t i = 0; i < m_series.size() && i < m_content.lines.size(); ++i)
        m_series[i]->setPen(linePen(m_content.lines[i].kind, colors));
    m_legend->update();
}

}  // namespace classiscope
