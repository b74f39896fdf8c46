// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loadtest/loadrecorder.h"

#include <algorithm>

namespace classiscope {

void LoadRecorder::record(const RequestOutcome &outcome)
{
    if (outcome.kind == RequestOutcome::Kind::Aborted) {
        ++m_aborted;
        return;
    }
    m_second.record(outcome.latency);
    m_bytes += outcome.bytes;
    if (outcome.kind == RequestOutcome::Kind::Failed) {
        ++m_failuresOfSecond;
        recordError(outcome);
    }
}

void LoadRecorder::recordError(const RequestOutcome &outcome)
{
    const QString other = QStringLiteral("other");
    const bool known = m_errors.contains(outcome.errorKind);
    const QString kind = known || m_errors.size() < maxErrorKinds ? outcome.errorKind : other;
    LoadError &error = m_errors[kind];
    if (error.count++ == 0) {
        error.kind = kind;
        error.message = outcome.errorMessage;
    }
}

LoadSecond LoadRecorder::closeSecond(double at)
{
    const LatencySummary summary = m_second.summary();
    LoadSecond second;
    second.at = at;
    second.requests = summary.count;
    second.failures = m_failuresOfSecond;
    second.average = summary.mean;
    second.p50 = summary.p50;
    second.p95 = summary.p95;
    second.maximum = summary.max;
    m_all.add(m_second);
    m_failures += m_failuresOfSecond;
    m_second.clear();
    m_failuresOfSecond = 0;
    return second;
}

LoadFigures LoadRecorder::figures(double seconds) const
{
    LatencyHistogram all = m_all;
    all.add(m_second);
    const LatencySummary summary = all.summary();
    LoadFigures figures;
    figures.requests = summary.count;
    figures.failures = m_failures + m_failuresOfSecond;
    figures.aborted = m_aborted;
    figures.average = summary.mean;
    figures.minimum = summary.min;
    figures.maximum = summary.max;
    for (std::size_t i = 0; i < loadPercentiles.size(); ++i)
        figures.percentiles[i] = all.quantile(loadPercentiles[i] / 100);
    if (seconds > 0) {
        figures.requestsPerSecond = double(figures.requests) / seconds;
        figures.failuresPerSecond = double(figures.failures) / seconds;
    }
    if (figures.requests > 0)
        figures.averageBytes = double(m_bytes) / double(figures.requests);
    return figures;
}

std::vector<LoadError> LoadRecorder::errors() const
{
    std::vector<LoadError> errors(m_errors.cbegin(), m_errors.cend());
    std::sort(errors.begin(), errors.end(), [](const LoadError &a, const LoadError &b) {
        return a.count != b.count ? a.count > b.count : a.kind < b.kind;
    });
    return errors;
}

}  // namespace classiscope
