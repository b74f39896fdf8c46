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

/// The points of the span and one on either side, so that lines reach the edges; as many
/// seconds in one as TimeChart::mostPoints asks for. `newest`: the time of second 0, since
/// seconds that are drawn as one stay together as time goes on.
QList<QPointF> drawable(const QList<QPointF> &points, TimeSpan span, qint64 newest)
{
    const int length = span.length();
    const int together = length <= TimeChart::mostPoints ? 1 : length / TimeChart::mostPoints + 1;
    QList<QPointF> shown;
    qint64 lastGroup = -1;
    for (const QPointF &point : points) {
        if (point.x() < span.from - 1 || point.x() > span.to + 1)
            continue;
        const qint64 group = (newest + qint64(point.x())) / together;
        if (group != lastGroup)
            shown.append(point);
        else if (std::isnan(shown.last().y()) || point.y() > shown.last().y())
            shown.last() = point;
        lastGroup = group;
    }
    return shown;
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
    m_valueAxis->setTruncateLabels(false);  // a low chart would say "…" for every number
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.9);
    m_timeAxis->setLabelsFont(small);
    m_valueAxis->setLabelsFont(small);

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
    applyPalette();
}

void TimeChart::setContent(const ChartContent &content, TimeSpan span, const QDateTime &newest,
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
    m_view->setMarks(content.marks);
    if (span != m_span || newestLabel != m_newestLabel) {
        m_span = span;
        m_newestLabel = newestLabel;
        showTimeAxis();
    }
    const AxisScale &scale =
        m_scale.fit(content.largest(span), content.leastMaximum, content.mostPossible());
    m_valueAxis->setRange(0, scale.maximum);
    m_valueAxis->setTickCount(scale.tickCount());
    attachScale();
    showLines();
}

// Qt tells the place of a value only by way of a series: this one has no points.
void TimeChart::attachScale()
{
    QChart *chart = m_view->chart();
    if (!chart->series().isEmpty())
        return;
    auto *scale = new QLineSeries;
    chart->addSeries(scale);
    scale->attachAxis(m_timeAxis);
    scale->attachAxis(m_valueAxis);
}

// Those of the saved run lie on top.
void TimeChart::showLines()
{
    std::vector<DrawnLine> drawn;
    const auto add = [this, &drawn](const ChartLine &line, const QPen &pen) {
        drawn.push_back(
            {line.name, pen, drawable(line.points, m_span, m_newest.toSecsSinceEpoch())});
    };
    for (const ChartLine &line : m_content.lines)
        add(line, linePen(line.kind, palette()));
    for (const ChartLine &line : m_content.saved)
        add(line, savedPen(line.kind, palette()));
    m_view->setLines(std::move(drawn));
}

void TimeChart::showTimeAxis()
{
    for (const QString &label : m_timeAxis->categoriesLabels())
        m_timeAxis->remove(label);
    m_timeAxis->setStartValue(m_span.from - 1);  // a category ends at its label's value
    for (const TimeTick &tick : timeTicks(m_span, m_newestLabel))
        m_timeAxis->append(tick.label, tick.second);
    m_timeAxis->setRange(m_span.from, m_span.to);
    m_view->setSpan(m_span);
}

void TimeChart::setHint(const QString &hint)
{
    m_view->setHint(hint);
    m_valueAxis->setGridLineVisible(hint.isEmpty());  // it would run through the words
}

void TimeChart::setCrossHair(std::optional<int> second, bool withTime)
{
    m_view->setCrossHair(
        second, second ? m_content.textAt(*second, withTime ? m_newest : QDateTime()) : QString());
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
    showLines();
    m_legend->update();
}

}  // namespace classiscope
