// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/loadtest/loadrequest.h"

#include <optional>

namespace classiscope {

/// Why an answer counts as a failure.
struct Complaint {
    QString kind;     ///< "status 429"; few different ones
    QString message;  ///< "status 429: 500 images already wait; try again later"
};

/// Nothing when it is a success.
std::optional<Complaint> complaintAbout(const HttpAnswer &answer, LoadRequest::Accept accept);

}  // namespace classiscope
