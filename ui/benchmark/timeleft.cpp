// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/benchmark/timeleft.h"

#include <QCoreApplication>

#include <algorithm>

namespace classiscope {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(BenchmarkPage)
};

}  // namespace

TimeLeft::TimeLeft(std::chrono::milliseconds perMeasurement)
    : m_atLeast(perMeasurement)
{
}

void TimeLeft::update(int done, int total, Clock::time_point now)
{
    if (done == m_done + 1) {
        m_measuring += now - m_updated;
        ++m_measured;
    }
    m_done = done;
    m_total = total;
    m_updated = now;
}

TimeLeft::Clock::duration TimeLeft::average() const
{
    return m_measured > 0 ? std::max(m_atLeast, m_measuring / m_measured) : m_atLeast;
}

std::optional<std::chrono::milliseconds> TimeLeft::at(Clock::time_point now) const
{
    if (m_total == 0)
        return {};
    const Clock::duration one = average();
    const Clock::duration left = one * (m_total - m_done) - std::min(one, now - m_updated);
    return std::chrono::duration_cast<std::chrono::milliseconds>(
        std::max(left, Clock::duration::zero()));
}

QString roughTimeText(std::chrono::milliseconds time)
{
    const auto roundUp = [](qint64 value, qint64 step) { return (value + step - 1) / step * step; };
    qint64 seconds = roundUp(time.count(), 1000) / 1000;
    if (seconds > 10)
        seconds = roundUp(seconds, seconds < 600 ? 5 : 60);
    if (seconds < 60)
        return Words::tr("%1 s").arg(seconds);
    if (seconds % 60 == 0)
        return Words::tr("%1 min").arg(seconds / 60);
    return Words::tr("%1 min %2 s").arg(seconds / 60).arg(seconds % 60);
}

}  // namespace classiscope
