// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/telemetry/telemetry.h"

#include <array>
#include <mutex>
#include <utility>

using std::chrono::microseconds;

namespace classiscope {

namespace {

using TimePoint = std::chrono::steady_clock::time_point;

std::int64_t secondOf(TimePoint time)
{
    return std::chrono::floor<std::chrono::seconds>(time.time_since_epoch()).count();
}

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
    EventLog events;

    std::mutex mutex;
    Traffic all;                     // guarded by mutex
    std::array<Traffic, 3> sources;  // guarded by mutex; one each Source
    QMap<int, qint64> httpReplies;   // guarded by mutex
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

void Telemetry::requestSucceeded(Source source, microseconds latency,
                                 std::span<const Classification> images)
{
    const auto now = d->look();
    const std::lock_guard lock(d->mutex);
    for (Traffic *traffic : {&d->all, &d->of(source)})
        traffic->succeeded(now.second, latency, images);
    d->addInFlight(source, -1);
    d->recordGauges(now);
}

void Telemetry::requestSucceeded(Source source, microseconds latency, const StageTimings &stages)
{
    Classification image;
    image.timings = stages;
    requestSucceeded(source, latency, {&image, 1});
}

void Telemetry::requestFailed(Source source, Error::Code code, microseconds duration)
{
    const auto now = d->look();
    const QString kind = errorKind(code);
    const std::lock_guard lock(d->mutex);
    for (Traffic *traffic : {&d->all, &d->of(source)}) {
        if (code == Error::Code::Cancelled)
            traffic->cancelled(now.second);
        else
            traffic->failed(now.second, duration, kind, isRefusal(code));
    }
    d->addInFlight(source, -1);
    d->recordGauges(now);
}

void Telemetry::turnedAway()
{
    const std::int64_t now = secondOf(d->clock());
    const std::lock_guard lock(d->mutex);
    for (Traffic *traffic : {&d->all, &d->of(Source::Http)})
        traffic->turnedAway(now);
}

void Telemetry::httpReplied(int status)
{
    const std::lock_guard lock(d->mutex);
    ++d->httpReplies[status];
}

void Telemetry::happened(Event::Kind kind, const QString &detail)
{
    d->events.append({kind, secondOf(d->clock()), detail});
}

std::vector<Event> Telemetry::events() const
{
    return d->events.events();
}

TelemetrySnapshot Telemetry::snapshot() const
{
    constexpr int rateWindow = 10;  // seconds
    const auto now = d->look();
    TelemetrySnapshot result;
    result.uptime = std::chrono::floor<std::chrono::seconds>(now.time - d->start);
    result.queueDepth = now.queueDepth;
    result.process = processFigures();

    const std::lock_guard lock(d->mutex);
    d->recordGauges(now);
    result.all = d->all.totals();
    result.http = d->of(Source::Http).totals();
    result.window = d->of(Source::Window).totals();
    result.httpReplies = d->httpReplies;
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
