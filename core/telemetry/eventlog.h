// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>
#include <deque>
#include <mutex>
#include <vector>

namespace classiscope {

/// Something that was done to the program and may explain a bend in a chart.
struct Event {
    enum class Kind { ModelLoaded, ServerStarted, ServerStopped, SettingChanged };

    Kind kind = Kind::SettingChanged;
    std::int64_t second = 0;  ///< of the steady clock, as RatePoint::second
    /// The model's name and version, the server's address, or the setting's name with its old
    /// and new value, "queueLimit 256 → 64"; at most EventLog::maxDetail characters.
    QString detail;
};

/// The last events, in bounded memory. All functions may be called from any thread.
class EventLog {
public:
    static constexpr int capacity = 256;
    static constexpr int maxDetail = 120;

    /// The oldest beyond `capacity` is forgotten.
    void append(Event event);

    /// Oldest first.
    std::vector<Event> events() const;

private:
    mutable std::mutex m_mutex;
    std::deque<Event> m_events;  // guarded by m_mutex
};

}  // namespace classiscope
