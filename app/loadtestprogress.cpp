// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/loadtestprogress.h"

#include <cmath>
#include <iostream>

#include <unistd.h>

namespace classiscope {

namespace {

using Kind = LoadEvent::Kind;

QString milliseconds(std::chrono::microseconds time)
{
    return QString::number(double(time.count()) / 1000, 'f', 1) + QStringLiteral(" ms");
}

QString where(int instances)
{
    return instances == 0 ? QString()
        : instances == 1  ? QStringLiteral(" on 1 instance")
                          : QStringLiteral(" on %1 instances").arg(instances);
}

QString leftText(double seconds)
{
    const auto whole = qint64(std::ceil(seconds));
    return whole < 60 ? QStringLiteral("%1 s").arg(whole)
                      : QStringLiteral("%1 min %2 s").arg(whole / 60).arg(whole % 60);
}

QString startedLine(const LoadEvent &event)
{
    return QStringLiteral("Run %1 of %2: %3%4 (%5); %6 to go")
        .arg(QString::number(event.index + 1), QString::number(event.count), event.scenario.name,
             where(event.instances), event.scenario.text(), leftText(event.totalSeconds));
}

QString endedLine(const LoadRun &run)
{
    const LoadFigures &figures = run.figures;
    return QStringLiteral("  %1 requests, %2 failed, %3/s, average %4, p95 %5%6")
        .arg(QString::number(figures.requests), QString::number(figures.failures),
             QString::number(figures.requestsPerSecond, 'f', 1), milliseconds(figures.average),
             milliseconds(figures.p95()),
             run.cancelled ? QStringLiteral("; stopped before its end") : QString());
}

QString stepLine(const LimitSearch::Step &step)
{
    return QStringLiteral("  %1/s: p95 %2, %3/s answered, %4 % failed: %5%6")
        .arg(QString::number(step.rate), milliseconds(step.p95),
             QString::number(step.achieved, 'f', 1),
             QString::number(100 * step.failureShare, 'f', 1),
             step.passed        ? QStringLiteral("passed")
                 : step.backlog ? QStringLiteral("failed, more came than were answered")
                                : QStringLiteral("failed"),
             step.stable ? QString() : QStringLiteral(" (never settled)"));
}

QString limitLine(const LimitSearch &limit)
{
    if (limit.rate <= 0)
        return (limit.stopped
                    ? QStringLiteral("Stopped before a rate was found that keeps p95 within %1 ms")
                    : QStringLiteral("Not even the lowest rate kept p95 within %1 ms"))
            .arg(limit.budget.count());
    return QStringLiteral("%1%2 requests a second%3 with p95 within %4 ms%5")
        .arg(limit.stopped         ? QStringLiteral("At least ")
                 : limit.atCeiling ? QStringLiteral("More than ")
                                   : QString(),
             QString::number(limit.rate), where(limit.instances),
             QString::number(limit.budget.count()),
             limit.generatorLimited
                 ? QStringLiteral("; there the generator was the limit, not the server")
                 : QString());
}

}  // namespace

LoadTestProgress::LoadTestProgress(bool json)
    : m_json(json)
    , m_terminal(::isatty(STDERR_FILENO) != 0)
{
}

bool LoadTestProgress::show(const LoadEvent &event)
{
    if (!m_json)
        return showText(event);
    std::cout << loadEventLine(event).toStdString() << std::endl;
    return std::cout.good();
}

QString LoadTestProgress::secondLine(const LoadSecond &second) const
{
    const bool open = m_run.scenario.model == Scenario::Model::Open;
    return QStringLiteral("  %1 s  %2 %3  %4 req/s  p95 %5  %6 failed  generator %7 of a core")
        .arg(second.at, 4, 'f', 0)
        .arg(open ? second.inFlight : second.users)
        .arg(open ? QStringLiteral("in flight") : QStringLiteral("users"))
        .arg(second.requests)
        .arg(milliseconds(second.p95))
        .arg(second.failures)
        .arg(second.generatorCpu, 0, 'f', 2);
}

bool LoadTestProgress::showText(const LoadEvent &event)
{
    QString line;
    switch (event.kind) {
    case Kind::RunStarted:
        m_run = event;
        line = startedLine(event);
        break;
    case Kind::Second:
        if (m_terminal)
            std::cerr << "\r\033[K" << secondLine(event.second).toStdString() << std::flush;
        return std::cerr.good();
    case Kind::RunEnded: line = endedLine(event.run); break;
    case Kind::LimitStep: line = stepLine(event.step); break;
    case Kind::LimitEnded: line = limitLine(event.limit); break;
    case Kind::Stage: line = event.text; break;
    case Kind::Note: line = QStringLiteral("Note: ") + event.text; break;
    case Kind::Saved: line = QStringLiteral("Written: ") + event.text; break;
    case Kind::Failed: line = QStringLiteral("classiscope: ") + event.text; break;
    }
    std::cerr << (m_terminal ? "\r\033[K" : "") << line.toStdString() << std::endl;
    return std::cerr.good();
}

}  // namespace classiscope
