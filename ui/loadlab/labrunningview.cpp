// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/loadlab/labrunningview.h"

#include "ui/benchmark/timeleft.h"
#include "ui/loadlab/labcharts.h"
#include "ui/loadlab/labtext.h"
#include "ui/performance/figuretile.h"
#include "ui/performance/numberformat.h"
#include "ui/theme/elidedlabel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QScrollArea>
#include <QTimer>

namespace classiscope {

namespace {

constexpr int barSteps = 1000;
constexpr int mostKinds = 6;  // of errors

enum Tile { Users, PerSecond, P95, Failed, Generator };

QLabel *text(const char *name)
{
    auto *label = new QLabel;
    label->setObjectName(QLatin1String(name));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->hide();
    return label;
}

}  // namespace

LabRunningView::LabRunningView(QWidget *parent)
    : QWidget(parent)
    , m_timer(new QTimer(this))
    , m_warning(text("problem"))
    , m_charts(new LabCharts)
    , m_log(text("loadLog"))
{
    m_log->setForegroundRole(QPalette::PlaceholderText);
    m_charts->setMinimumHeight(400);
    auto *scroll = new QScrollArea;
    scroll->setWidget(m_charts);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 12, 0, 0);
    column->setSpacing(12);
    column->addWidget(makeProgress());
    column->addWidget(makeTiles());
    column->addWidget(m_warning);
    column->addWidget(m_log);
    column->addWidget(scroll, 1);
    m_timer->setInterval(1000);
    connect(m_timer, &QTimer::timeout, this, &LabRunningView::showProgress);
}

QWidget *LabRunningView::makeProgress()
{
    m_what = new ElidedLabel;
    m_what->setObjectName(QStringLiteral("loadWhat"));
    m_what->setAccessibleName(tr("What runs now"));
    m_figures = new QLabel;
    m_figures->setObjectName(QStringLiteral("loadLeft"));
    m_figures->setAccessibleName(tr("Progress in figures"));
    m_figures->setForegroundRole(QPalette::PlaceholderText);
    m_bar = new QProgressBar;
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Progress"));
    auto *texts = new QHBoxLayout;
    texts->addWidget(m_what, 1);
    texts->addWidget(m_figures);
    auto *widget = new QWidget;
    auto *column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addLayout(texts);
    column->addWidget(m_bar);
    return widget;
}

QWidget *LabRunningView::makeTiles()
{
    auto *widget = new QWidget;
    auto *row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    for (FigureTile *&tile : m_tiles) {
        tile = new FigureTile;
        row->addWidget(tile, 1);
    }
    return widget;
}

void LabRunningView::start(const QString &what)
{
    m_progress = LabProgress();
    m_stopping = false;
    m_what->setText(what);
    m_warning->hide();
    m_log->hide();
    show(LoadSecond());
    m_charts->setSeconds({}, QDateTime::currentDateTime(), true);
    showProgress();
    m_timer->start();
}

void LabRunningView::take(const LoadEvent &event)
{
    m_progress.take(event, LabProgress::Clock::now());
    if (event.kind == LoadEvent::Kind::Second) {
        show(event.second);
        m_charts->setSeconds(m_progress.seconds(), QDateTime::currentDateTime(), true);
    }
    if (event.kind == LoadEvent::Kind::RunEnded || event.kind == LoadEvent::Kind::LimitStep)
        showErrors();
    if (!m_stopping)
        m_what->setText(m_progress.what());
    showProgress();
}

void LabRunningView::show(const LoadSecond &second)
{
    const bool any = second.requests > 0;
    const QString none = QStringLiteral("–");
    m_tiles[Users]->setFigure(
        {tr("Users"), countText(second.users), tr("At a rate: requests that are on their way")});
    m_tiles[PerSecond]->setFigure({tr("Requests/s"), rateText(double(second.requests)), {}});
    m_tiles[P95]->setFigure({tr("p95"), any ? responseTimeText(second.p95) : none,
                             tr("95 % of the last second's answers came within this time")});
    m_tiles[Failed]->setFigure(
        {tr("Failed"), any ? shareText(double(second.failures) / double(second.requests)) : none,
         tr("Of the last second's requests")});
    m_tiles[Generator]->setFigure(
        {tr("Generator"), second.generatorCpu < 0 ? none : percentText(100 * second.generatorCpu),
         tr("Of a core, for making the load; it has one thread")});
    const bool limit = m_progress.generatorIsLimit();
    if (limit)
        m_warning->setText(tr("The load generator itself is at its limit: the figures tell of it, "
                              "not of the server. Plan fewer users or a lower rate, or let it run "
                              "on another computer."));
    m_warning->setVisible(limit);
}

void LabRunningView::showErrors()
{
    QStringList lines;
    if (!m_progress.lastStep().isEmpty())
        lines << m_progress.lastStep();
    if (const QString errors = loadErrorsText(m_progress.errors(), mostKinds); !errors.isEmpty())
        lines << tr("Failed so far – %1").arg(errors);
    m_log->setText(lines.join(u'\n'));
    m_log->setVisible(!lines.isEmpty());
}

void LabRunningView::setStopping()
{
    m_stopping = true;
    m_what->setText(tr("Stopping; what is measured stays…"));
    showProgress();
}

void LabRunningView::stop()
{
    m_timer->stop();
}

void LabRunningView::showProgress()
{
    const auto now = LabProgress::Clock::now();
    const double share = m_progress.share(now);
    m_bar->setRange(0, share < 0 ? 0 : barSteps);  // 0 to 0: it moves to and fro
    m_bar->setValue(share < 0 ? 0 : int(barSteps * share));
    const auto left = m_progress.left(now);
    m_figures->setText(
        !left || m_stopping
            ? m_progress.position()
            : tr("%1 · about %2 left").arg(m_progress.position(), roughTimeText(*left)));
}

}  // namespace classiscope
