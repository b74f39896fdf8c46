// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUrl>

namespace classiscope {

struct RequestRecord;

/// A command for a shell that asks `server` the same again, with the same request id.
///
/// The body is not known: a form sends photo.jpg as `image`, other types send a
/// file to be filled in. `withKey`: the API key comes from the shell's variable
/// CLASSISCOPE_API_KEY. Empty when the request line could not be read.
QString curlOf(const RequestRecord &record, const QUrl &server, bool withKey);

/// One word for a POSIX shell, whatever it holds.
QString shellWord(const QString &text);

}  // namespace classiscope
