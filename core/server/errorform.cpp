// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/errorform.h"

#include "core/server/jsonwriter.h"

namespace classiscope {

namespace {

bool isBelow(const QString &path, QLatin1String folder)
{
    if (!path.startsWith(folder))
        return false;
    const QChar next = path.size() > folder.size() ? path[folder.size()] : QLatin1Char('/');
    return next == QLatin1Char('/') || next == QLatin1Char('?');
}

}  // namespace

void adaptErrorForm(HttpReply &reply, const QString &path)
{
    if (!reply.problem
        || !(isBelow(path, QLatin1String("/v1")) || isBelow(path, QLatin1String("/v2"))))
        return;
    JsonWriter error;
    error.begin('{');
    error.key("error").string(reply.problem->detail);
    error.end('}');
    reply.contentType = "application/json";
    reply.body = error.take();
    reply.problem.reset();
}

}  // namespace classiscope
