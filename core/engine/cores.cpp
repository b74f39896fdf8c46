// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/cores.h"

#include <QByteArrayList>
#include <QFile>
#include <QSysInfo>
#include <QThread>

#include <algorithm>
#include <optional>

namespace classiscope {

namespace {

/// Whole cores of the cgroup's CPU quota; nothing when there is none.
std::optional<int> cgroupCores()
{
    const auto read = [](const QString &path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll().simplified().split(' ')
                                              : QByteArrayList();
    };
    QByteArrayList quota = read(QStringLiteral("/sys/fs/cgroup/cpu.max"));  // version 2
    if (quota.size() != 2)
        quota = read(QStringLiteral("/sys/fs/cgroup/cpu/cpu.cfs_quota_us"))
            + read(QStringLiteral("/sys/fs/cgroup/cpu/cpu.cfs_period_us"));
    bool isNumber = false;
    const double time = quota.value(0).toDouble(&isNumber);
    const double period = quota.value(1).toDouble();
    if (!isNumber || time <= 0 || period <= 0)
        return {};
    return std::max(1, int(time / period));
}

}  // namespace

int availableCores()
{
    const int threads = std::max(1, QThread::idealThreadCount());
    return std::min(threads, cgroupCores().value_or(threads));
}

QString cpuName()
{
    QFile file(QStringLiteral("/proc/cpuinfo"));
    if (file.open(QIODevice::ReadOnly)) {
        for (const QByteArray &line : file.readAll().split('\n')) {
            if (line.startsWith("model name"))
                return QString::fromUtf8(line.mid(line.indexOf(':') + 1).simplified());
        }
    }
    return QSysInfo::currentCpuArchitecture();
}

}  // namespace classiscope
