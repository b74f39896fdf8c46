// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/loadlab/loadlabpage.h"

#include "core/loadtest/loadreportjson.h"
#include "core/server/serverhost.h"
#include "ui/droptarget.h"
#include "ui/emptystate.h"
#include "ui/loadlab/labcommand.h"
#include "ui/loadlab/labfiles.h"
#include "ui/loadlab/labplanview.h"
#include "ui/loadlab/labreports.h"
#include "ui/loadlab/labresultview.h"
#include "ui/loadlab/labrunningview.h"
#include "ui/loadlab/scenariotext.h"
#include "ui/server/notice.h"
#include "ui/server/serverurls.h"
#include "ui/whenfinished.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTabWidget>
#include <QtConcurrentRun>

namespace classiscope {

namespace {

enum Tab { PlanTab, ResultsTab };
enum Shown { ShowIntroduction, ShowRunning, ShowResult };

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

}  // namespace

LoadLabPage::LoadLabPage(ServerHost &host, QSettings &settings, const QString &program,
                         QWidget *parent)
    : QWidget(parent)
    , m_host(host)
    , m_settings(settings)
    , m_runner(program)
    , m_reports(new LabReports(this))
    , m_notice(new Notice)
    , m_tabs(new QTabWidget)
    , m_planView(new LabPlanView(host))
    , m_running(new LabRunningView)
    , m_result(new LabResultView)
{
    m_notice->setCureSecondary();
    m_tabs->setObjectName(QStringLiteral("loadTabs"));
    m_tabs->insertTab(PlanTab, m_planView, tr("Plan"));
    m_tabs->insertTab(ResultsTab, makeResults(), tr("Results"));
    m_tabs->setCurrentIndex(ResultsTab);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 16, 24, 16);
    layout->setSpacing(12);
    layout->addWidget(makeHeader());
    layout->addWidget(m_notice);
    layout->addWidget(m_tabs, 1);
    m_planView->setKept(keptLabPlan(m_settings));
    connectParts();
    showState();
}

LoadLabPage::~LoadLabPage()
{
    keepLabPlan(m_settings, m_planView->kept());
}

QWidget *LoadLabPage::makeHeader()
{
    auto *title = new QLabel(tr("Load lab"));
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.25);
    large.setWeight(QFont::DemiBold);
    title->setFont(large);
    m_note = new QLabel;
    m_note->setObjectName(QStringLiteral("loadNote"));
    m_note->setForegroundRole(QPalette::PlaceholderText);
    m_start = new QPushButton(tr("&Start"));
    m_start->setObjectName(QStringLiteral("loadStart"));
    m_start->setAccessibleName(tr("Start the load test"));
    m_start->setProperty("primary", true);
    m_stop = new QPushButton(tr("&Stop"));
    m_stop->setObjectName(QStringLiteral("loadStop"));
    m_stop->setAccessibleName(tr("Stop the load test"));
    m_stop->setToolTip(tr("What is measured so far stays"));
    for (QPushButton *button : {m_start, m_stop})
        button->setMinimumWidth(96);
    auto *header = new QWidget;
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(title);
    row->addStretch();
    row->addWidget(m_note);
    for (QWidget *button : m_reports->buttons())
        row->addWidget(button);
    row->addWidget(m_start);
    row->addWidget(m_stop);
    return header;
}

QWidget *LoadLabPage::makeResults()
{
    m_results = new QStackedWidget;
    m_results->insertWidget(ShowIntroduction, makeIntroduction());
    m_results->insertWidget(ShowRunning, m_running);
    m_results->insertWidget(ShowResult, scrolled(m_result));
    return m_results;
}

QWidget *LoadLabPage::makeIntroduction()
{
    auto *introduction = new EmptyState;
    introduction->setSign(QStringLiteral("loadlab"), 56, EmptyState::Mood::Quiet);
    introduction->setHeadline(tr("How much load does the server bear?"));
    introduction->setText(
        tr("Sends pictures as many users would, in scenarios from light to peak, and "
           "shows how many requests a second are answered and how long that takes. A "
           "program of its own makes the load. At the end there is a report to hand "
           "on."));
    auto *quick =
        introduction->addButton(tr("&Quick run of all scenarios"), QStringLiteral("loadQuickRun"));
    quick->setProperty("primary", false);  // that is the page's start
    connect(quick, &QPushButton::clicked, this, &LoadLabPage::startQuick);
    connect(introduction->addButton(tr("&Plan a run"), QStringLiteral("loadPlanRun")),
            &QPushButton::clicked, this, &LoadLabPage::offerStart);
    m_hint = introduction->addHint(QStringLiteral("loadHint"), 0);
    return introduction;
}

