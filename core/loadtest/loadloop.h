// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <chrono>
#include <functional>
#include <set>
#include <utility>
#include <vector>

class QSocketNotifier;

namespace classiscope {

class LoopTimer;

/// Thousands of sockets and timers on the event loop of the thread that made it.
///
/// The sockets are in one epoll set that Qt watches as a single descriptor, so what an
/// event costs does not grow with their number; the timers share one timerfd, and are due
/// to well below a millisecond. Everything is called from that thread.
class LoadLoop : public QObject {
    Q_OBJECT

public:
    using Clock = std::chrono::steady_clock;

    class Watcher {
    public:
        virtual void socketReady(int descriptor, bool readable, bool writable, bool broken) = 0;

    protected:
        ~Watcher() = default;
    };

    explicit LoadLoop(QObject *parent = nullptr);
    ~LoadLoop() override;  ///< Requires: no timer is left

    /// Tells `watcher` each time the descriptor can be read or written, until forget().
    void watch(int descriptor, bool forReading, bool forWriting, Watcher *watcher);
    void forget(int descriptor);

private:
    friend class LoopTimer;
    using Due = std::pair<Clock::time_point, LoopTimer *>;

    void add(const Due &due);
    void arm(Clock::time_point due);
    void receive();
    void fireTimers();

    int m_epoll = -1;
    int m_timer = -1;
    QSocketNotifier *m_notifier = nullptr;
    std::vector<Watcher *> m_watchers;  // by descriptor
    std::set<Due> m_due;
    Clock::time_point m_armed = Clock::time_point::max();
};

/// Calls a function once when a moment has come.
class LoopTimer {
public:
    /// `function` may start or destroy this timer.
    LoopTimer(LoadLoop &loop, std::function<void()> function);
    ~LoopTimer() { stop(); }
    LoopTimer(const LoopTimer &) = delete;
    LoopTimer &operator=(const LoopTimer &) = delete;

    /// In place of what was asked for before. A moment that has passed: as soon as possible.
    void start(LoadLoop::Clock::time_point due);
    void start(std::chrono::nanoseconds fromNow) { start(LoadLoop::Clock::now() + fromNow); }
    void stop();
    bool isActive() const { return m_active; }

private:
    friend class LoadLoop;

    LoadLoop &m_loop;
    std::function<void()> m_function;
    LoadLoop::Clock::time_point m_due;
    bool m_active = false;
};

}  // namespace classiscope
