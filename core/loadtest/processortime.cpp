// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loadtest/processortime.h"

#include <QByteArray>
#include <QFile>
#include <QList>

#include <sys/resource.h>
#include <unistd.h>

namespace classiscope {

using std::chrono::microseconds;

microseconds ownProcessorTime()
{
    rusage usage {};
    ::getrusage(RUSAGE_SELF, &usage);
    const auto time = [](const timeval &value) {
        return std::chrono::seconds(value.tv_sec) + microseconds(value.tv_usec);
    };
    return time(usage.ru_utime) + time(usage.ru_stime);
}

std::optional<microseconds> processorTime(qint64 pid)
{
    QFile file(QStringLiteral("/proc/%1/stat").arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray text = file.readAll();
    // The program's name, in parentheses, may hold anything.
    const QList<QByteArray> fields = text.mid(text.lastIndexOf(')') + 2).split(' ');
    constexpr int userTime = 11, systemTime = 12;  // proc(5): 14 and 15, from the third on
    if (fields.size() <= systemTime)
        return {};
    const double ticks = fields[userTime].toDouble() + fields[systemTime].toDouble();
    return microseconds(qint64(ticks * 1e6 / double(::sysconf(_SC_CLK_TCK))));
}

double CoreMeter::look(std::optional<microseconds> used, Clock::time_point now)
{
    const std::chrono::duration<double> passed = now - m_at;
    double cores = -1;
    if (used && m_used && passed.count() > 0)
        cores = std::chrono::duration<double>(*used - *m_used).count() / passed.count();
    m_used = used;
    m_at = now;
    return cores;
}

}  // namespace classiscope
