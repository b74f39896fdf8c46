// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/benchmark/benchresultview.h"

#include "ui/benchmark/barchart.h"
#include "ui/benchmark/benchtable.h"
#include "ui/benchmark/bestpanel.h"
#include "ui/performance/numberformat.h"

#include <QLabel>
#include <QLocale>
#include <QResizeEvent>
#include <QVBoxLayout>

namespace classiscope {

namespace {

constexpr int widthForTwoColumns = 700;

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

}  // namespace

BenchResultView::BenchResultView(const QString &tuningPath, bool lessExact, QWidget *parent)
    : QWidget(parent)
    , m_headline(quietText("benchHeadline"))
    , m_bestPanel(new BestPanel(tuningPath, lessExact))
    , m_charts(makeCharts())
    , m_table(new BenchTable(m_model))
    , m_remarks(quietText("benchRemarks"))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 8, 0);  // off the scroll bar
    column->setSpacing(16);
    column->addWidget(m_headline);
    column->addWidget(m_bestPanel);
    column->addWidget(m_charts);
    column->addWidget(m_table);
    column->addWidget(m_remarks);
    column->addStretch(1);  // none of it for the charts
    connect(m_bestPanel, &BestPanel::bestChanged, this, &BenchResultView::showRows);
}

QWidget *BenchResultView::makeCharts()
{
    m_forward = new BarChart;
    m_pipeline = new BarChart;
    auto *charts = new QWidget;
    m_chartsLayout = new QBoxLayout(QBoxLayout::LeftToRight, charts);
    m_chartsLayout->setContentsMargins(0, 0, 0, 0);
    m_chartsLayout->setSpacing(32);
    m_chartsLayout->addWidget(m_forward, 1);
    m_chartsLayout->addWidget(m_pipeline, 1);
    return charts;
}

void BenchResultView::setReport(const BenchReport &report, const QString &calibrationImages)
{
    m_report = report;
    m_bestPanel->setReport(report, calibrationImages);
    m_headline->setText(headline());
    const QString said = remarks();
    m_remarks->setText(said);
    m_remarks->setVisible(!said.isEmpty());
    showRows();
}

std::optional<std::size_t> BenchResultView::best() const
{
    return m_bestPanel->best();
}

void BenchResultView::showRows()
{
    m_model.setRows(benchRows(m_report, best()));
    m_forward->setContent(forwardChart(m_model.rows()));
    m_pipeline->setContent(pipelineChart(m_model.rows()));
    m_pipeline->setVisible(!m_report.pipeline.empty());
}

QString BenchResultView::headline() const
{
    const QString seconds =
        QLocale().toString(double(m_report.perMeasurement.count()) / 1000, 'f', 1);
    const QString measured = m_report.rounds == 1
        ? tr("1 round of %1 s").arg(seconds)
        : tr("median of %1 rounds of %2 s").arg(m_report.rounds).arg(seconds);
    return QStringList {
        tr("%1 version %2, %3 × %4")
            .arg(m_report.modelName, m_report.modelVersion)
            .arg(m_report.inputSize.width())
            .arg(m_report.inputSize.height()),
        m_report.cpu,
        unbroken(m_report.cores == 1 ? tr("1 core") : tr("%1 cores").arg(m_report.cores)),
        m_report.cancelled ? tr("stopped early: some rounds are missing") : unbroken(measured)}
        .join(QStringLiteral(" · "));
}

QString BenchResultView::remarks() const
{
    QStringList lines;
    for (const BenchPathState &state : m_report.paths) {
        if (!state.available)
            lines << tr("No %1: %2").arg(benchPathName(state.path), state.reason.translated());
    }
    for (const Text &note : m_report.notes)
        lines << note.translated();
    if (m_report.pictures > 0)
        lines
            << (m_report.images.isEmpty()
                    ? tr("The pipeline classified %1 made pictures in turn.").arg(m_report.pictures)
                    : tr("The pipeline classified %1 pictures of %2 in turn.")
                          .arg(m_report.pictures)
                          .arg(m_report.images));
    return lines.join(u'\n');
}

void BenchResultView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_chartsLayout->setDirection(event->size().width() < widthForTwoColumns
                                     ? QBoxLayout::TopToBottom
                                     : QBoxLayout::LeftToRight);
}

}  // namespace classiscope
