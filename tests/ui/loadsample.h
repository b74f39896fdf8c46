// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/loadtest/loadevent.h"

namespace classiscope::test {

inline std::vector<LoadSecond> sampleSeconds(int count)
{
    std::vector<LoadSecond> seconds;
    for (int i = 1; i <= count; ++i) {
        LoadSecond second;
        second.at = i;
        second.users = std::min(25, 5 * i);
        second.inFlight = second.users / 2;
        second.requests = 15 + i % 4;
        second.failures = i % 9 == 0 ? 1 : 0;
        second.p50 = std::chrono::microseconds(11'000 + 500 * (i % 3));
        second.p95 = 2 * second.p50;
        second.maximum = 3 * second.p50;
        second.average = second.p50;
        second.generatorCpu = 0.08;
        seconds.push_back(second);
    }
    return seconds;
}

/// 1,234 requests, 3 of which failed.
inline LoadRun sampleRun(const QString &name, int instances, int repetition = 1)
{
    LoadRun run;
    run.scenario = plannedScenarios().back();
    run.scenario.name = name;
    run.instances = instances;
    run.repetition = repetition;
    run.started = QDateTime({2026, 5, 4}, {10, 0}, Qt::UTC);
    run.seconds = 60;
    LoadFigures &figures = run.figures;
    figures.requests = 1234;
    figures.failures = 3;
    figures.average = std::chrono::microseconds(12'345);
    figures.minimum = std::chrono::microseconds(7'010);
    figures.maximum = std::chrono::microseconds(204'000);
    figures.percentiles.fill(figures.maximum);
    figures.percentiles[0] = std::chrono::microseconds(11'200);
    figures.percentiles[5] = std::chrono::microseconds(17'600);
    figures.percentiles[7] = std::chrono::microseconds(60'000);
    figures.requestsPerSecond = 20.5;
    run.timeline = sampleSeconds(60);
    run.errors = {{QStringLiteral("status 429"), QStringLiteral("256 pictures wait"), 2},
                  {QStringLiteral("timed out"), QStringLiteral("no answer in 60 s"), 1}};
    run.generatorCpu = 0.08;
    return run;
}

/// Two scenarios on one and two servers, and the limit of both.
inline LoadReport sampleLoadReport()
{
    LoadReport report;
    report.title = QStringLiteral("Sample");
    report.date = QDateTime({2026, 5, 4}, {10, 0}, Qt::UTC);
    report.configuration.target = QStringLiteral("nginx in front of 1, 2 instances");
    report.configuration.generator = QStringLiteral("classiscope 0.1.0");
    report.configuration.model = QStringLiteral("everyday-98 version 1");
    report.configuration.cores = 2;
    for (const int instances : {1, 2}) {
        for (const char *name : {"light", "25-users"})
            report.runs.push_back(sampleRun(QLatin1String(name), instances));
        LimitSearch limit;
        limit.instances = instances;
        limit.rate = 415;
        report.limits.push_back(limit);
    }
    report.runs[2].figures.requestsPerSecond = 1500;
    report.notes << QStringLiteral("A made-up report.");
    return report;
}

/// The third of twelve runs that goes on, one ended before: as the program tells its events.
inline QByteArray sampleRunningLines(const std::vector<LoadSecond> &seconds = sampleSeconds(30))
{
    std::vector<LoadEvent> events(2);
    events[0].kind = LoadEvent::Kind::RunEnded;
    events[0].run = sampleRun(QStringLiteral("light"), 1);
    events[1].kind = LoadEvent::Kind::RunStarted;
    events[1].scenario = plannedScenarios().front();
    events[1].instances = 2;
    events[1].index = 2;
    events[1].count = 12;
    events[1].totalSeconds = 600;
    for (const LoadSecond &second : seconds) {
        LoadEvent event;
        event.kind = LoadEvent::Kind::Second;
        event.second = second;
        events.push_back(event);
    }
    QByteArray lines;
    for (const LoadEvent &event : events)
        lines += loadEventLine(event) + '\n';
    return lines;
}

}  // namespace classiscope::test
