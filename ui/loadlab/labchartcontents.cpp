// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/loadlab/labchartcontents.h"

#include <QCoreApplication>

#include <cmath>
#include <limits>

namespace classiscope {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(LoadLab)
};

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

template <typename Value>
ChartLine line(const QString &name, LineKind kind, const std::vector<LoadSecond> &seconds,
               Value value)
{
    ChartLine made {name, kind, {}};
    made.points.reserve(qsizetype(seconds.size()));
    for (const LoadSecond &second : seconds)
        made.points.append({std::round(second.at - seconds.back().at), double(value(second))});
    return made;
}

ChartLine timed(const QString &name, LineKind kind, const std::vector<LoadSecond> &seconds,
                std::chrono::microseconds LoadSecond::*which)
{
    return line(name, kind, seconds, [which](const LoadSecond &second) {
        return second.requests == 0 ? nothing : double((second.*which).count()) / 1000;
    });
}

}  // namespace

std::array<ChartContent, labChartCount> labChartContents(const std::vector<LoadSecond> &seconds)
{
    std::array<ChartContent, labChartCount> charts;
    auto &[requests, times, users, failures] = charts;
    requests.title = Words::tr("Requests per second");
    requests.help = Words::tr("Requests that were answered or failed in each second.");
    requests.lines = {
        line(Words::tr("ok"), LineKind::Succeeded, seconds,
             [](const LoadSecond &second) { return second.requests - second.failures; }),
        line(Words::tr("failed"), LineKind::Failed, seconds,
             [](const LoadSecond &second) { return second.failures; })};
    times.title = Words::tr("Response time (ms)");
    times.help = Words::tr("Of the requests that ended in each second, as the client saw them.");
    times.unit = ChartContent::Unit::Milliseconds;
    times.lines = {timed(Words::tr("p50"), LineKind::Median, seconds, &LoadSecond::p50),
                   timed(Words::tr("p95"), LineKind::Percentile95, seconds, &LoadSecond::p95),
                   timed(Words::tr("max"), LineKind::Slowest, seconds, &LoadSecond::maximum)};
    users.title = Words::tr("Users");
    users.help = Words::tr("Users that were there, and requests on their way.");
    users.lines = {line(Words::tr("users"), LineKind::Window, seconds,
                        [](const LoadSecond &second) { return second.users; }),
                   line(Words::tr("in flight"), LineKind::InFlight, seconds,
                        [](const LoadSecond &second) { return second.inFlight; })};
    failures.title = Words::tr("Failure rate (%)");
    failures.help = Words::tr("Share of the requests of each second that failed.");
    failures.unit = ChartContent::Unit::Percent;
    failures.lines = {
        line(Words::tr("failed"), LineKind::FailureRate, seconds, [](const LoadSecond &second) {
            return second.requests == 0 ? nothing
                                        : 100 * double(second.failures) / double(second.requests);
        })};
    return charts;
}

}  // namespace classiscope
