// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loadtest/limitfinder.h"

#include <algorithm>
#include <cmath>

namespace classiscope {

namespace {

double achievedShare(const LimitWindow &window)
{
    return window.due > 0 ? double(window.latencies.count()) / double(window.due) : 1;
}

bool near(double low, double high, double share)
{
    return high <= low * (1 + share);
}

/// Three digits at most: a rate that can be said.
double rounded(double rate)
{
    const double unit = std::pow(10, std::floor(std::log10(rate)) - 2);
    return std::round(rate / unit) * unit;
}

}  // namespace

LimitStepJudge::LimitStepJudge(const LimitOptions &options, double rate)
    : m_options(options)
    , m_rate(rate)
{
}

bool LimitStepJudge::agree() const
{
    if (m_windows.size() < LimitOptions::agreeing)
        return false;
    const auto first = m_windows.end() - LimitOptions::agreeing;
    double lowP95 = INFINITY, highP95 = 0, lowShare = INFINITY, highShare = 0;
    std::for_each(first, m_windows.end(), [&](const LimitWindow &window) {
        const double p95 = double(window.latencies.quantile(0.95).count());
        lowP95 = std::min(lowP95, p95);
        highP95 = std::max(highP95, p95);
        lowShare = std::min(lowShare, achievedShare(window));
        highShare = std::max(highShare, achievedShare(window));
    });
    const auto smallest = *std::min_element(m_options.budgets.begin(), m_options.budgets.end());
    const double tolerated =
        LimitOptions::budgetAgreement * double(std::chrono::microseconds(smallest).count());
    const bool p95Agrees =
        near(lowP95, highP95, LimitOptions::agreement) || highP95 - lowP95 <= tolerated;
    return p95Agrees && near(lowShare, highShare, LimitOptions::agreement);
}

std::optional<LimitSearch::Step> LimitStepJudge::add(LimitWindow window)
{
    m_windows.push_back(std::move(window));
    const bool stable = agree();
    if (!stable && m_windows.size() < LimitOptions::maxWindows)
        return {};
    LimitWindow last;
    std::for_each(m_windows.end() - LimitOptions::agreeing, m_windows.end(),
                  [&last](const LimitWindow &each) {
                      last.due += each.due;
                      last.failures += each.failures;
                      last.seconds += each.seconds;
                      last.latencies.add(each.latencies);
                  });
    const qint64 ended = last.latencies.count();
    LimitSearch::Step step;
    step.rate = m_rate;
    step.achieved = last.seconds > 0 ? double(ended) / last.seconds : 0;
    step.p95 = last.latencies.quantile(0.95);
    step.failureShare = ended > 0 ? double(last.failures) / double(ended) : 1;
    step.stable = stable;
    step.backlog = double(ended) < LimitOptions::minAchieved * double(last.due)
        && last.due - ended > LimitOptions::fewRequests;
    return step;
}

LimitFinder::LimitFinder(const LimitOptions &options, std::chrono::milliseconds budget,
                         const std::vector<LimitSearch::Step> &known)
    : m_options(options)
    , m_budget(budget)
{
    for (const LimitSearch::Step &step : known)
        add(step);
}

LimitSearch::Step LimitFinder::add(LimitSearch::Step step)
{
    step.passed =
        !step.backlog && step.p95 <= m_budget && step.failureShare <= LimitOptions::maxFailures;
    m_steps.push_back(step);
    m_failed.reset();
    for (const LimitSearch::Step &each : m_steps) {
        if (!each.passed)
            m_failed = std::min(m_failed.value_or(each.rate), each.rate);
    }
    // A pass above a failure was luck: what is quoted must hold below, too.
    m_passed = 0;
    for (const LimitSearch::Step &each : m_steps) {
        if (each.passed && (!m_failed || each.rate < *m_failed))
            m_passed = std::max(m_passed, each.rate);
    }
    return step;
}

bool LimitFinder::isHopeless() const
{
    const auto failed = std::count_if(m_steps.begin(), m_steps.end(),
                                      [](const auto &step) { return step.failureShare >= 1; });
    return m_passed == 0 && failed >= LimitOptions::hopelessSteps;
}

std::optional<double> LimitFinder::nextRate() const
{
    if (isHopeless())
        return {};
    const auto unlessTried = [this](double rate) -> std::optional<double> {
        const bool tried = std::any_of(m_steps.begin(), m_steps.end(), [rate](const auto &step) {
            return std::abs(step.rate - rate) < rate * 1e-9;
        });
        return tried ? std::nullopt : std::optional(rate);
    };
    if (m_steps.empty())
        return std::clamp(m_options.startRate, LimitOptions::floor, m_options.ceiling);
    if (!m_failed)
        return m_passed < m_options.ceiling
            ? std::optional(std::min(2 * m_passed, m_options.ceiling))
            : std::nullopt;
    if (m_passed == 0)
        return *m_failed > LimitOptions::floor
            ? std::optional(std::max(*m_failed / 2, LimitOptions::floor))
            : std::nullopt;
    if (near(m_passed, *m_failed, LimitOptions::precision))
        return {};
    return unlessTried(rounded((m_passed + *m_failed) / 2));
}

LimitSearch LimitFinder::result() const
{
    LimitSearch search;
    search.budget = m_budget;
    search.rate = m_passed;
    search.atCeiling = m_passed > 0 && !m_failed;
    search.steps = m_steps;
    return search;
}

}  // namespace classiscope
