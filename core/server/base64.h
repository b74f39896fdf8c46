// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/result.h"

#include <QByteArray>

namespace classiscope {

/// The bytes of a base64 text (RFC 4648, section 4): white space is skipped, the
/// padding may be missing, and it may be a data: URL.
///
/// `what`: begins the messages, e.g. "image" with its quotes.
/// Errors: BadRequest, and EmptyImage for a text without any byte.
Result<QByteArray> decodeBase64(QByteArrayView text, const QString &what);

}  // namespace classiscope
