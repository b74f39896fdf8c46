// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/loadtest/samplereport.h"

#include <algorithm>
#include <cmath>

namespace classiscope::test {

using std::chrono::microseconds;

namespace {

microseconds ms(double value)
{
    return microseconds(std::llround(1000 * value));
}

Scenario scenarioOf(const QString &name, int seconds)
{
    for (Scenario scenario : plannedScenarios()) {
        if (scenario.name == name) {
            scenario.duration = std::chrono::seconds(seconds);
            return scenario;
        }
    }
    Scenario scenario;
    scenario.name = name;
    scenario.model = Scenario::Model::Open;
    scenario.duration = std::chrono::seconds(seconds);
    return scenario;
}

LoadSecond sampleSecond(const LoadRun &run, int at, double rate, double p95Ms)
{
    const double wave = 1 + 0.15 * std::sin(at / 3.0) + 0.05 * std::sin(at * 1.7);
    LoadSecond second;
    second.at = at;
    second.users =
        int(std::min<double>(run.scenario.users, std::ceil(at * run.scenario.spawnRate)));
    const double share = double(second.users) / run.scenario.users;
    second.inFlight = second.users / 3;
    second.requests = std::llround(rate * share * wave);
    second.failures = at % 17 == 0 ? second.requests / 50 : 0;
    second.p50 = ms(p95Ms * 0.55 * share * wave);
    second.p95 = ms(p95Ms * share * wave);
    second.average = ms(p95Ms * 0.6 * share * wave);
    second.maximum = ms(p95Ms * 1.4 * share * wave * (at % 11 == 0 ? 2 : 1));
    second.generatorCpu = 0.05 + rate / 2000 * wave;
    second.serverCpu = std::min(1.7, rate / 250 * share * wave);
    second.proxyCpu = run.instances > 1 ? 0.02 + rate / 6000 : -1;
    second.serverBytes = 160e6 * run.instances + at * 1e4;
    second.queueMs = p95Ms * 0.35 * share * wave;
    second.computeMs = 4.2 * (0.98 + wave / 50);
    second.queueDepth = 3 * share;
    return second;
}

LimitSearch sampleLimit(int instances, std::chrono::milliseconds budget, double rate)
{
    LimitSearch search;
    search.instances = instances;
    search.budget = budget;
    search.rate = rate;
    for (const double factor : {0.1, 0.2, 0.4, 0.8, 1.6, 1.2, 1.0, 1.1, 1.05}) {
        LimitSearch::Step step;
        step.rate = rate * factor;
        step.passed = factor <= 1;
        step.achieved = rate * std::min(factor, 1.03);
        step.p95 = ms(double(budget.count())
                      * (step.passed ? 0.05 + std::pow(factor, 6) * 0.8 : factor * factor * 1.1));
        step.stable = factor < 1.3;
        search.steps.push_back(step);
    }
    return search;
}

}  // namespace

LoadRun sampleRun(const QString &scenario, int instances, double rate, double p95Ms, int seconds)
{
    LoadRun run;
    run.scenario = scenarioOf(scenario, seconds);
    run.instances = instances;
    run.started = QDateTime(QDate(2026, 1, 31), QTime(12, 0), Qt::UTC);
    run.seconds = seconds;
    LoadFigures &figures = run.figures;
    for (int at = 1; at <= seconds; ++at) {
        run.timeline.push_back(sampleSecond(run, at, rate, p95Ms));
        figures.requests += run.timeline.back().requests;
        figures.failures += run.timeline.back().failures;
    }
    figures.average = ms(p95Ms * 0.6);
    figures.minimum = ms(3.25);
    figures.maximum = ms(p95Ms * 3);
    const double shares[] = {0.55, 0.62, 0.7, 0.75, 0.88, 1, 1.2, 1.4, 2, 2.6, 3};
    for (std::size_t i = 0; i < loadPercentiles.size(); ++i)
        figures.percentiles[i] = ms(p95Ms * shares[i]);
    figures.requestsPerSecond = double(figures.requests) / seconds;
    figures.failuresPerSecond = double(figures.failures) / seconds;
    figures.averageBytes = 312.5;
    for (int i = 0; i < instances; ++i) {
        LoadServer server {QStringLiteral("http://127.0.0.1:%1").arg(5000 + i)};
        server.workers = 2;
        server.requests = figures.requests / instances;
        server.cpu = std::min(1.7, rate / 250) / instances;
        server.maxBytes = 165e6;
        server.queueMs = p95Ms * 0.35;
        server.computeMs = 4.2;
        server.cacheHitShare = 0;
        run.servers.push_back(server);
    }
    if (figures.failures > 0)
        run.errors.push_back({QStringLiteral("status 429"),
                              QStringLiteral("busy: 512 pictures wait already"), figures.failures});
    run.generatorCpu = 0.05 + rate / 2000;
    run.generatorCpuMax = run.generatorCpu * 1.2;
    return run;
}

LoadReport sampleReport()
{
    LoadReport report;
    report.title = QStringLiteral("Sample with invented figures");
    report.date = QDateTime(QDate(2026, 1, 31), QTime(12, 0), Qt::UTC);
    LoadConfiguration &with = report.configuration;
    with.target = QStringLiteral("nginx in front of 1, 2, 4 instances");
    with.generator = QStringLiteral("classiscope 0.1.0 (invented)");
    with.cpu = QStringLiteral("Invented CPU at 2.50 GHz");
    with.system = QStringLiteral("Debian GNU/Linux 12");
    with.cores = 2;
    with.memoryBytes = 8e9;
    with.model = QStringLiteral("everyday-98 version 1");
    with.backend = QStringLiteral("oneDNN, float32");
    with.workers = 2;
    with.cacheBytes = 0;
    with.pictures = QStringLiteral("979 photos, 12.3 MB, from a folder");
    with.command = QStringLiteral("classiscope loadtest --instances 1,2,4 --find-limit");
    with.versions = QStringList {QStringLiteral("Qt 6.4.2"), QStringLiteral("nginx 1.22.1")};
    for (const int instances : {1, 2, 4}) {
        const double gain = instances == 1 ? 1 : 1.05;
        report.runs.push_back(sampleRun(QStringLiteral("light"), instances, 7.9, 12 / gain));
        report.runs.push_back(sampleRun(QStringLiteral("normal"), instances, 39, 31 / gain));
        report.runs.push_back(sampleRun(QStringLiteral("heavy"), instances, 78, 88 / gain));
        report.runs.push_back(sampleRun(QStringLiteral("peak"), instances, 58 * gain, 3400 / gain));
        for (const int budget : {3000, 100})
            report.limits.push_back(sampleLimit(instances, std::chrono::milliseconds(budget),
                                                (budget == 3000 ? 415 : 380) * gain));
    }
    report.notes << QStringLiteral("All figures here are invented.");
    return report;
}

}  // namespace classiscope::test
