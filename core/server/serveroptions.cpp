// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/serveroptions.h"

#include <QCoreApplication>

namespace classiscope {

std::optional<QString> exposureWarning(const ServerOptions &options)
{
    if (options.address.isLoopback() || !options.apiKey.isEmpty())
        return {};
    return QCoreApplication::translate("ServerOptions",
                                       "Everybody who can reach %1 may use this server: set an "
                                       "API key, or listen on 127.0.0.1.")
        .arg(options.address.toString());
}

}  // namespace classiscope
