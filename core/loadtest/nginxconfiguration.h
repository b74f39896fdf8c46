// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QUrl>

#include <vector>

namespace classiscope {

/// The file for NginxProxy: nginx at `port` of 127.0.0.1 (with reuseport) in front of `servers`,
/// all its files below the folder that `nginx -p` names.
QByteArray nginxConfiguration(int port, const std::vector<QUrl> &servers);

}  // namespace classiscope
