// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/loadtest/loadplan.h"

#include <QStringList>

namespace classiscope {

/// What `loadtest` is asked for.
struct LoadTestOptions {
    LoadPlan plan;
    QUrl url;  ///< with its path; of no use when instances are started
    bool allowRemote = false;
    bool proxy = true;             ///< nginx in front of instances
    QStringList serverOptions {};  ///< of the instances
    QString photos {};             ///< as loadPictures()
    std::vector<int> cpus {};      ///< the generator's; empty: all
    QStringList outputs {};        ///< files for the report
    bool json = false;             ///< progress as lines of JSON
    bool list = false;             ///< print the scenarios, do nothing else
    double maxFailures = 1;        ///< share; beyond it the exit status tells
};

}  // namespace classiscope
