// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/loadtest/loadreport.h"
#include "core/telemetry/latencyhistogram.h"

#include <optional>

namespace classiscope {

/// How the highest rate within a budget is looked for.
struct LimitOptions {
    std::vector<std::chrono::milliseconds> budgets {std::chrono::milliseconds(3000),
                                                    std::chrono::milliseconds(100)};
    double startRate = 20;
    double ceiling = 20'000;  ///< requests a second; not tried beyond
    Scenario::Arrivals arrivals = Scenario::Arrivals::Poisson;
    double repeatShare = 0;                   ///< as Scenario's
    std::chrono::milliseconds window {2000};  ///< a step is measured in these, or longer
    int requestsOfWindow = 100;  ///< that a window lasts for at low rates, up to `longestWindow`

    static constexpr std::chrono::milliseconds longestWindow {10'000};

    static constexpr double floor = 0.1;         ///< not tried below
    static constexpr double precision = 0.02;    ///< of the rate
    static constexpr double maxFailures = 0.01;  ///< share that a step may have
    static constexpr double minAchieved = 0.97;  ///< of the requests due; below, a backlog grows
    static constexpr int hopelessSteps = 2;      ///< with no success at all: then none is tried
    static constexpr int fewRequests = 5;  ///< that a backlog must exceed: chance, in small steps
    static constexpr int agreeing = 3;     ///< windows that must agree
    static constexpr double agreement = 0.1;         ///< of p95 and of the rate
    static constexpr double budgetAgreement = 0.05;  ///< or this part of the smallest budget
    static constexpr int maxWindows = 8;             ///< then the last three decide all the same
};

/// What went in one window of a step.
struct LimitWindow {
    qint64 due = 0;  ///< requests that were to leave
    qint64 failures = 0;
    double seconds = 0;
    LatencyHistogram latencies;  ///< of those that ended
};

/// Decides when a step has been measured for long enough, and what it gave.
class LimitStepJudge {
public:
    LimitStepJudge(const LimitOptions &options, double rate);

    /// The step, without `passed`, once the last windows agree or there are enough of them.
    std::optional<LimitSearch::Step> add(LimitWindow window);

private:
    bool agree() const;

    LimitOptions m_options;
    double m_rate;
    std::vector<LimitWindow> m_windows;
};

/// Which rate to try next: doubled until one fails (halved until one passes), then the
/// middle of what is left, down to the precision. No measuring of its own.
class LimitFinder {
public:
    /// `known`: steps that were measured for another budget; they count where they tell.
    LimitFinder(const LimitOptions &options, std::chrono::milliseconds budget,
                const std::vector<LimitSearch::Step> &known = {});

    /// Nothing when the search has ended.
    std::optional<double> nextRate() const;

    /// The step, judged by this budget.
    LimitSearch::Step add(LimitSearch::Step step);

    /// What was found so far.
    LimitSearch result() const;

    /// The lowest rate that failed: what the answer lies below.
    std::optional<double> lowestFailed() const { return m_failed; }

private:
    LimitOptions m_options;
    std::chrono::milliseconds m_budget;
    std::vector<LimitSearch::Step> m_steps;
    bool isHopeless() const;

    double m_passed = 0;                // highest rate that passed, below the next
    std::optional<double> m_failed {};  // lowest rate that failed
};

}  // namespace classiscope
