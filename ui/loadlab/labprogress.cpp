// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/loadlab/labprogress.h"

#include "ui/loadlab/labrunsmodel.h"
#include "ui/loadlab/labtext.h"
#include "ui/performance/numberformat.h"

#include <QCoreApplication>

#include <algorithm>

namespace classiscope {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(LoadLab)
};

constexpr int secondsAtTheLimit = 3;

QString stepText(std::chrono::milliseconds budget, const LimitSearch::Step &step)
{
    const QString tried =
        Words::tr("Limit for p95 under %1: %2 requests a second give a p95 of %3")
            .arg(responseTimeText(budget), rateText(step.rate), responseTimeText(step.p95));
    return step.passed ? Words::tr("%1, that passes").arg(tried)
                       : Words::tr("%1, that is too much").arg(tried);
}

}  // namespace

void LabProgress::take(const LoadEvent &event, Clock::time_point now)
{
    switch (event.kind) {
    case LoadEvent::Kind::Stage: m_what = stageText(event.text); break;
    case LoadEvent::Kind::RunStarted: {
        LoadRun named;
        named.scenario = event.scenario;
        named.instances = event.instances;
        m_what = QStringLiteral("%1: %2").arg(labRunName(named), event.scenario.text());
        m_index = event.index;
        m_count = event.count;
        m_left = event.totalSeconds;
        m_total = std::max(m_total, event.totalSeconds);
        m_since = now;
        m_seconds.clear();
        break;
    }
    case LoadEvent::Kind::Second:
        if (m_seconds.size() >= liveSeconds)
            m_seconds.erase(m_seconds.begin());
        m_seconds.push_back(event.second);
        break;
    case LoadEvent::Kind::RunEnded: m_report.runs.push_back(event.run); break;
    case LoadEvent::Kind::LimitStep:
        m_step = stepText(event.budget, event.step);
        m_count = 0;  // how long a search takes, nobody knows
        break;
    case LoadEvent::Kind::LimitEnded: m_report.limits.push_back(event.limit); break;
    case LoadEvent::Kind::Note:
        if (m_report.notes.size() < mostNotes)
            m_report.notes << event.text;
        break;
    case LoadEvent::Kind::Failed: m_failure = event.text; break;
    case LoadEvent::Kind::Saved: break;
    }
}

QString LabProgress::position() const
{
    return m_count > 0 ? Words::tr("run %1 of %2").arg(m_index + 1).arg(m_count) : QString();
}

std::optional<std::chrono::milliseconds> LabProgress::left(Clock::time_point now) const
{
    if (m_count == 0)
        return {};
    const double passed = std::chrono::duration<double>(now - m_since).count();
    return std::chrono::milliseconds(qint64(1000 * std::max(0.0, m_left - passed)));
}

double LabProgress::share(Clock::time_point now) const
{
    const auto rest = left(now);
    return rest && m_total > 0 ? std::clamp(1 - double(rest->count()) / 1000 / m_total, 0.0, 1.0)
                               : -1;
}

bool LabProgress::generatorIsLimit() const
{
    return m_seconds.size() >= secondsAtTheLimit
        && std::all_of(
               m_seconds.end() - secondsAtTheLimit, m_seconds.end(),
               [](const LoadSecond &second) { return second.generatorCpu > generatorLimit; });
}

std::vector<LoadError> LabProgress::errors() const
{
    std::vector<LoadError> all;
    for (const LoadRun &run : m_report.runs) {
        for (const LoadError &error : run.errors) {
            const auto same = std::find_if(all.begin(), all.end(), [&error](const auto &other) {
                return other.kind == error.kind;
            });
            if (same == all.end())
                all.push_back(error);
            else
                same->count += error.count;
        }
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const auto &a, const auto &b) { return a.count > b.count; });
    return all;
}

QString loadErrorsText(const std::vector<LoadError> &errors, int most)
{
    QStringList texts;
    for (const LoadError &error : errors) {
        if (texts.size() == most) {
            texts << QStringLiteral("…");
            break;
        }
        texts << QStringLiteral("%1: %2").arg(errorKindText(error.kind), countText(error.count));
    }
    return texts.join(QStringLiteral(", "));
}

}  // namespace classiscope
