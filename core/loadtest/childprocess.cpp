// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loadtest/childprocess.h"

#include <algorithm>
#include <csignal>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

namespace classiscope {

namespace {

// When the program starts; a thread that is pinned later hands its own on to its children.
const cpu_set_t startingCpus = [] {
    cpu_set_t cpus;
    CPU_ZERO(&cpus);
    ::sched_getaffinity(0, sizeof cpus, &cpus);
    return cpus;
}();

}  // namespace

// Between fork and exec: nothing but system calls.
void bindToParent(pid_t parent)
{
    ::setpgid(0, 0);
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != parent)  // it ended before the line above
        ::_exit(1);
}

ChildProcess::ChildProcess(QObject *parent)
    : QObject(parent)
{
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setStandardInputFile(QProcess::nullDevice());
    m_impatience.setSingleShot(true);
    connect(&m_impatience, &QTimer::timeout, &m_process, &QProcess::kill);
    connect(&m_process, &QProcess::readyRead, this, &ChildProcess::read);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            finish(QStringLiteral("could not be started: %1: %2")
                       .arg(m_process.program(), m_process.errorString()));
    });
    connect(&m_process, &QProcess::finished, this, [this](int status, QProcess::ExitStatus how) {
        finish(how == QProcess::NormalExit ? QStringLiteral("ended with status %1").arg(status)
                                           : QStringLiteral("was ended by signal %1").arg(status));
    });
}

ChildProcess::~ChildProcess()
{
    m_process.disconnect(this);
    if (!isRunning())
        return;
    stop();  // its patience counts from the first time: many can be asked, then waited for
    if (m_process.waitForFinished(std::max(1, m_impatience.remainingTime())))
        return;
    m_process.kill();
    m_process.waitForFinished(int(patience.count()));
}

void ChildProcess::setVariable(const QString &name, const QString &value)
{
    m_environment.insert(name, value);
}

void ChildProcess::removeVariable(const QString &name)
{
    m_environment.remove(name);
}

void ChildProcess::start(const QString &program, const QStringList &arguments)
{
    m_process.setProcessEnvironment(m_environment);
    m_process.setChildProcessModifier([parent = ::getpid(), lift = m_liftFileLimit] {
        bindToParent(parent);
        // Only what is ignored stays so in the new program. Not more than that: the memory may
        // still be the parent's, and the thread sanitizer keeps the handlers there.
        ::signal(SIGPIPE, SIG_DFL);
        if (CPU_COUNT(&startingCpus) > 0)
            ::sched_setaffinity(0, sizeof startingCpus, &startingCpus);
        rlimit files {};
        if (lift && ::getrlimit(RLIMIT_NOFILE, &files) == 0) {
            files.rlim_cur = files.rlim_max;
            ::setrlimit(RLIMIT_NOFILE, &files);
        }
    });
    m_process.start(program, arguments, QIODevice::ReadOnly);
}

void ChildProcess::stop()
{
    if (!isRunning() || m_impatience.isActive())
        return;
    m_process.terminate();
    m_impatience.start(patience);
}

void ChildProcess::read()
{
    m_partial += m_process.readAll();
    qsizetype begin = 0;
    while (begin < m_partial.size()) {
        const qsizetype end = m_partial.indexOf('\n', begin);
        const qsizetype length = (end < 0 ? m_partial.size() : end) - begin;
        if (length > longestLine) {
            keep(m_partial.mid(begin, longestLine));
            begin += longestLine;
        } else if (end < 0) {
            break;
        } else {
            keep(m_partial.mid(begin, length));
            begin = end + 1;
        }
    }
    m_partial.remove(0, begin);
}

void ChildProcess::keep(const QByteArray &line)
{
    const QString text = QString::fromLocal8Bit(line).trimmed();
    if (text.isEmpty())
        return;
    m_lines += text;
    while (m_lines.size() > keptLines)
        m_lines.removeFirst();
    emit said(text);
}

void ChildProcess::finish(const QString &how)
{
    if (m_over)
        return;
    m_over = true;
    m_impatience.stop();
    read();
    keep(m_partial);
    m_partial.clear();
    emit ended(how);
}

}  // namespace classiscope
