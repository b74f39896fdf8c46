// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace classiscope {

/// What this process takes of the machine. 0 where the system does not tell.
struct ProcessFigures {
    qint64 residentBytes = 0;
    qint64 virtualBytes = 0;
    int openFiles = 0;  ///< file descriptors, sockets included
    qint64 maxFiles = 0;
    double cpuSeconds = 0;        ///< user and system, of all threads
    double startTimeSeconds = 0;  ///< since 1970
};

/// Asks the kernel: no waiting, tens of microseconds. May be called from any thread.
ProcessFigures processFigures();

}  // namespace classiscope
