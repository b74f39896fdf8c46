// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/classification.h"
#include "core/engine/result.h"
#include "core/telemetry/eventlog.h"
#include "core/telemetry/processfigures.h"
#include "core/telemetry/traffic.h"

#include <QMap>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace classiscope {

/// Who asked for a classification.
enum class Source { Http, Window, CommandLine };

/// A consistent picture of the telemetry at one moment.
struct TelemetrySnapshot {
    std::chrono::seconds uptime {0};
    TrafficTotals all, http, window;  ///< `all` includes the command line
    int inFlight = 0;                 ///< accepted, not yet answered
    int inFlightHttp = 0;
    int queueDepth = 0;
    double requestsPerSecond = 0;  ///< finished (ok and failed), mean of the last 10 whole seconds
    double failuresPerSecond = 0;
    QMap<int, qint64> httpReplies;  ///< every answer of the server, by status
    ProcessFigures process;
};

/// Counts what happened: written by whoever finishes a request, read by snapshot.
///
/// All functions may be called from any thread and hold one short lock. Memory
/// is bounded: it does not grow with the number of requests.
class Telemetry {
public:
    using Clock = std::function<std::chrono::steady_clock::time_point()>;

    /// `queueDepth` is asked for the gauge of that name, from any thread and
    /// outside the lock, whenever a request starts or ends or someone looks.
    explicit Telemetry(
        std::function<int()> queueDepth = {},
        Clock clock = [] { return std::chrono::steady_clock::now(); });
    ~Telemetry();

    /// A request was accepted. Each is followed by exactly one requestSucceeded()
    /// or requestFailed() of the same source.
    void requestStarted(Source source);

    /// It was answered. `latency`: accepted until answered. `images`: those classified.
    void requestSucceeded(Source source, std::chrono::microseconds latency,
                          std::span<const Classification> images);
    /// The same of one image that was computed by itself.
    void requestSucceeded(Source source, std::chrono::microseconds latency,
                          const StageTimings &stages);
    /// It failed; Cancelled counts as cancelled, not as failed. `duration`: accepted
    /// until refused.
    void requestFailed(Source source, Error::Code code,
                       std::chrono::microseconds duration = std::chrono::microseconds {0});

    /// The server turned a client or a request away before it accepted it: over a limit, not
    /// understood, or too slow. Counts as HTTP; requestStarted() is not called for it.
    void turnedAway();

    /// The server answered a request, with whatever status and about whatever.
    /// Apart from the calls above: for every answer, classification or not.
    void httpReplied(int status);

    /// Something was done that may explain what the series shows.
    void happened(Event::Kind kind, const QString &detail);
    /// The last EventLog::capacity of those, oldest first.
    std::vector<Event> events() const;

    TelemetrySnapshot snapshot() const;

    /// The last `seconds` (at most RateSeries::capacity) whole seconds, oldest
    /// first, one point each, idle seconds included; shorter only right after
    /// the start. `source`: nothing for all together.
    std::vector<RatePoint> series(std::optional<Source> source, int seconds) const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

}  // namespace classiscope
