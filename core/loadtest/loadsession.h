// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/loadtest/idlewait.h"
#include "core/loadtest/limitmeasurer.h"
#include "core/loadtest/loadevent.h"
#include "core/loadtest/loadgenerator.h"
#include "core/loadtest/loadplan.h"
#include "core/loadtest/warmup.h"

namespace classiscope {

/// Does a plan and reports it: for each number of instances a target, a warm-up, the
/// scenarios and the search for the limit; then the target's end.
class LoadSession : public QObject {
    Q_OBJECT

public:
    /// `provider` must outlive it.
    LoadSession(LoadPlan plan, LoadPictures pictures, TargetProvider &provider,
                QObject *parent = nullptr);
    ~LoadSession() override;

    void start();  ///< once

    /// Ends what goes on; finished() follows once the target has ended, with what there is.
    void cancel();

    /// Why not all of the plan was done; not set when it was cancelled.
    const std::optional<Error> &error() const { return m_error; }
    bool isCancelled() const { return m_cancelled; }

signals:
    void happened(const classiscope::LoadEvent &event);
    void finished(const classiscope::LoadReport &report);

private:
    void startTarget();
    void targetReady(const LoadTarget &target);
    void targetFailed(const Error &error);
    void targetStopped();
    void leaveTarget();
    void warmUp();
    void whenIdle(void (LoadSession::*next)());
    void prepared();
    void proceed();
    void startRun();
    void runEnded(LoadRun run);
    void startLimitStep();
    void limitStepEnded(const LimitMeasurer::Measured &measured);
    void openFinder();
    void closeFinder();
    void later(std::function<void()> step);
    void dropHelpers();
    void finish();

    void say(LoadEvent::Kind kind, const QString &text);
    void note(const QString &text);
    LoadJob job(const Scenario &scenario, quint64 stream);
    double secondsLeft() const;
    std::size_t runsOfTarget() const;
    int channelsNeeded() const;

    const LoadPlan m_plan;
    const LoadPictures m_pictures;
    TargetProvider &m_provider;
    LoadLoop m_loop;
    LoadTarget m_target;
    LoadRequest m_request;
    LoadReport m_report;
    std::optional<Error> m_error;
    bool m_cancelled = false, m_leaving = false, m_started = false;

    std::size_t m_instance = 0;              // of m_plan.instances
    std::size_t m_run = 0;                   // of this target
    std::size_t m_budget = 0;                // of m_plan.limit
    std::vector<LimitSearch::Step> m_steps;  // of this target
    std::optional<LimitFinder> m_finder;
    std::set<QString> m_limitErrors;  // kinds that were told
    std::set<double> m_busyRates;     // at which the generator may have failed

    std::unique_ptr<ServerMonitor> m_monitor;
    std::unique_ptr<WarmUp> m_warmUp;
    std::unique_ptr<IdleWait> m_idleWait;
    std::unique_ptr<LoadGenerator> m_generator;
    std::unique_ptr<LimitMeasurer> m_measurer;
};

}  // namespace classiscope
