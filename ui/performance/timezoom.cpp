// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/performance/timezoom.h"

#include <algorithm>
#include <cmath>

namespace classiscope {

void TimeZoom::setRange(int seconds, std::int64_t newest)
{
    const auto passed = int(std::clamp<std::int64_t>(newest - m_newest, 0, m_seconds));
    m_seconds = seconds;
    m_newest = newest;
    if (!m_part)
        return;
    if (m_part->to < 0)
        m_part = TimeSpan {m_part->from - passed, m_part->to - passed};
    show(*m_part);
}

void TimeZoom::scale(double factor, int around)
{
    const TimeSpan now = span();
    const int length = int(std::lround(now.length() * factor));
    const double place = double(around - now.from) / now.length();
    const int from = around - int(std::lround(place * length));
    show({from, from + length});
}

void TimeZoom::show(TimeSpan wanted)
{
    const int length = std::max(least, wanted.length());
    if (length >= m_seconds) {
        reset();
        return;
    }
    const int to = std::clamp(wanted.to, length - m_seconds, 0);
    m_part = TimeSpan {to - length, to};
}

void TimeZoom::move(int seconds)
{
    if (m_part)
        show({m_part->from + seconds, m_part->to + seconds});
}

void TimeZoom::reset()
{
    m_part.reset();
}

TimeSpan TimeZoom::span() const
{
    return m_part.value_or(TimeSpan {-m_seconds, 0});
}

}  // namespace classiscope
