// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/result.h"
#include "core/loadtest/loadreport.h"

#include <optional>

namespace classiscope {

/// Everything on one page of HTML that needs nothing from elsewhere: tables, charts,
/// analysis, configuration. All text is escaped, scripts are forbidden.
QByteArray loadReportHtml(const LoadReport &report);

/// The same tables, analysis and conclusion, without the charts; readable in a terminal.
QString loadReportMarkdown(const LoadReport &report);

/// The table of the eleven figures alone, as Markdown.
QString loadTable(const LoadReport &report);

/// One line a run, all figures; times in milliseconds, sizes in bytes. Empty: not known.
QByteArray loadRunsCsv(const LoadReport &report);
/// One line a second of each run.
QByteArray loadTimelineCsv(const LoadReport &report);

/// One line a step of each search for the limit, with what the search came to.
QByteArray loadLimitsCsv(const LoadReport &report);

/// ".html", ".md", ".csv" (with NAME_timeline.csv beside it, and NAME_limits.csv where there are
/// limits) or ".json".
inline const QString loadReportSuffixes = QStringLiteral(".html, .md, .csv or .json");

/// Nothing, or that the path has none of those suffixes or its folder cannot take the file; so
/// that it shows before a long run.
std::optional<Error> loadReportPathMistake(const QString &path);

/// Writes the report in the form that the path's suffix names; an older file there stays
/// until the new one is whole. Errors: BadRequest (suffix), FileUnreadable.
std::optional<Error> saveLoadReport(const LoadReport &report, const QString &path);

/// The bytes to `path`, as a whole or not at all. Errors: FileUnreadable.
std::optional<Error> saveWhole(const QByteArray &content, const QString &path);

}  // namespace classiscope
