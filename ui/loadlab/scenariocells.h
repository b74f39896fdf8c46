// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/loadtest/scenario.h"

#include <QVariant>

namespace classiscope {

// One cell of ScenarioTableModel; `column` is one of its columns.

/// "–" where the scenario's kind has no use for it.
QString scenarioCellText(const Scenario &scenario, int column);

/// What an editor begins with; invalid where there is nothing to edit.
QVariant scenarioCellValue(const Scenario &scenario, int column);

/// Takes what was typed; else says what is wrong with it and changes nothing.
QString setScenarioCell(Scenario &scenario, int column, const QVariant &value);

/// "Users", "Poisson", "Constant": the kinds in the order of ScenarioTableModel::LoadKind.
QStringList loadKindNames();

}  // namespace classiscope
