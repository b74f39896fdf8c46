// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/loadtest/scenario.h"

#include <QByteArray>
#include <QDateTime>
#include <QStringList>

#include <array>
#include <chrono>
#include <optional>
#include <vector>

namespace classiscope {

/// The percentiles of Locust's tables, in per cent.
inline constexpr std::array<double, 11> loadPercentiles {50, 66, 75,   80,    90, 95,
                                                         98, 99, 99.9, 99.99, 100};

/// What came of all requests of a run. A request that the scenario itself broke off is
/// neither a success nor a failure; so is one that was on its way at the run's end.
/// A time that nobody told is negative.
struct LoadFigures {
    qint64 requests = 0;  ///< answered or failed
    qint64 failures = 0;  ///< of these
    qint64 aborted = 0;   ///< broken off on purpose
    /// Of all `requests`, as Locust counts. From the intended send time in the open model.
    std::chrono::microseconds average {0}, minimum {0}, maximum {0};
    std::array<std::chrono::microseconds, loadPercentiles.size()> percentiles {};
    double requestsPerSecond = 0, failuresPerSecond = 0;
    double averageBytes = -1;  ///< of an answer's body

    qint64 successes() const { return requests - failures; }
    double successRate() const { return requests > 0 ? double(successes()) / double(requests) : 0; }
    std::chrono::microseconds p50() const { return percentiles[0]; }
    std::chrono::microseconds p95() const { return percentiles[5]; }
    std::chrono::microseconds p99() const { return percentiles[7]; }
};

/// One second of a run. What nobody told is negative.
struct LoadSecond {
    double at = 0;  ///< the second's end, from the run's start
    int users = 0;  ///< closed model; of the open one the requests in flight
    int inFlight = 0;
    qint64 requests = 0, failures = 0;  ///< that ended in this second
    std::chrono::microseconds average {0}, p50 {0}, p95 {0}, maximum {0};  ///< of these; 0 of none
    double generatorCpu = -1;  ///< cores' worth of processor time: 0.25 is a quarter of a core
    double serverCpu = -1;     ///< all servers together
    double proxyCpu = -1;
    double serverBytes = -1;  ///< resident, all servers together
    double queueMs = -1;      ///< mean wait for a worker, of the pictures answered in this second
    double computeMs = -1;    ///< mean decode to postprocess, likewise
    double queueDepth = -1;   ///< pictures waiting, all servers
};

/// One server in a run, by its own /stats.
struct LoadServer {
    QString url;
    int workers = 0;  ///< 0: not known
    qint64 requests = 0, failures = 0;
    double cpu = -1;                      ///< mean, in cores
    double maxBytes = -1;                 ///< resident
    double queueMs = -1, computeMs = -1;  ///< mean of a picture
    double cacheHitShare = -1;            ///< 0 to 1
};

struct LoadError {
    QString kind;     ///< "status 429", "connection refused", "timed out"
    QString message;  ///< the first one, in full
    qint64 count = 0;
};

/// One scenario run once.
struct LoadRun {
    Scenario scenario;
    int instances = 0;  ///< servers that were started for it; 0: none, an address was given
    int repetition = 1;
    QDateTime started;   ///< UTC
    double seconds = 0;  ///< that it really took
    LoadFigures figures;
    int unanswered = 0;  ///< on their way at the run's end, in none of the figures; -1: not known
    std::chrono::microseconds oldestUnanswered {-1};  ///< how long the first of them had waited
    std::vector<LoadSecond> timeline;
    std::vector<LoadServer> servers;  ///< empty: the target tells nothing
    std::vector<LoadError> errors;    ///< most frequent first
    double generatorCpu = -1;         ///< mean, in cores
    double generatorCpuMax = -1;      ///< of a second
    double proxyCpu = -1;
    double lateMs = -1;  ///< open model: p99 of how much later than intended requests left
    bool cancelled = false;
    /// From Locust's CSV: its scenario's name, instances, pauses and shares, and what was aborted
    /// or left unanswered are not known, its duration and spawn rate only about.
    bool fromLocust = false;
    QStringList notes;  ///< a sentence each
};

/// The highest arrival rate at which a percentile stays within a budget.
struct LimitSearch {
    struct Step {
        double rate = 0;      ///< requests a second, asked for
        double achieved = 0;  ///< answered
        std::chrono::microseconds p95 {0};
        double failureShare = 0;
        bool stable = false;   ///< the last windows agreed
        bool backlog = false;  ///< fewer were answered than came: it cannot go on for long
        bool passed = false;
    };
    int instances = 0;
    std::chrono::milliseconds budget {3000};
    double rate = 0;         ///< the answer; 0: not even the lowest rate passed
    bool atCeiling = false;  ///< the highest rate that was tried passed: the limit lies above
    bool generatorLimited = false;
    bool stopped = false;     ///< before its end: the limit is `rate` or more
    std::vector<Step> steps;  ///< as they were tried
};

/// Everything that a reader of the figures asks of where they come from. Empty: not known.
struct LoadConfiguration {
    QString target;     ///< the address, or "nginx in front of 1, 2, 4 instances"
    QString generator;  ///< "classiscope 0.1.0 (libcurl 7.88.1)" or "Locust"
    QString cpu, system;
    int cores = 0;
    double memoryBytes = -1;
    QString model, backend;  ///< "everyday-98 version 1", "oneDNN 2.6.3, float32"
    int workers = 0;         ///< of each server
    double cacheBytes = -1;  ///< of each server; 0 is off
    QString pictures;        ///< "979 photos, 12.3 MB, from a folder"
    QString generatorCpus;   ///< that it was pinned to
    QString command;         ///< that does all of it again; keys left out
    QStringList versions;    ///< "Qt 6.4.2", "nginx 1.22.1", …
};

struct LoadReport {
    QString title;
    QDateTime date;  ///< UTC
    LoadConfiguration configuration;
    std::vector<LoadRun> runs;
    std::vector<LimitSearch> limits;
    QStringList notes;
};

}  // namespace classiscope
