// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/httpreply.h"

namespace classiscope {

/// Gives a problem the form that clients of the path's protocol read: below /v1 and
/// /v2 it is {"error":"…"}, as KServe and the Open Inference Protocol have it;
/// elsewhere it stays application/problem+json.
///
/// `path`: of the request, a query behind it does no harm.
void adaptErrorForm(HttpReply &reply, const QString &path);

}  // namespace classiscope
