// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/processsignals.h"

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace classiscope {

namespace {

int readingEnd = -1;
int writingEnd = -1;

// A signal handler may do little more than write to a descriptor.
void handle(int signal)
{
    const int before = errno;
    const auto number = static_cast<unsigned char>(signal);
    [[maybe_unused]] const auto written = ::write(writingEnd, &number, sizeof number);
    errno = before;
}

}  // namespace

ProcessSignals::ProcessSignals(Hangup hangup)
    : m_hangup(hangup)
    , m_inTerminal(::isatty(STDIN_FILENO) != 0)
{
    int ends[2] {-1, -1};
    if (::pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0)
        qFatal("no descriptor is left for the process's signals");
    readingEnd = ends[0];
    writingEnd = ends[1];
    m_notifier = std::make_unique<QSocketNotifier>(readingEnd, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &ProcessSignals::receive);
    std::signal(SIGINT, handle);
    std::signal(SIGTERM, handle);
    if (m_hangup == Hangup::Reloads)
        std::signal(SIGHUP, handle);
}

ProcessSignals::~ProcessSignals()
{
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    if (m_hangup == Hangup::Reloads)
        std::signal(SIGHUP, SIG_DFL);
    m_notifier.reset();
    ::close(readingEnd);
    ::close(writingEnd);
}

void ProcessSignals::receive()
{
    unsigned char number = 0;
    while (::read(readingEnd, &number, sizeof number) > 0) {
        // A terminal that was closed sends SIGHUP too, and is no terminal any more.
        const bool terminalGone = m_inTerminal && ::isatty(STDIN_FILENO) == 0;
        if (number == SIGHUP && !terminalGone)
            emit reloadRequested();
        else
            emit shutdownRequested();
    }
}

}  // namespace classiscope
