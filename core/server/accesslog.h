// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/result.h"
#include "core/server/serveroptions.h"
#include "core/telemetry/requestlog.h"

#include <memory>

namespace classiscope {

class LogSink;

/// One request as a line of JSON, with its line feed:
/// {"time","client","request_id","method","path","status","error","request_bytes",
///  "reply_bytes","duration_ms","stages":{"queue","decode","preprocess","inference",
///  "postprocess","total"},"label","images"}; stages in milliseconds.
///
/// `time`: RFC 3339, UTC, milliseconds. "error", "stages" and "label" are null where
/// there is none; "status" is 0 when the client left before its answer. Characters
/// that could steer a terminal become U+FFFD.
QByteArray accessLogLine(const RequestRecord &record);

/// Writes requests to a file or to standard error, on a thread of its own.
///
/// Nobody ever waits for the disk: at most `maxWaiting` requests wait for the
/// thread, and what comes while they do, or cannot be written, is dropped; the
/// next line that can be written tells how many: {"time","dropped"}.
///
/// A file is followed by a new one when it would outgrow `accessLogMaxBytes`:
/// access.log becomes access.1.log, that one access.2.log, up to `accessLogFiles`.
class AccessLog {
public:
    static constexpr int maxWaiting = 8192;
    static constexpr int maxTextLength = 4096;  ///< of a path in a line; the rest is cut off

    /// Opens what `options.accessLog` names, which must not be empty.
    /// Errors: BadConfiguration.
    static Result<std::unique_ptr<AccessLog>> open(const ServerOptions &options);

    explicit AccessLog(std::unique_ptr<LogSink> sink);
    /// Writes what waits, for up to a second where nobody reads standard error.
    ~AccessLog();

    /// Returns at once; may be called from any thread.
    void write(RequestRecord record);

    qint64 dropped() const;  ///< since it was opened

private:
    struct Private;
    std::unique_ptr<Private> d;
};

}  // namespace classiscope
