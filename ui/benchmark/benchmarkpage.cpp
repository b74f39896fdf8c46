// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/benchmark/benchmarkpage.h"

#include "core/engine/bench/benchtext.h"
#include "ui/benchmark/benchform.h"
#include "ui/benchmark/benchprogressview.h"
#include "ui/benchmark/benchresultview.h"
#include "ui/benchmark/serverhint.h"
#include "ui/emptystate.h"
#include "ui/listtools.h"
#include "ui/performance/chartsimage.h"
#include "ui/performance/exporter.h"
#include "ui/server/notice.h"
#include "ui/theme/elidedlabel.h"

#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QToolButton>

namespace classiscope {

namespace {

enum Shown { Introduction, Results };

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

QString exportName(const BenchReport &report, const char *suffix)
{
    QString name = report.modelName;
    for (QChar &c : name)
        c = c.isLetterOrNumber() || c == u'-' || c == u'.' ? c : QChar(u'_');
    return QStringLiteral("bench-%1.%2").arg(name, QLatin1String(suffix));
}

}  // namespace

BenchmarkPage::BenchmarkPage(ServerHost &host, const Setup &setup, QWidget *parent)
    : QWidget(parent)
    , m_setup(setup)
    , m_runner(setup.run)
    , m_exporter(new Exporter(this))
    , m_form(new BenchForm)
    , m_progress(new BenchProgressView)
    , m_notice(new Notice)
    , m_result(new BenchResultView(setup.tuningPath, setup.engine.precision == Precision::Fast))
    , m_pages(new QStackedWidget)
{
    m_notice->setCureSecondary();
    m_pages->insertWidget(Introduction, makeIntroduction());
    m_pages->insertWidget(Results, scrolled(m_result));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 16, 24, 16);
    layout->setSpacing(16);
    layout->addWidget(makeHeader());
    layout->addWidget(m_form);
    layout->addWidget(new ServerHint(host));
    layout->addWidget(m_progress);
    layout->addWidget(m_notice);
    layout->addWidget(m_pages, 1);
    connectParts();
    showState();
}

QWidget *BenchmarkPage::makeHeader()
{
    m_title = new ElidedLabel;
    m_title->setObjectName(QStringLiteral("benchTitle"));
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.25);
    large.setWeight(QFont::DemiBold);
    m_title->setFont(large);
    m_note = new QLabel;
    m_note->setObjectName(QStringLiteral("benchNote"));
    m_note->setForegroundRole(QPalette::PlaceholderText);
    m_export = makeExport();
    m_start = new QPushButton(tr("&Start"));
    m_start->setObjectName(QStringLiteral("benchStart"));
    m_start->setAccessibleName(tr("Start the benchmark"));
    m_start->setProperty("primary", true);
    m_cancel = new QPushButton(tr("&Cancel"));
    m_cancel->setObjectName(QStringLiteral("benchCancel"));
    m_cancel->setAccessibleName(tr("Cancel the benchmark"));
    m_cancel->setToolTip(tr("Stop; what is measured so far stays"));
    for (QPushButton *button : {m_start, m_cancel})
        button->setMinimumWidth(96);

    auto *header = new QWidget;
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_title, 1);
    row->addWidget(m_note);
    row->addWidget(m_export);
    row->addWidget(m_start);
    row->addWidget(m_cancel);
    return header;
}

QWidget *BenchmarkPage::makeIntroduction()
{
    m_introduction = new EmptyState;
    m_introduction->setSign(QStringLiteral("benchmark"), 56, EmptyState::Mood::Quiet);
    m_introduction->setText(
        tr("Measures the network alone, and the way of a picture from its file to its "
           "classes: by each path that can compute the model on this computer, with "
           "one worker and with more. At the end you see which setting classifies most "
           "pictures a second, and can keep it."));
    m_open = m_introduction->addButton(tr("&Open model…"), QStringLiteral("benchOpen"));
    connect(m_open, &QPushButton::clicked, this, &BenchmarkPage::openRequested);
    m_hint = m_introduction->addHint(QStringLiteral("benchHint"), 0);
    return m_introduction;
}

QToolButton *BenchmarkPage::makeExport()
{
    auto *button = quietButton("benchExport", QStringLiteral("export"), tr("Export"),
                               tr("Export what was measured"));
    button->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(button);
    menu->addAction(tr("Charts as a picture (&PNG)…"), this, &BenchmarkPage::exportPng);
    menu->addAction(tr("Values as a table (&CSV)…"), this, &BenchmarkPage::exportCsv);
    menu->addAction(tr("Values with each round (&JSON)…"), this, &BenchmarkPage::exportJson);
    button->setMenu(menu);
    return button;
}

