// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/loadtest/reporttables.h"

namespace classiscope {

/// Columns as wide as their longest cell, numbers to the right.
QString markdownTable(const ReportTable &table);

/// One line in which nothing is markup.
QString markdownCell(QString text);

}  // namespace classiscope
