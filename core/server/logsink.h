// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/result.h"

#include <QByteArray>
#include <QString>

#include <memory>

namespace classiscope {

/// Where the lines of a log go. Used by one thread; may block.
class LogSink {
public:
    virtual ~LogSink() = default;

    /// False when it could not be written.
    virtual bool write(const QByteArray &line) = 0;
    /// False when lines written since the last flush may be lost.
    virtual bool flush() = 0;
    /// From now on all calls together may block for about a second. From any thread.
    virtual void hurry() { }
};

/// A file that is followed by a new one when it would outgrow `maxBytes`; `files`
/// older ones are kept. After a failure each write() tries to open it again.
/// Errors: BadConfiguration, when `path` cannot be written or is no file.
Result<std::unique_ptr<LogSink>> openRotatingFile(const QString &path, qint64 maxBytes, int files);

/// A descriptor that stays open, such as standard error.
std::unique_ptr<LogSink> descriptorSink(int descriptor);

}  // namespace classiscope
