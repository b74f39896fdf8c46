// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loadtest/loadloop.h"

#include <QSocketNotifier>

#include <array>

#include <sys/epoll.h>
#include <sys/timerfd.h>
#include <unistd.h>

namespace classiscope {

namespace {

/// Taken out of the kernel at a time; between two such lots Qt's other events have their turn.
constexpr int eventsAtOnce = 256;

}  // namespace

LoadLoop::LoadLoop(QObject *parent)
    : QObject(parent)
    , m_epoll(::epoll_create1(EPOLL_CLOEXEC))
    , m_timer(::timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK))
{
    if (m_epoll < 0 || m_timer < 0)
        qFatal("no descriptor is left for the load test's sockets");
    epoll_event event {};
    event.events = EPOLLIN;
    event.data.fd = m_timer;
    ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, m_timer, &event);
    m_notifier = new QSocketNotifier(m_epoll, QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, &LoadLoop::receive);
}

LoadLoop::~LoadLoop()
{
    delete m_notifier;
    ::close(m_timer);
    ::close(m_epoll);
}

void LoadLoop::watch(int descriptor, bool forReading, bool forWriting, Watcher *watcher)
{
    epoll_event event {};
    event.events = (forReading ? EPOLLIN : 0U) | (forWriting ? EPOLLOUT : 0U);
    event.data.fd = descriptor;
    // The kernel forgets descriptors that are closed without a word to us.
    if (::epoll_ctl(m_epoll, EPOLL_CTL_MOD, descriptor, &event) != 0)
        ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, descriptor, &event);
    if (m_watchers.size() <= std::size_t(descriptor))
        m_watchers.resize(std::size_t(descriptor) + 1);
    m_watchers[std::size_t(descriptor)] = watcher;
}

void LoadLoop::forget(int descriptor)
{
    if (std::size_t(descriptor) >= m_watchers.size())
        return;
    m_watchers[std::size_t(descriptor)] = nullptr;
    ::epoll_ctl(m_epoll, EPOLL_CTL_DEL, descriptor, nullptr);
}

void LoadLoop::receive()
{
    std::array<epoll_event, eventsAtOnce> events;
    const int count = ::epoll_wait(m_epoll, events.data(), eventsAtOnce, 0);
    for (int i = 0; i < count; ++i) {
        const epoll_event &event = events[std::size_t(i)];
        if (event.data.fd == m_timer) {
            fireTimers();
            continue;
        }
        // Looked up now: the ones before may have ended it.
        if (Watcher *watcher = m_watchers[std::size_t(event.data.fd)])
            watcher->socketReady(event.data.fd, event.events & EPOLLIN, event.events & EPOLLOUT,
                                 event.events & (EPOLLERR | EPOLLHUP));
    }
}

void LoadLoop::add(const Due &due)
{
    m_due.insert(due);
    // For a later one the timer is set when it fires; an early call does no harm.
    if (due.first < m_armed)
        arm(due.first);
}

void LoadLoop::arm(Clock::time_point due)
{
    m_armed = due;
    itimerspec when {};
    if (due != Clock::time_point::max()) {
        // Zero would switch it off.
        const auto ns =
            std::max(std::chrono::nanoseconds(1),
                     std::chrono::duration_cast<std::chrono::nanoseconds>(due.time_since_epoch()));
        when.it_value.tv_sec = std::chrono::floor<std::chrono::seconds>(ns).count();
        when.it_value.tv_nsec = (ns % std::chrono::seconds(1)).count();
    }
    ::timerfd_settime(m_timer, TFD_TIMER_ABSTIME, &when, nullptr);
}

void LoadLoop::fireTimers()
{
    std::uint64_t times = 0;
    [[maybe_unused]] const auto size = ::read(m_timer, &times, sizeof times);
    m_armed = Clock::time_point::min();  // what the functions start is armed for at the end
    const auto now = Clock::now();
    while (!m_due.empty() && m_due.begin()->first <= now) {
        LoopTimer *timer = m_due.begin()->second;
        m_due.erase(m_due.begin());
        timer->m_active = false;
        const auto function = timer->m_function;  // outlives a timer that it destroys
        function();
    }
    arm(m_due.empty() ? Clock::time_point::max() : m_due.begin()->first);
}

LoopTimer::LoopTimer(LoadLoop &loop, std::function<void()> function)
    : m_loop(loop)
    , m_function(std::move(function))
{
}

void LoopTimer::start(LoadLoop::Clock::time_point due)
{
    stop();
    m_due = due;
    m_active = true;
    m_loop.add({due, this});
}

void LoopTimer::stop()
{
    if (m_active)
        m_loop.m_due.erase({m_due, this});
    m_active = false;
}

}  // namespace classiscope
