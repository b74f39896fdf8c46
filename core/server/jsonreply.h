// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/classifyjob.h"

namespace classiscope {

/// A success with JSON for its body; not to be cached.
HttpReply jsonReply(QByteArray body);

/// An error as the inference protocols want it: {"error":"…"} with an HTTP status.
/// Carries Retry-After where problem() does.
HttpReply errorObject(const Error &error);
HttpReply errorObject(int status, const QString &message, const QString &kind);

/// The first error of several results as one, which names the image where there
/// are more than one; nothing when all worked.
std::optional<Error> firstError(const Classifications &results);

}  // namespace classiscope
