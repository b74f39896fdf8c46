// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/loadlab/labplan.h"

#include <QStringList>

class QSettings;

namespace classiscope {

/// What the Load lab remembers between sessions, under "loadlab/".
struct KeptLabPlan {
    LabPlan plan;                     ///< without `scenarios`
    std::vector<Scenario> scenarios;  ///< all of the table
    QStringList unticked;             ///< of them, by name
};

/// What was kept, as far as it can still be used; else the defaults.
KeptLabPlan keptLabPlan(const QSettings &settings);
void keepLabPlan(QSettings &settings, const KeptLabPlan &kept);

}  // namespace classiscope
