// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/classify/resultsmodel.h"

namespace classiscope {

enum class ExportFormat { Csv, Json, Html };

/// The rows for other programs; UTF-8. Rows that still wait are left out.
///
/// CSV (RFC 4180): path,label,index,confidence,error,width,height,model,
/// queue_ms,decode_ms,preprocess_ms,inference_ms,total_ms. JSON: an array of what
/// POST /predict answers with "path" before it, or {"path","error":{"kind","message"}}.
/// A picture without a file has its name for a path. Html is htmlreport.h's.
QByteArray exported(const std::vector<ResultRow> &rows, ExportFormat format);

/// Writes exported() to `path`; an older file there stays until the new one is whole.
/// Not for the window's thread.
/// Errors: FileUnreadable. Returns the number of rows written.
Result<int> exportToFile(const std::vector<ResultRow> &rows, ExportFormat format,
                         const QString &path);

}  // namespace classiscope
