// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/text.h"
#include "core/loadtest/loadreport.h"

namespace classiscope {

/// A table of a report, as text.
struct ReportTable {
    QString title;
    QStringList head;
    int textColumns = 1;  ///< the first ones; the others are numbers
    std::vector<QStringList> rows {};
    QString note {};  ///< below it; may be empty
};

ReportTable figuresTable(const LoadReport &report);
ReportTable percentilesTable(const LoadReport &report);  ///< Locust's columns
ReportTable resourcesTable(const LoadReport &report);    ///< queue, computing, CPU, memory
ReportTable serversTable(const LoadReport &report);
ReportTable errorsTable(const LoadReport &report);
ReportTable limitsTable(const LoadReport &report);
ReportTable stepsTable(const LimitSearch &search);
ReportTable scenariosTable(const LoadReport &report);
ReportTable configurationTable(const LoadReport &report);

/// How it was measured: definitions, a sentence or two each.
QStringList measuringNotes(const LoadReport &report);

/// Whether the limit may lie above what was found.
bool isAtLeast(const LimitSearch &search);

/// "Up to 415 requests/s with p95 within 3 s (2 instances)".
Text limitText(const LimitSearch &search);

}  // namespace classiscope
