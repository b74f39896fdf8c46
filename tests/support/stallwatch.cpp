// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/stallwatch.h"

#include <QCoreApplication>
#include <QEvent>

namespace classiscope::test {

namespace {

using Clock = std::chrono::steady_clock;

}  // namespace

StallWatch::StallWatch()
    : m_thread([this] { post(); })
{
}

StallWatch::~StallWatch()
{
    m_stop = true;
    m_thread.join();
}

void StallWatch::post()
{
    while (!m_stop) {
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
        if (m_postedAt != 0)
            continue;
        m_postedAt = Clock::now().time_since_epoch().count();
        QCoreApplication::postEvent(this, new QEvent(QEvent::User));
    }
}

void StallWatch::reset()
{
    m_longest = {};
}

bool StallWatch::event(QEvent *event)
{
    if (event->type() != QEvent::User)
        return QObject::event(event);
    const auto waited = Clock::now().time_since_epoch() - Clock::duration(m_postedAt);
    m_longest = std::max(m_longest, std::chrono::duration_cast<std::chrono::microseconds>(waited));
    m_postedAt = 0;
    return true;
}

}  // namespace classiscope::test
