// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <atomic>
#include <chrono>
#include <thread>

namespace classiscope::test {

/// Measures how long the event loop of the thread it is made in leaves an event lying: another
/// thread posts one every millisecond that none waits.
class StallWatch : public QObject {
public:
    StallWatch();
    ~StallWatch() override;

    void reset();
    std::chrono::microseconds longest() const { return m_longest; }  ///< since reset()

protected:
    bool event(QEvent *event) override;

private:
    void post();

    std::chrono::microseconds m_longest {0};
    std::atomic<std::int64_t> m_postedAt {0};  // 0: none waits
    std::atomic<bool> m_stop {false};
    std::thread m_thread;
};

}  // namespace classiscope::test
