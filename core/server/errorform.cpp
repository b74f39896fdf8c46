// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/errorform.h"

#include "core/server/jsonreply.h"

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
    const HttpReply plain = errorObject(reply.status, reply.problem->detail, reply.problem->kind);
    reply.contentType = plain.contentType;
    reply.body = plain.body;
    reply.problem.reset();
}

}  // namespace classiscope
