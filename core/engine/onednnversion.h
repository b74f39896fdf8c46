// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace classiscope {

/// Version of the oneDNN library in use, e.g. "2.6.3"; empty when built without it.
QString oneDnnVersion();

}  // namespace classiscope
