// SPDX-License-Identifier: GPL-3.0-or-later
// In place of fastnetwork.cpp where the program is built without oneDNN.
#include "core/engine/fast/fastnetwork.h"

#include "core/engine/onednnversion.h"

namespace classiscope::fast {

Result<Networks> loadFastNetworks(const ModelPackage &, const NetworkOptions &, Network &)
{
    return {Error::Code::BadModel,
            Text::marked("This program was built without oneDNN (CLASSISCOPE_ONEDNN).")};
}

void setThreads(int) { }

}  // namespace classiscope::fast

namespace classiscope {

QString oneDnnVersion()
{
    return {};
}

}  // namespace classiscope
