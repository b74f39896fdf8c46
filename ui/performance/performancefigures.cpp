// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/performance/performancefigures.h"

#include "ui/performance/numberformat.h"

#include <QCoreApplication>

namespace classiscope {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(PerformancePage)
};

QString measured(std::chrono::microseconds time, qint64 count)
{
    return count == 0 ? QStringLiteral("–") : responseTimeText(time);
}

Figure percentile(const QString &name, const RatePoint &newest,
                  std::chrono::microseconds RatePoint::*recent, const LatencySummary &sinceStart,
                  std::chrono::microseconds LatencySummary::*total)
{
    return {name, measured(newest.*recent, newest.latencyCount),
            Words::tr("Response time of the last %1 seconds. Since the start: %2")
                .arg(QString::number(RateSeries::latencyWindow),
                     measured(sinceStart.*total, sinceStart.count))};
}

}  // namespace

PerformanceFigures performanceFigures(const PerformanceData &data, TrafficFilter filter)
{
    const auto points = data.points(filter, RateSeries::latencyWindow);
    const CurrentRate rate = currentRate(points);
    const RatePoint newest = points.empty() ? RatePoint {} : points.back();
    const TrafficTotals &totals = data.totals(filter);
    const LatencySummary &latency = totals.latency;
    return {
        {{{Words::tr("Requests/s"), rateText(rate.finished),
           Words::tr("Current RPS: mean of the last %1 seconds").arg(RateSeries::latencyWindow)},
          {Words::tr("Failures/s"), rateText(rate.failed),
           Words::tr("Mean of the last %1 seconds").arg(RateSeries::latencyWindow)},
          percentile(Words::tr("p50"), newest, &RatePoint::p50, latency, &LatencySummary::p50),
          percentile(Words::tr("p95"), newest, &RatePoint::p95, latency, &LatencySummary::p95),
          percentile(Words::tr("p99"), newest, &RatePoint::p99, latency, &LatencySummary::p99)}},
        {{{Words::tr("Total"), countText(totals.succeeded + totals.failed),
           Words::tr("Requests answered, ok or failed")},
          {Words::tr("Failed"), countText(totals.failed),
           Words::tr("Requests that ended in an error")},
          {Words::tr("Cancelled"), countText(totals.cancelled),
           Words::tr("The client left, or Cancel was pressed; not counted as failed")},
          {Words::tr("Max"), measured(latency.max, latency.count),
           Words::tr("The slowest successful answer")}}}};
}

}  // namespace classiscope
