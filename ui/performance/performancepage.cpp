// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/performance/performancepage.h"

#include "core/engine/cores.h"
#include "core/version.h"
#include "ui/performance/chartgrid.h"
#include "ui/performance/comparisonpanel.h"
#include "ui/performance/figurerow.h"
#include "ui/performance/performanceexports.h"
#include "ui/performance/runcomparer.h"
#include "ui/theme/icons.h"

#include <QComboBox>
#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
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

/// Opens `menu`, and shows that it does.
void setMenu(QPushButton *button, QMenu *menu)
{
    button->setMenu(menu);
    button->setStyleSheet(QStringLiteral(
        "QPushButton { padding-right: 28px } QPushButton::menu-indicator {"
        " subcontrol-position: right center; subcontrol-origin: padding; right: 10px }"));
}

}  // namespace

PerformancePage::PerformancePage(Telemetry &telemetry, QWidget *parent)
    : QWidget(parent)
    , m_telemetry(telemetry)
    , m_timer(new QTimer(this))
    , m_range(new QComboBox)
    , m_source(new QComboBox)
    , m_note(new QLabel)
    , m_showAll(new QPushButton(tr("Show all")))
    , m_pause(new QPushButton(tr("Pause")))
    , m_figures(new FigureRow)
    , m_comparison(new ComparisonPanel)
    , m_charts(new ChartGrid)
    , m_comparer(new RunComparer(this))
    , m_exports(new PerformanceExports(this, m_charts, [this] { return shown(); }))
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
    layout->addWidget(m_comparison);
    layout->addWidget(scrolled(m_charts), 1);
    m_shown.facts.program = QStringLiteral(CLASSISCOPE_VERSION);
    m_shown.facts.machine = tr("%1, cores: %2").arg(cpuName()).arg(availableCores());
    connectParts();
    refresh();
}

void PerformancePage::connectParts()
{
    connect(m_range, &QComboBox::currentIndexChanged, this, &PerformancePage::showData);
    connect(m_source, &QComboBox::currentIndexChanged, this, &PerformancePage::showData);
    connect(m_charts, &ChartGrid::zoomChanged, this, &PerformancePage::showData);
    connect(m_showAll, &QPushButton::clicked, m_charts, &ChartGrid::resetZoom);
    connect(m_pause, &QPushButton::clicked, this, [this] { setPaused(!m_paused); });
    connect(m_comparison, &ComparisonPanel::closed, m_comparer, &RunComparer::stop);
    connect(m_comparer, &RunComparer::changed, this, [this] {
        m_shown.compared = m_comparer->compared();
        showData();
    });
    connect(m_exports, &PerformanceExports::saved, this, [this](const QString &path) {
        m_note->setText(tr("Saved %1").arg(QFileInfo(path).fileName()));
        m_note->setToolTip(QDir::toNativeSeparators(path));
    });
    m_timer->setInterval(1000);
    connect(m_timer, &QTimer::timeout, this, &PerformancePage::refresh);
}

QWidget *PerformancePage::makeToolBar()
{
    m_range->setAccessibleName(tr("Time range"));
    m_source->setAccessibleName(tr("Traffic shown"));
    m_source->setToolTip(tr("Requests over HTTP, pictures classified in this window, or both"));
    m_range->setToolTip(tr("Drag over a chart to look closer, or use + and −, or Ctrl and the "
                           "mouse wheel; a double click or 0 shows all again"));
    m_showAll->setObjectName(QStringLiteral("wholeRange"));
    m_showAll->setToolTip(tr("The whole time range again (double click in a chart, or 0)"));
    m_pause->setToolTip(tr("Keep what is shown; counting goes on"));
    m_note->setForegroundRole(QPalette::PlaceholderText);
    m_note->setObjectName(QStringLiteral("note"));
    auto *exportButton = makeExportButton();
    for (QComboBox *box : {m_range, m_source})
        box->setMinimumHeight(exportButton->sizeHint().height());

    auto *bar = new QWidget;
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_range);
    layout->addWidget(m_source);
    layout->addWidget(m_showAll);
    layout->addStretch(1);
    layout->addWidget(m_note);
    layout->addSpacing(8);
    layout->addWidget(m_pause);
    layout->addWidget(makeRunsButton());
    layout->addWidget(exportButton);
    return bar;
}

QPushButton *PerformancePage::makeExportButton()
{
    auto *button = new QPushButton(icon(QStringLiteral("export")), tr("Export"));
    auto *menu = new QMenu(button);
    m_exports->addTo(*menu);
    setMenu(button, menu);
    return button;
}

QPushButton *PerformancePage::makeRunsButton()
{
    auto *button = new QPushButton(tr("Runs"));
    button->setToolTip(tr("Keep what is shown, and compare with what was kept"));
    auto *menu = new QMenu(button);
    menu->addAction(tr("Save run…"), m_exports, &PerformanceExports::saveRun);
    menu->addAction(tr("Compare with a saved run…"), m_comparer, &RunComparer::ask);
    setMenu(button, menu);
    return button;
}

void PerformancePage::setModel(const QString &nameAndVersion, int workers)
{
    m_shown.facts.model = nameAndVersion;
    m_shown.facts.workers = workers;
}

void PerformancePage::refresh()
{
    if (m_paused)
        return;
    m_shown.data = takePerformanceData(m_telemetry, QDateTime::currentDateTime());
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
    m_shown.filter = filter();
    m_shown.seconds = seconds();
    m_figures->setFigures(performanceFigures(m_shown.data, m_shown.filter));
    m_charts->setData(m_shown, m_paused);
    m_showAll->setVisible(m_charts->zoomed());
    showComparison();
}

void PerformancePage::showComparison()
{
    m_comparison->setVisible(m_shown.compared.has_value());
    if (!m_shown.compared)
        return;
    m_comparison->setRun(m_shown.compared->file, describeRun(m_shown.compared->run));
    m_comparison->setFigures(m_shown.figures());
}

ShownPerformance PerformancePage::shown() const
{
    ShownPerformance shown = m_shown;
    shown.span = m_charts->span();
    return shown;
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
