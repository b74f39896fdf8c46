// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loadtest/cpupinning.h"

#include <sched.h>

namespace classiscope {

namespace {

QStringList allowedCpus()
{
    cpu_set_t set;
    CPU_ZERO(&set);
    ::sched_getaffinity(0, sizeof set, &set);
    QStringList cpus;
    for (int cpu = 0; cpu < CPU_SETSIZE; ++cpu) {
        if (CPU_ISSET(cpu, &set))
            cpus << QString::number(cpu);
    }
    return cpus;
}

}  // namespace

std::optional<QString> pinToCpus(const std::vector<int> &cpus)
{
    const QStringList allowed = allowedCpus();
    cpu_set_t set;
    CPU_ZERO(&set);
    for (const int cpu : cpus) {
        if (!allowed.contains(QString::number(cpu)))
            return QStringLiteral("This program may not run on CPU %1; name some of %2.")
                .arg(QString::number(cpu), allowed.join(QLatin1String(", ")));
        CPU_SET(cpu, &set);
    }
    if (::sched_setaffinity(0, sizeof set, &set) != 0)
        return QStringLiteral("The generator cannot be kept on the CPUs of --cpus; leave it out.");
    return {};
}

}  // namespace classiscope
