// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loadtest/loadconfiguration.h"

#include "core/engine/cores.h"
#include "core/version.h"

#include <QSysInfo>

#include <unistd.h>

namespace classiscope {

LoadConfiguration ownConfiguration()
{
    LoadConfiguration configuration;
    configuration.generator =
        QStringLiteral("classiscope " CLASSISCOPE_VERSION " (%1)").arg(httpLibrary());
    configuration.cpu = cpuName();
    configuration.cores = availableCores();
    configuration.system =
        QStringLiteral("%1, %2 %3")
            .arg(QSysInfo::prettyProductName(), QSysInfo::kernelType(), QSysInfo::kernelVersion());
    const double pages = double(::sysconf(_SC_PHYS_PAGES));
    configuration.memoryBytes = pages > 0 ? pages * double(::sysconf(_SC_PAGESIZE)) : -1;
    return configuration;
}

void addTarget(LoadConfiguration &configuration, const LoadTarget &target,
               const std::vector<int> &instances,
               const std::vector<std::optional<ServerMonitor::Look>> &looks)
{
    configuration.target = target.front.toString(QUrl::RemoveUserInfo);
    if (target.instances > 0) {
        QStringList counts;
        for (const int count : instances)
            counts << QString::number(count);
        configuration.target =
            QStringLiteral("%1%2 %3 on this computer")
                .arg(target.proxyPid ? QStringLiteral("nginx in front of ") : QString(),
                     counts.join(QLatin1String(", ")),
                     counts == QStringList {QStringLiteral("1")} ? QStringLiteral("instance")
                                                                 : QStringLiteral("instances"));
    }
    configuration.versions << target.versions;
    if (looks.empty() || !looks.front())
        return;
    const ServerStats &stats = looks.front()->stats;
    configuration.model = stats.model;
    configuration.backend = stats.backend;
    configuration.workers = stats.workers;
    configuration.cacheBytes = stats.cacheBytes;
    configuration.versions << stats.versions;
}

}  // namespace classiscope
