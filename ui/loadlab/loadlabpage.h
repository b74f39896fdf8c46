// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/loadlab/labplan.h"
#include "ui/loadlab/labrunner.h"

#include <QTemporaryDir>
#include <QWidget>

#include <memory>
#include <optional>

class QLabel;
class QPushButton;
class QSettings;
class QStackedWidget;
class QTabWidget;

namespace classiscope {

class LabPlanView;
class LabReports;
class LabResultView;
class LabRunningView;
class Notice;
class ServerHost;

/// Plans load tests, runs them in a program of their own, and shows what came of them.
class LoadLabPage : public QWidget {
    Q_OBJECT

public:
    /// `host` and `settings` must outlive the page. `program`: the path of `classiscope`.
    LoadLabPage(ServerHost &host, QSettings &settings, const QString &program,
                QWidget *parent = nullptr);
    /// Ends a load test that runs.
    ~LoadLabPage() override;

    /// Shows the plan, with the focus on what starts or stops it.
    void offerStart();

    /// Runs what is planned; switches the window's server on before, where that is the target.
    void start();
    void stop();
    bool running() const;

    void showReport(const LoadReport &report);

signals:
    /// The window's server is to be switched on.
    void serverRequested();
    /// It is to have this port from its next start on.
    void portRequested(quint16 port);

private:
    enum class State { Idle, AwaitsServer, Running, Reading };

    QWidget *makeHeader();
    QWidget *makeResults();
    QWidget *makeIntroduction();
    void connectParts();
    LabPlan quickPlan() const;
    void startQuick();
    void begin(const LabPlan &plan);
    void confirmRemote();
    void launch(bool remoteAllowed);
    void serverChanged();
    void finish(const QString &problem);
    void conclude(const std::optional<LoadReport> &report, const QString &problem);
    void fail(const QString &message, quint16 freePort = 0);
    void tryAgain();
    void showState();
    QUrl windowUrl() const;

    ServerHost &m_host;
    QSettings &m_settings;
    LabRunner m_runner;
    State m_state = State::Idle;
    bool m_stopping = false;
    bool m_quick = false;                     // the last start was that of the quick run
    quint16 m_freePort = 0;                   // what the notice offers
    LabPlan m_plan;                           // that runs, or is to
    std::unique_ptr<QTemporaryDir> m_folder;  // of the run

    QLabel *m_note;
    QPushButton *m_start;
    QPushButton *m_stop;
    LabReports *m_reports;
    Notice *m_notice;
    QTabWidget *m_tabs;
    LabPlanView *m_planView;
    QStackedWidget *m_results;
    QLabel *m_hint;  // what the quick run takes
    LabRunningView *m_running;
    LabResultView *m_result;
};

}  // namespace classiscope
