// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/telemetry/requestlog.h"

namespace classiscope {

// Requests for other programs; UTF-8. JSON lines are those of the access log.

/// RFC 4180: time,client,request_id,method,path,status,error,request_bytes,reply_bytes,
/// duration_ms,queue_ms,decode_ms,preprocess_ms,inference_ms,label,confidence,images.
///
/// What a client could make a formula for a spreadsheet begins with an apostrophe.
QByteArray requestsCsv(const std::vector<RequestRecord> &records);
QByteArray requestsJsonLines(const std::vector<RequestRecord> &records);

}  // namespace classiscope
