// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shutdownsignals.h"

#include <csignal>
#include <sys/eventfd.h>
#include <unistd.h>

namespace classiscope {

namespace {

// A signal handler may do little more than write to a descriptor.
int eventDescriptor = -1;

void handle(int)
{
    const quint64 one = 1;
    [[maybe_unused]] const auto written = ::write(eventDescriptor, &one, sizeof one);
}

}  // namespace

ShutdownSignals::ShutdownSignals()
{
    eventDescriptor = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    m_notifier = std::make_unique<QSocketNotifier>(eventDescriptor, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        quint64 count = 0;
        if (::read(eventDescriptor, &count, sizeof count) > 0)
            emit shutdownRequested();
    });
    std::signal(SIGINT, handle);
    std::signal(SIGTERM, handle);
}

ShutdownSignals::~ShutdownSignals()
{
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    m_notifier.reset();
    ::close(eventDescriptor);
}

}  // namespace classiscope
