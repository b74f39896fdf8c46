// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/loadlab/labplan.h"

#include <QStringList>

namespace classiscope {

/// What a load test needs besides its plan.
struct LabCommandFacts {
    QUrl windowUrl;        ///< of the window's server
    QString keyFile;       ///< with its API key; empty: it wants none
    QString scenarioFile;  ///< with LabPlan::asRun()
    QString reportFile;    ///< JSON, to be written
    bool remoteAllowed = false;
};

/// The arguments of `classiscope` that run the plan and tell its progress as JSON lines.
QStringList labArguments(const LabPlan &plan, const LabCommandFacts &facts);

}  // namespace classiscope
