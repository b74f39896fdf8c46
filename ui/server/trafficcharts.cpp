// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/server/trafficcharts.h"

#include "ui/performance/chartcontents.h"
#include "ui/performance/timechartview.h"

#include <QHBoxLayout>

namespace classiscope {

namespace {

constexpr int shownSeconds = 60;

}  // namespace

TrafficCharts::TrafficCharts(QWidget *parent)
    : QWidget(parent)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing);
    for (TimeChart *&chart : m_charts) {
        chart = new TimeChart;
        layout->addWidget(chart, 1);
    }
    for (TimeChart *pointedAt : m_charts) {
        connect(pointedAt->view(), &TimeChartView::crossHairMoved, this,
                [this, pointedAt](std::optional<int> second) {
                    for (TimeChart *chart : m_charts)
                        chart->setCrossHair(second, chart == pointedAt);
                });
    }
}

void TrafficCharts::setData(const PerformanceData &shown)
{
    const auto contents = chartContents(shown, Source::Http, shownSeconds);
    const QString hint = shown.idle(Source::Http) ? tr("No requests yet") : QString();
    for (std::size_t i = 0; i < m_charts.size(); ++i) {
        m_charts[i]->setContent(contents[i], {-shownSeconds, 0}, shown.newest, tr("now"));
        m_charts[i]->setHint(hint);
    }
}

}  // namespace classiscope
