// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/httpreply.h"
#include "core/server/httprequest.h"

#include <QObject>

#include <functional>

namespace classiscope {

/// Takes the answer to one request. Called in the server's thread.
using Respond = std::function<void(HttpReply)>;

/// Answers a request at once or later, in the server's thread, exactly once;
/// not at all when `client` is destroyed first.
using Handler = std::function<void(HttpRequest request, QObject *client, const Respond &respond)>;

}  // namespace classiscope
