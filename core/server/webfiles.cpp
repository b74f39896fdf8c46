// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/webfiles.h"

#include "core/version.h"

#include <QFile>

// A static library's resources are linked in only when named; outside any namespace.
static void initializeResources()
{
    Q_INIT_RESOURCE(web);
}

namespace classiscope {

namespace {

struct Entry {
    const char *operationId;
    const char *resource;
    const char *contentType;
};

constexpr Entry entries[] = {
    {"page", ":/web/index.html", "text/html; charset=utf-8"},
    {"pageScript", ":/web/app.js", "text/javascript; charset=utf-8"},
    {"pageStyle", ":/web/style.css", "text/css; charset=utf-8"},
    {"pageIcon", ":/web/icon.svg", "image/svg+xml"},
    {"docs", ":/web/docs.html", "text/html; charset=utf-8"},
    {"docsScript", ":/web/docs.js", "text/javascript; charset=utf-8"},
    {"docsStyle", ":/web/docs.css", "text/css; charset=utf-8"},
};

constexpr char pagePolicy[] =
    "default-src 'self'; img-src 'self' blob: data:; frame-ancestors 'none'";

QByteArray contentOf(const char *resource)
{
    QFile file(QString::fromLatin1(resource));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

QByteArray openApiDocument()
{
    initializeResources();
    return contentOf(":/api/openapi.json").replace("@version@", CLASSISCOPE_VERSION);
}

std::vector<WebFile> webFiles()
{
    initializeResources();
    std::vector<WebFile> files;
    for (const Entry &entry : entries) {
        HttpReply reply;
        reply.contentType = entry.contentType;
        reply.body = contentOf(entry.resource);
        reply.headers = {{"Content-Security-Policy", pagePolicy},
                         {"X-Content-Type-Options", "nosniff"},
                         {"Cache-Control", "no-cache"}};
        files.push_back({QString::fromLatin1(entry.operationId), reply});
    }
    HttpReply document;
    document.contentType = "application/json";
    document.body = openApiDocument();
    document.headers = {{"Cache-Control", "no-cache"}};
    files.push_back({QStringLiteral("openapi"), document});
    return files;
}

}  // namespace classiscope
