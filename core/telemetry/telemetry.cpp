// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/telemetry/telemetry.h"

#include <array>
#include <utility>

using std::chrono::microseconds;
using std::chrono::seconds;

namespace classiscope {

namespace {

using TimePoint = std::chrono::steady_clock::time_point;

std::int64_t secondOf(TimePoint time)
{
    return std::chrono::floor<seconds>(time.time_since_epoch()).count();
}

// All that is counted of one source.
struct Traffic {
    explicit Traffic(std::int64_t now)
        : series(now)
    {
    }

    void succeeded(std::int64_t now, microseconds total, const StageTimings &stages)
    {
        ++succeededCount;
        latency.record(total);
        queue.record(stages.queue);
        decode.record(stages.decode);
        preprocess.record(stages.preprocess);
        inference.record(stages.inference);
        series.recordSuccess(now, total);
    }

    void failed(std::int64_t now, const QString &kind)
    {
        ++failedCount;
        ++failedByKind[kind];
        series.recordFailure(now);
    }

    TrafficTotals totals() const
    {
        return {succeededCount,   failedCount,          cancelledCount,
                failedByKind,     latency.summary(),    queue.summary(),
                decode.summary(), preprocess.summary(), inference.summary()};
    }

    qint64 succeededCount = 0;
    qint64 failedCount = 0;
    qint64 cancelledCount = 0;
    QMap<QString, qint64> failedByKind;
    int inFlight = 0;
    LatencyHistogram latency, queue, decode, preprocess, inference;
    RateSeries series;
};

}  // namespace

struct Telemetry::Private {
    Private(std::function<int()> queueDepthOf, Clock clockToUse)
        : queueDepth(std::move(queueDepthOf))
        , clock(std::move(clockToUse))
        , start(clock())
        , all(secondOf(start))
        , sources {Traffic(secondOf(start)), Traffic(secondOf(start)), Traffic(secondOf(start))}
    {
    }

    // What is asked before the lock is taken, because it may take one itself.
    struct Moment {
        TimePoint time;
        std::int64_t second = 0;
        int queueDepth = 0;
    };
    Moment look() const
    {
        const TimePoint time = clock();
        return {time, secondOf(time), queueDepth ? queueDepth() : 0};
    }

    // Requires, here and below: the mutex is held.
    Traffic &of(Source source) { return sources[std::size_t(source)]; }

    void addInFlight(Source source, int change)
    {
        all.inFlight += change;
        of(source).inFlight += change;
    }

    // The depth is everyone's, so each series hears of it; closes past seconds.
    void recordGauges(const Moment &now)
    {
        all.series.recordGauges(now.second, all.inFlight, now.queueDepth);
        for (Traffic &source : sources)
            source.series.recordGauges(now.second, source.inFlight, now.queueDepth);
    }

    const std::function<int()> queueDepth;
    const Clock clock;
    const TimePoint start;

    std::mutex mutex;
    Traffic all;                     // guarded by mutex
    std::array<Traffic, 3> sources;  // guarded by mutex; one each Source
};

Telemetry::Telemetry(std::function<int()> queueDepth, Clock clock)
    : d(std::make_unique<Private>(std::move(queueDepth), std::move(clock)))
{
}

Telemetry::~Telemetry() = default;

void Telemetry::requestStarted(Source source)
{
    const auto now = d->look();
    const std::lock_guard lock(d->mutex);
    d->addInFlight(source, 1);
    d->recordGauges(now);
}

void Telemetry::requestSucceeded(Source source, microseconds latency, const StageTimings &stages)
{
    const auto now = d->look();
    const std::lock_guard lock(d->mutex);
    for (Traffic *traffic : {&d->all, &d->of(source)})
        traffic->succeeded(now.second, latency, stages);
    d->addInFlight(source, -1);
    d->recordGauges(now);
}

// A failure's latency is left out: refusals within microseconds would make an
// overloaded server look fast.
void Telemetry::requestFailed(Source source, Error::Code code)
{
    const auto now = d->look();
    const QString kind = errorKind(code);
    const std::lock_guard lock(d->mutex);
    for (Traffic *traffic : {&d->all, &d->of(source)}) {
        if (code == Error::Code::Cancelled)
            ++traffic->cancelledCount;
        else
            traffic->failed(now.second, kind);
    }
    d->addInFlight(source, -1);
    d->recordGauges(now);
}

TelemetrySnapshot Telemetry::snapshot() const
{
    constexpr int rateWindow = 10;  // seconds
    const auto now = d->look();
    TelemetrySnapshot result;
    result.uptime = std::chrono::floor<seconds>(now.time - d->start);
    result.queueDepth = now.queueDepth;

    const std::lock_guard lock(d->mutex);
    d->recordGauges(now);
    result.all = d->all.totals();
    result.http = d->of(Source::Http).totals();
    result.window = d->of(Source::Window).totals();
    result.inFlight = d->all.inFlight;
    result.inFlightHttp = d->of(Source::Http).inFlight;
    const auto points = d->all.series.points(rateWindow);
    for (const RatePoint &point : points) {
        result.requestsPerSecond += point.succeeded + point.failed;
        result.failuresPerSecond += point.failed;
    }
    if (!points.empty()) {
        result.requestsPerSecond /= double(points.size());
        result.failuresPerSecond /= double(points.size());
    }
    return result;
}

std::vector<RatePoint> Telemetry::series(std::optional<Source> source, int seconds) const
{
    const auto now = d->look();
    const std::lock_guard lock(d->mutex);
    d->recordGauges(now);
    const Traffic &traffic = source ? d->of(*source) : d->all;
    return traffic.series.points(seconds);
}

}  // namespace classiscope
