// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/result.h"

namespace classiscope {

/// With what is wrong and the cure; `texts` go into the pattern's %1, %2 and so on.
template <typename... Texts>
Error badRequest(const QString &pattern, const Texts &...texts)
{
    if constexpr (sizeof...(texts) == 0)
        return {Error::Code::BadRequest, pattern};
    else
        return {Error::Code::BadRequest, pattern.arg(texts...)};
}

}  // namespace classiscope