void LoadLabPage::connectParts()
{
    connect(m_start, &QPushButton::clicked, this, &LoadLabPage::start);
    connect(m_stop, &QPushButton::clicked, this, &LoadLabPage::stop);
    connect(m_notice, &Notice::cureChosen, this, &LoadLabPage::tryAgain);
    connect(m_planView, &LabPlanView::serverRequested, this, &LoadLabPage::serverRequested);
    connect(m_planView, &LabPlanView::changed, this, &LoadLabPage::showState);
    connect(&m_host, &ServerHost::stateChanged, this, &LoadLabPage::serverChanged);
    connect(&m_host, &ServerHost::failed, this, [this](const Error &error, quint16 freePort) {
        if (m_state == State::AwaitsServer)
            fail(error.text.translated(), freePort);
    });
    connect(&m_runner, &LabRunner::told, m_running, &LabRunningView::take);
    connect(&m_runner, &LabRunner::finished, this, &LoadLabPage::finish);
    connect(new DropTarget(this, &LabReports::accepts, &LabReports::describe), &DropTarget::dropped,
            m_reports, &LabReports::take);
    connect(m_reports, &LabReports::opened, this, &LoadLabPage::showReport);
    connect(m_reports, &LabReports::failed, this,
            [this](const QString &message) { m_notice->showMessage(message, {}); });
    connect(m_reports, &LabReports::saved, this, [this](const QString &text, const QString &path) {
        m_note->setText(text);
        m_note->setToolTip(path);
    });
}

void LoadLabPage::offerStart()
{
    if (!running())
        m_tabs->setCurrentIndex(PlanTab);
    (running() ? m_stop : m_start)->setFocus(Qt::ShortcutFocusReason);
}

bool LoadLabPage::running() const
{
    return m_state != State::Idle;
}

void LoadLabPage::start()
{
    if (running())
        return;
    m_quick = false;
    m_notice->hide();
    if (m_planView->showMistake())
        m_tabs->setCurrentIndex(PlanTab);
    else
        begin(m_planView->plan());
}

// Of the scenarios there are, ticked or not; the rest as it was planned.
LabPlan LoadLabPage::quickPlan() const
{
    LabPlan plan = m_planView->plan();
    plan.scenarios = m_planView->kept().scenarios;
    plan.quick = true;
    plan.repetitions = 1;
    plan.findLimit = false;
    return plan;
}

void LoadLabPage::startQuick()
{
    const LabPlan plan = quickPlan();
    if (plan.mistake().field != LabPlan::Field::None || running()) {
        start();  // shows what is wrong
        return;
    }
    m_quick = true;
    m_notice->hide();
    begin(plan);
}

void LoadLabPage::tryAgain()
{
    if (m_freePort != 0 && m_host.state() == ServerHost::State::Stopped)
        emit portRequested(m_freePort);
    if (m_quick)
        startQuick();
    else
        start();
}

void LoadLabPage::begin(const LabPlan &plan)
{
    m_plan = plan;
    m_stopping = false;
    if (plan.isRemote()) {
        confirmRemote();
        return;
    }
    if (plan.target != LabPlan::Target::Window || m_host.state() == ServerHost::State::Listening) {
        launch(false);
        return;
    }
    m_state = State::AwaitsServer;
    m_running->start(tr("Switching the server on"));
    showState();
    emit serverRequested();
}

void LoadLabPage::confirmRemote()
{
    auto *box = new QMessageBox(
        QMessageBox::Warning, tr("Load another computer?"),
        tr("%1 is not this computer. A load test keeps it as busy as an attack would.")
            .arg(m_plan.url().host()),
        QMessageBox::Cancel, this);
    box->setObjectName(QStringLiteral("loadRemote"));
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(tr("Go on only when it is yours, or its owner agreed."));
    box->setAttribute(Qt::WA_DeleteOnClose);
    auto *run = box->addButton(tr("I may, start"), QMessageBox::AcceptRole);
    connect(run, &QPushButton::clicked, this, [this] { launch(true); });
    box->open();
}

