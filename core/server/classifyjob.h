// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/classification.h"
#include "core/engine/classifyinput.h"
#include "core/engine/result.h"
#include "core/server/httpreply.h"

#include <functional>
#include <vector>

namespace classiscope {

using Classifications = std::vector<Result<Classification>>;

/// What one request wants classified, and how its answer is written.
struct ClassifyJob {
    std::vector<ClassifyInput> inputs;  ///< at least one
    ClassifyOptions options;
    /// The answer for results that are all there, one each input, in their order.
    /// Called in the server's thread; its status says whether the request succeeded.
    std::function<HttpReply(const Classifications &)> reply;
};

/// Writes an error the way a protocol does.
using ErrorReply = std::function<HttpReply(const Error &)>;

}  // namespace classiscope
