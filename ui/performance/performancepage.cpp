// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/performance/performancepage.h"

#include "ui/performance/chartgrid.h"
#include "ui/performance/chartsimage.h"
#include "ui/performance/exporter.h"
#include "ui/performance/figurerow.h"
#include "ui/performance/performancecsv.h"
#include "ui/theme/icons.h"

#include <QComboBox>
#include <QDir>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QTimer>

namespace classiscope {

namespace {

/// Marks the entry for all traffic; the others hold a Source.
constexpr int allTraffic = -1;

QScrollArea *scrolled(QWidget *content)
{
    auto *area = new QScrollArea;
    area->setWidget(content);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    return area;
}

QString exportName(const QDateTime &time, const QString &suffix)
{
    return QStringLiteral("classiscope-%1.%2")
        .arg(time.toString(QStringLiteral("yyyyMMdd-HHmmss")), suffix);
}

}  // namespace

PerformancePage::PerformancePage(Telemetry &telemetry, QWidget *parent)
    : QWidget(parent)
    , m_telemetry(telemetry)
    , m_timer(new QTimer(this))
    , m_exporter(new Exporter(this))
    , m_range(new QComboBox)
    , m_source(new QComboBox)
    , m_note(new QLabel)
    , m_pause(new QPushButton(tr("Pause")))
    , m_figures(new FigureRow)
    , m_charts(new ChartGrid)
{
    m_range->addItem(tr("Last minute"), 60);
    for (const int minutes : {5, 15})
        m_range->addItem(tr("Last %1 minutes").arg(minutes), minutes * 60);
    m_source->addItem(tr("All traffic"), allTraffic);
    m_source->addItem(tr("HTTP only"), int(Source::Http));
    m_source->addItem(tr("Window only"), int(Source::Window));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 16, 24, 16);
    layout->setSpacing(16);
    layout->addWidget(makeToolBar());
    layout->addWidget(m_figures);
    layout->addWidget(scrolled(m_charts), 1);

    connect(m_range, &QComboBox::currentIndexChanged, this, &PerformancePage::showData);
    connect(m_source, &QComboBox::currentIndexChanged, this, &PerformancePage::showData);
    connect(m_pause, &QPushButton::clicked, this, [this] { setPaused(!m_paused); });
    connect(m_exporter, &Exporter::saved, this, [this](const QString &path) {
        m_note->setText(tr("Saved %1").arg(QFileInfo(path).fileName()));
        m_note->setToolTip(QDir::toNativeSeparators(path));
    });
    m_timer->setInterval(1000);
    connect(m_timer, &QTimer::timeout, this, &PerformancePage::refresh);
    refresh();
}

QWidget *PerformancePage::makeToolBar()
{
    m_range->setAccessibleName(tr("Time range"));
    m_source->setAccessibleName(tr("Traffic shown"));
    m_source->setToolTip(tr("Requests over HTTP, pictures classified in this window, or both"));
    m_pause->setToolTip(tr("Keep what is shown; counting goes on"));
    m_note->setForegroundRole(QPalette::PlaceholderText);
    m_note->setObjectName(QStringLiteral("note"));
    auto *exportButton = new QPushButton(icon(QStringLiteral("export")), tr("Export"));
    auto *menu = new QMenu(exportButton);
    menu->addAction(tr("Charts as a picture (PNG)…"), this, &PerformancePage::exportPng);
    menu->addAction(tr("Values as a table (CSV)…"), this, &PerformancePage::exportCsv);
    exportButton->setMenu(menu);
    exportButton->setStyleSheet(QStringLiteral(
        "QPushButton { padding-right: 28px } QPushButton::menu-indicator {"
        " subcontrol-position: right center; subcontrol-origin: padding; right: 10px }"));
    for (QComboBox *box : {m_range, m_source})
        box->setMinimumHeight(exportButton->sizeHint().height());

    auto *bar = new QWidget;
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_range);
    layout->addWidget(m_source);
    layout->addStretch(1);
    layout->addWidget(m_note);
    layout->addSpacing(8);
    layout->addWidget(m_pause);
    layout->addWidget(exportButton);
    return bar;
}

void PerformancePage::refresh()
{
    if (m_paused)
        return;
    m_data = takePerformanceData(m_telemetry, QDateTime::currentDateTime());
    showData();
}

void PerformancePage::setPaused(bool paused)
{
    if (paused)
        refresh();
    m_paused = paused;
    m_pause->setText(paused ? tr("Resume") : tr("Pause"));
    m_note->setText(paused ? tr("Paused; counting goes on") : QString());
    m_note->setToolTip({});
    if (paused)
        showData();
    else
        refresh();
}

void PerformancePage::showData()
{
    m_figures->setFigures(performanceFigures(m_data, filter()));
    m_charts->setData(m_data, filter(), seconds(), m_paused);
}

void PerformancePage::exportPng()
{
    const QString time = QLocale().toString(m_data.newest, QLocale::ShortFormat);
    const QString line = QStringList {m_range->currentText(), m_source->currentText(), time}.join(
        QStringLiteral(" · "));
    const QImage image = chartsImage(*m_charts, tr("Classiscope performance"), line);
    m_exporter->ask({tr("Export charts"), tr("PNG pictures (*.png)"), QStringLiteral("png")},
                    exportName(m_data.newest, QStringLiteral("png")),
                    [image] { return pngOf(image); });
}

void PerformancePage::exportCsv()
{
    const auto shown = m_data.points(filter(), seconds());
    m_exporter->ask({tr("Export values"), tr("CSV tables (*.csv)"), QStringLiteral("csv")},
                    exportName(m_data.newest, QStringLiteral("csv")),
                    [points = std::vector<RatePoint>(shown.begin(), shown.end()),
                     newest = m_data.newest] { return performanceCsv(points, newest); });
}

TrafficFilter PerformancePage::filter() const
{
    const int chosen = m_source->currentData().toInt();
    return chosen == allTraffic ? TrafficFilter() : TrafficFilter(Source(chosen));
}

int PerformancePage::seconds() const
{
    return m_range->currentData().toInt();
}

void PerformancePage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
    m_timer->start();
}

void PerformancePage::hideEvent(QHideEvent *event)
{
    m_timer->stop();
    QWidget::hideEvent(event);
}

}  // namespace classiscope
