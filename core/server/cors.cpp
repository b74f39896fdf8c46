// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/cors.h"

#include <QUrl>

namespace classiscope {

namespace {

/// Fields beyond the few that pages may always send and read.
constexpr char sendableFields[] =
    "Authorization, Content-Type, X-API-Key, X-Request-Id, Inference-Header-Content-Length";
constexpr char readableFields[] = "X-Request-Id, Retry-After, Inference-Header-Content-Length";

constexpr char preflightSeconds[] = "7200";  // more than Chromium takes is cut to this

/// As a browser writes it: lower case, without the scheme's own port; empty when
/// there is more or less to it than scheme, host and port.
QByteArray normalized(const QString &origin)
{
    QUrl url(origin, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || url.hasQuery() || url.hasFragment()
        || !url.userInfo().isEmpty() || !(url.path().isEmpty() || url.path() == QLatin1String("/")))
        return {};
    url.setPath({});
    if ((url.scheme() == QLatin1String("http") && url.port() == 80)
        || (url.scheme() == QLatin1String("https") && url.port() == 443))
        url.setPort(-1);
    return url.toEncoded();
}

}  // namespace

Cors::Cors(const QStringList &origins)
{
    for (const QString &origin : origins) {
        if (origin == QLatin1String("*"))
            m_any = true;
        else
            m_origins << normalized(origin);
    }
}

std::optional<Error> Cors::unusable(const QStringList &origins)
{
    for (const QString &origin : origins) {
        if (origin == QLatin1String("*") || !normalized(origin).isEmpty())
            continue;
        return Error {Error::Code::BadConfiguration,
                      QStringLiteral("\"%1\" is no origin of web pages; write scheme, host and "
                                     "port, such as https://example.org:8443, or * for any.")
                          .arg(origin)};
    }
    return {};
}

bool Cors::allows(const QByteArray &origin) const
{
    return !origin.isEmpty() && (m_any || m_origins.contains(origin));
}

void Cors::addTo(HttpReply &reply, const HttpFields &request) const
{
    if (!m_any && m_origins.isEmpty())
        return;
    reply.headers.emplaceBack("Vary", "Origin");
    const QByteArray origin = request.value("Origin");
    if (!allows(origin))
        return;
    reply.headers.emplaceBack("Access-Control-Allow-Origin", m_any ? QByteArray("*") : origin);
    reply.headers.emplaceBack("Access-Control-Expose-Headers", readableFields);
}

void Cors::addPreflightTo(HttpReply &reply, const HttpFields &request,
                          const QByteArrayList &allowed) const
{
    if (!allows(request.value("Origin")) || !request.contains("Access-Control-Request-Method"))
        return;
    reply.headers.emplaceBack("Access-Control-Allow-Methods", allowed.join(", "));
    reply.headers.emplaceBack("Access-Control-Allow-Headers", sendableFields);
    reply.headers.emplaceBack("Access-Control-Max-Age", preflightSeconds);
}

}  // namespace classiscope
