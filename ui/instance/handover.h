// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/modelpackage.h"
#include "core/engine/result.h"

#include <QByteArray>
#include <QStringList>

#include <optional>

namespace classiscope {

/// What a second start of the program hands over to the window that is open.
struct HandOver {
    static constexpr qsizetype maxBytes = 16 << 20;  ///< encoded
    static constexpr int maxPaths = 100'000;
    static constexpr int maxTokenBytes = 1024;

    QStringList paths;  ///< files and folders to classify; absolute
    std::optional<ModelSource> model;
    bool serve = false;          ///< switch the server on
    QByteArray activationToken;  ///< the desktop's permission to come to the front; may be empty

    /// Errors: BadRequest when it is larger than the bounds.
    Result<QByteArray> encoded() const;
    /// Errors: BadRequest when it is not what encoded() makes: another version's, cut off,
    /// over the bounds, or with a path that is not absolute.
    static Result<HandOver> decoded(const QByteArray &bytes);
};

}  // namespace classiscope
