// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/telemetry/requestlog.h"

namespace classiscope {

// A request in words for people; what came from a client is plain text.

QString statusText(const RequestRecord &record);  ///< "200", "429", "client left"
QString timeText(const RequestRecord &record);    ///< "12:30:15.250", of this computer's zone
/// The best class with its confidence, or the kind of the error.
QString answerText(const RequestRecord &record);

/// All that is known, as rows of a name and a value.
std::vector<std::pair<QString, QString>> requestFacts(const RequestRecord &record);
/// The same as a table for a tooltip.
QString requestToolTip(const RequestRecord &record);

}  // namespace classiscope
