// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/telemetry/eventlog.h"

namespace classiscope {

void EventLog::append(Event event)
{
    event.detail.truncate(maxDetail);
    const std::lock_guard lock(m_mutex);
    m_events.push_back(std::move(event));
    if (m_events.size() > capacity)
        m_events.pop_front();
}

std::vector<Event> EventLog::events() const
{
    const std::lock_guard lock(m_mutex);
    return {m_events.begin(), m_events.end()};
}

}  // namespace classiscope