void LoadLabPage::serverChanged()
{
    if (m_state != State::AwaitsServer)
        return;
    if (m_host.state() == ServerHost::State::Listening)
        launch(false);
}

QUrl LoadLabPage::windowUrl() const
{
    QUrl url = m_host.url();
    // One that listens everywhere is asked here.
    if (const QHostAddress host(url.host()); isEveryAddress(host))
        url.setHost(host.protocol() == QAbstractSocket::IPv6Protocol ? QStringLiteral("::1")
                                                                     : QStringLiteral("127.0.0.1"));
    url.setPath(QStringLiteral("/predict"));
    return url;
}

void LoadLabPage::launch(bool remoteAllowed)
{
    m_folder = std::make_unique<QTemporaryDir>();
    LabCommandFacts facts;
    facts.remoteAllowed = remoteAllowed;
    QByteArray key;
    if (m_plan.target == LabPlan::Target::Window) {
        facts.windowUrl = windowUrl();
        key = m_host.options().apiKey;
    }
    if (const QString problem = writeLabFiles(*m_folder, m_plan, key, facts); !problem.isEmpty()) {
        fail(problem);
        return;
    }
    m_state = State::Running;
    m_running->start(tr("Starting"));
    m_runner.start(labArguments(m_plan, facts));
    showState();
    m_stop->setFocus();
}

void LoadLabPage::stop()
{
    if (m_state == State::AwaitsServer) {
        m_state = State::Idle;
        m_running->stop();
        showState();
        return;
    }
    m_stopping = true;
    m_running->setStopping();
    m_runner.stop();
    showState();
}

void LoadLabPage::finish(const QString &problem)
{
    m_running->stop();
    m_state = State::Reading;
    showState();
    whenFinished(QtConcurrent::run(readReportFile, reportFileIn(*m_folder)), this,
                 [this, problem](const Result<LoadReport> &report) {
                     conclude(report ? std::optional(*report) : std::nullopt, problem);
                 });
}

void LoadLabPage::conclude(const std::optional<LoadReport> &report, const QString &problem)
{
    const bool hadFocus = m_stop->hasFocus();
    const LabProgress &progress = m_running->progress();
    LoadReport result = report.value_or(progress.report());
    if (!report)
        result.date = QDateTime::currentDateTimeUtc();
    m_state = State::Idle;
    m_folder.reset();
    const QString said = progress.failure().isEmpty() ? problem : progress.failure();
    if (!result.runs.empty() || !result.limits.empty())
        showReport(result);
    if (!said.isEmpty())
        fail(said);
    else if (result.runs.empty() && result.limits.empty())
        fail(tr("Stopped before anything was measured."));
    showState();
    if (hadFocus)
        m_start->setFocus();
}

void LoadLabPage::fail(const QString &message, quint16 freePort)
{
    m_state = State::Idle;
    m_freePort = freePort;
    m_running->stop();
    m_notice->showMessage(message,
                          freePort == 0 ? tr("Try again") : tr("Use port %1").arg(freePort));
    showState();
}

void LoadLabPage::showReport(const LoadReport &report)
{
    m_result->setReport(report);
    m_reports->setReport(report);
    m_tabs->setCurrentIndex(ResultsTab);
    showState();
}

void LoadLabPage::showState()
{
    const bool busy = running();
    const bool measured = m_reports->hasReport();
    m_start->setVisible(!busy);
    m_stop->setVisible(busy);
    m_stop->setEnabled(m_state != State::Reading);
    m_stop->setText(m_stopping && busy ? tr("&End at once") : tr("&Stop"));
    m_planView->setEnabled(!busy);
    m_reports->setEnabled(!busy);
    m_results->setCurrentIndex(busy ? ShowRunning : measured ? ShowResult : ShowIntroduction);
    m_tabs->setTabText(ResultsTab, busy ? tr("Running") : tr("Results"));
    if (busy)
        m_tabs->setCurrentIndex(ResultsTab);
    const LabPlan plan = m_planView->plan();
    m_note->setText(busy || plan.duration().count() == 0 ? QString() : plan.durationText());
    m_note->setToolTip({});
    m_hint->setText(tr("Takes %1; everything else in the window goes on.")
                        .arg(exactTimeText(quickPlan().duration())));
}

}  // namespace classiscope