void BenchmarkPage::connectParts()
{
    connect(m_start, &QPushButton::clicked, this, &BenchmarkPage::start);
    connect(m_cancel, &QPushButton::clicked, this, &BenchmarkPage::cancel);
    connect(m_notice, &Notice::cureChosen, this, &BenchmarkPage::start);
    connect(m_form, &BenchForm::changed, this, &BenchmarkPage::showState);
    connect(&m_runner, &BenchRunner::progressed, this, [this](const BenchProgress &progress) {
        if (!m_cancelling)
            m_progress->setProgress(progress);
    });
    connect(&m_runner, &BenchRunner::finished, this, &BenchmarkPage::finish);
    connect(m_exporter, &Exporter::saved, this, [this](const QString &path) {
        m_note->setText(tr("Saved %1").arg(QFileInfo(path).fileName()));
        m_note->setToolTip(QDir::toNativeSeparators(path));
    });
}

void BenchmarkPage::setModel(const ModelSource &source, const ModelInfo &info)
{
    m_model = source;
    m_title->setText(tr("Benchmark of %1").arg(info.name));
    showState();
}

void BenchmarkPage::offerStart()
{
    (m_runner.running() ? m_cancel : m_model ? m_start : m_open)->setFocus(Qt::ShortcutFocusReason);
}

BenchOptions BenchmarkPage::options() const
{
    BenchOptions options;
    options.model = m_model.value_or(ModelSource());
    options.calibrationImages = m_setup.engine.calibrationImages;
    options.reducedDecoding = m_setup.engine.reducedDecoding;
    m_form->applyTo(options);
    return options;
}

void BenchmarkPage::start()
{
    if (m_runner.running() || !m_model)
        return;
    const BenchOptions chosen = options();
    m_cancelling = false;
    m_notice->hide();
    m_note->clear();
    m_progress->start(chosen.perMeasurement);
    m_runner.start(chosen);
    showState();
    m_cancel->setFocus();
}

void BenchmarkPage::cancel()
{
    m_cancelling = true;
    m_runner.cancel();
    m_progress->setCancelling();
    showState();
}

void BenchmarkPage::finish(const Result<BenchReport> &result)
{
    const bool hadFocus = m_cancel->hasFocus() || !m_cancel->isEnabled();
    m_progress->stop();
    if (!result) {
        m_notice->showMessage(result.error().text.translated(), tr("Try again"));
    } else if (benchRows(*result, {}).empty()) {
        m_notice->showMessage(tr("Stopped before anything was measured."), tr("Try again"));
    } else {
        m_result->setReport(*result, m_setup.engine.calibrationImages);
        m_pages->setCurrentIndex(Results);
    }
    showState();
    if (hadFocus)
        m_start->setFocus();
}

void BenchmarkPage::showState()
{
    const bool running = m_runner.running();
    const bool measured = m_pages->currentIndex() == Results;
    m_start->setVisible(!running);
    m_start->setEnabled(m_model.has_value());
    m_start->setText(measured ? tr("&Start again") : tr("&Start"));
    m_cancel->setVisible(running);
    m_cancel->setEnabled(!m_cancelling);
    m_form->setEnabled(!running);
    m_export->setEnabled(measured);
    m_introduction->setHeadline(m_model ? tr("How fast is this model here?")
                                        : tr("No model is open"));
    m_open->setVisible(!m_model);
    m_hint->setVisible(m_model.has_value());
    if (!m_model) {
        m_title->setText(tr("Benchmark"));
        return;
    }
    const QString takes = tr("Takes up to %1, and the time to load the model.")
                              .arg(roughTimeText(longestBench(options())));
    m_start->setToolTip(takes);
    m_hint->setText(running ? tr("What is measured comes here. Requests are answered meanwhile.")
                            : takes
                            + tr(" Requests are answered meanwhile, but the figures are right only "
                                 "when nothing else keeps the computer busy."));
}

void BenchmarkPage::exportPng()
{
    const BenchReport &report = m_result->report();
    const QImage image =
        chartsImage(m_result->charts(), tr("Classiscope benchmark"), m_result->headline());
    m_exporter->ask({tr("Export charts"), tr("PNG pictures (*.png)"), QStringLiteral("png")},
                    exportName(report, "png"), [image] { return pngOf(image); });
}

void BenchmarkPage::exportCsv()
{
    m_exporter->ask({tr("Export values"), tr("CSV tables (*.csv)"), QStringLiteral("csv")},
                    exportName(m_result->report(), "csv"),
                    [rows = m_result->rows()] { return benchCsv(rows); });
}

void BenchmarkPage::exportJson()
{
    m_exporter->ask({tr("Export values"), tr("JSON (*.json)"), QStringLiteral("json")},
                    exportName(m_result->report(), "json"),
                    [report = m_result->report(), best = m_result->best()] {
                        return benchJson(report, best) + '\n';
                    });
}

}  // namespace classiscope
