// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/result.h"
#include "core/loadtest/loadreport.h"

namespace classiscope {

inline constexpr qint64 maxLocustBytes = 64 << 20;  ///< of one file
inline constexpr int maxCsvLines = 200'000;
inline constexpr int maxCsvFields = 200;  ///< in a line

/// The lines of a CSV file (RFC 4180; UTF-8; line ends of any kind).
/// Errors: BadRequest (too many lines or fields, a quote that never ends: names the line).
Result<std::vector<QStringList>> readCsv(const QByteArray &text);

/// What Locust wrote with --csv, of its versions 1 and 2; columns are found by their names,
/// what a version does not tell is not known.
struct LocustCsv {
    QByteArray stats;       ///< PREFIX_stats.csv
    QByteArray history;     ///< PREFIX_stats_history.csv
    QByteArray failures;    ///< PREFIX_failures.csv
    QByteArray exceptions;  ///< PREFIX_exceptions.csv
};

/// A report with one run. `name`: of its scenario. Any of the files may be empty.
/// Errors: BadRequest (no figures in them, or a field that should be a number and is none:
/// names the file, which begins with `prefix`, the line and the column).
Result<LoadReport> readLocust(const LocustCsv &files, const QString &name,
                              const QString &prefix = {});

/// Whether a file is called as Locust's are.
bool isLocustFile(const QString &path);

/// `path`: any of the files; the others are found beside it.
/// Errors: FileUnreadable, BadRequest.
Result<LoadReport> readLocustFiles(const QString &path);

}  // namespace classiscope
