// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/result.h"
#include "core/loadtest/loadreport.h"

namespace classiscope {

/// Why no report can be written there; to be asked before a long test.
std::optional<QString> outputMistake(const QString &path);

/// Writes it in the form that the path's suffix names, as a whole or not at all.
std::optional<Error> saveOutput(const LoadReport &report, const QString &path);

/// The eleven figures of each run, as a table for a terminal.
QString figuresTable(const LoadReport &report);

}  // namespace classiscope
