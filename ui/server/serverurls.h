// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>
#include <QList>
#include <QString>
#include <QUrl>

namespace classiscope {

/// The URL to give to others: a server that listens on every address is reached
/// by this computer's own. `own`: the computer's addresses, in any order.
QUrl reachableUrl(const QUrl &listening, const QList<QHostAddress> &own);

/// A command for a shell that classifies one picture. `withKey`: the API key comes from
/// the shell's variable CLASSISCOPE_API_KEY, so that it is not shown.
QString curlLine(const QUrl &url, bool withKey);

/// True for an address that stands for all addresses of the computer.
bool isEveryAddress(const QHostAddress &address);

}  // namespace classiscope
