// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/loadlab/labresultview.h"

#include "ui/loadlab/labcharts.h"
#include "ui/loadlab/labprogress.h"
#include "ui/loadlab/labrunstable.h"
#include "ui/loadlab/labsummary.h"
#include "ui/loadlab/labtext.h"
#include "ui/performance/figuretile.h"
#include "ui/performance/numberformat.h"

#include <QGridLayout>
#include <QLabel>
#include <QLocale>

namespace classiscope {

namespace {

constexpr int limitColumns = 3;
constexpr int mostKinds = 12;  // of errors

QLabel *quietText(const char *name)
{
    auto *label = new QLabel;
    label->setObjectName(QLatin1String(name));
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

void setText(QLabel &label, const QString &text)
{
    label.setText(text);
    label.setVisible(!text.isEmpty());
}

}  // namespace

LabLimitText labLimitText(const LimitSearch &search)
{
    LabLimitText text;
    text.caption = LabResultView::tr("with p95 under %1").arg(responseTimeText(search.budget));
    if (search.instances > 0)
        text.caption += QStringLiteral(", ") + instancesText(search.instances);
    const QString rate = LabResultView::tr("%1 requests/s").arg(rateText(search.rate));
    if (search.rate <= 0)
        text.value = LabResultView::tr("none");
    else
        text.value = search.atCeiling ? LabResultView::tr("more than %1").arg(rate) : rate;
    text.help = LabResultView::tr("The highest rate of arriving requests at which 95 % of the "
                                  "answers come within this time");
    if (search.generatorLimited)
        text.help += u'\n' + LabResultView::tr("The load generator was at its limit.");
    return text;
}

LabResultView::LabResultView(QWidget *parent)
    : QWidget(parent)
    , m_headline(quietText("loadHeadline"))
    , m_conclusion(quietText("loadConclusion"))
    , m_limits(new QWidget)
    , m_limitsLayout(new QGridLayout(m_limits))
    , m_table(new LabRunsTable(m_model))
    , m_runTitle(figureTitle({}))
    , m_charts(new LabCharts)
    , m_errors(quietText("loadErrors"))
    , m_notes(quietText("loadNotes"))
{
    m_conclusion->setForegroundRole(QPalette::WindowText);
    m_limits->setObjectName(QStringLiteral("loadLimits"));
    m_limitsLayout->setContentsMargins(0, 4, 0, 4);
    m_limitsLayout->setHorizontalSpacing(24);
    m_runTitle->setObjectName(QStringLiteral("loadRunTitle"));
    m_charts->setMinimumHeight(400);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 12, 8, 0);  // off the scroll bar
    column->setSpacing(12);
    for (QWidget *part : {static_cast<QWidget *>(m_headline), m_limits,
                          static_cast<QWidget *>(m_conclusion), static_cast<QWidget *>(m_table),
                          static_cast<QWidget *>(m_runTitle), static_cast<QWidget *>(m_errors),
                          static_cast<QWidget *>(m_charts), static_cast<QWidget *>(m_notes)})
        column->addWidget(part);
    column->setStretchFactor(m_charts, 1);
    column->addStretch();
    connect(m_table, &LabRunsTable::currentRunChanged, this, &LabResultView::showRun);
}

void LabResultView::setReport(const LoadReport &report)
{
    m_report = report;
    m_model.setRuns(report.runs);
    setText(*m_headline, headline());
    setText(*m_conclusion, labSummary(report));
    setText(*m_notes, report.notes.join(u'\n'));
    showLimits();
    m_table->setVisible(!report.runs.empty());
    showRun();
}

QString LabResultView::headline() const
{
    const LoadConfiguration &from = m_report.configuration;
    QStringList parts {m_report.title,
                       QLocale().toString(m_report.date.toLocalTime(), QLocale::ShortFormat),
                       labTargetText(m_report), labModelText(from), from.cpu};
    if (from.cores > 0)
        parts << unbroken(from.cores == 1 ? tr("1 core") : tr("%1 cores").arg(from.cores));
    if (from.workers > 0)
        parts << unbroken(from.workers == 1 ? tr("1 worker a server")
                                            : tr("%1 workers a server").arg(from.workers));
    parts << from.generator;
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

void LabResultView::showLimits()
{
    while (QLayoutItem *item = m_limitsLayout->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    int place = 0;
    for (const LimitSearch &search : m_report.limits) {
        const LabLimitText text = labLimitText(search);
        auto *tile = new FigureTile;
        tile->setFigure({text.caption, text.value, text.help});
        m_limitsLayout->addWidget(tile, place / limitColumns, place % limitColumns);
        ++place;
    }
    m_limits->setVisible(place > 0);
}

void LabResultView::showRun()
{
    const bool any = !m_report.runs.empty();
    m_runTitle->setVisible(any);
    m_charts->setVisible(any);
    if (!any) {
        m_errors->hide();
        return;
    }
    const auto place = std::size_t(std::max(0, m_table->currentRun()));
    const LoadRun &run = m_report.runs[std::min(place, m_report.runs.size() - 1)];
    m_runTitle->setText(QStringLiteral("%1: %2").arg(labRunName(run), run.scenario.text()));
    m_charts->setSeconds(run.timeline,
                         run.started.addMSecs(qint64(1000 * run.seconds)).toLocalTime(), false);
    QStringList lines;
    if (const QString errors = loadErrorsText(run.errors, mostKinds); !errors.isEmpty())
        lines << tr("Failed – %1").arg(errors);
    if (run.generatorCpu >= 0)
        lines
            << tr("The load generator took %1 of a core.").arg(percentText(100 * run.generatorCpu));
    lines << run.notes;
    setText(*m_errors, lines.join(u'\n'));
}

}  // namespace classiscope
