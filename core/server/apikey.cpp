// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/apikey.h"

#include <QCryptographicHash>

#include <algorithm>

#include <openssl/crypto.h>

namespace classiscope {

namespace {

QByteArray hashOf(const QByteArray &key)
{
    return QCryptographicHash::hash(key, QCryptographicHash::Sha256);
}

/// What follows the scheme in an Authorization field (RFC 9110, 11.4); null for another scheme.
QByteArray credentials(const QByteArray &authorization, QByteArrayView scheme)
{
    const QByteArray value = authorization.trimmed();
    const qsizetype space = value.indexOf(' ');
    if (space < 0 || QByteArrayView(value).first(space).compare(scheme, Qt::CaseInsensitive) != 0)
        return {};
    return value.mid(space + 1).trimmed();
}

QByteArray basicPassword(const QByteArray &authorization)
{
    const QByteArray both = QByteArray::fromBase64(credentials(authorization, "Basic"));
    const qsizetype colon = both.indexOf(':');
    return colon < 0 ? QByteArray() : both.mid(colon + 1);
}

}  // namespace

ApiKey::ApiKey(const QByteArray &key)
    : m_hash(key.isEmpty() ? QByteArray() : hashOf(key))
{
}

std::optional<Error> ApiKey::unusable(const QByteArray &key)
{
    const bool sendable =
        std::all_of(key.begin(), key.end(), [](char c) { return c > ' ' && c < 0x7F; });
    if (sendable)
        return {};
    return Error {Error::Code::BadConfiguration,
                  QStringLiteral("The API key cannot be sent in a request; use only ASCII letters, "
                                 "digits and signs, without spaces.")};
}

bool ApiKey::matches(const QByteArray &given) const
{
    // Two hashes of one length, compared to the end: neither the key's length nor
    // how much of it was right can be told from the time.
    const QByteArray hash = hashOf(given);
    return CRYPTO_memcmp(hash.constData(), m_hash.constData(), std::size_t(m_hash.size())) == 0;
}

bool ApiKey::admits(const HttpFields &fields) const
{
    if (m_hash.isEmpty())
        return true;
    const QByteArray authorization = fields.value("Authorization");
    const bool field = matches(fields.value("X-API-Key"));
    const bool bearer = matches(credentials(authorization, "Bearer"));
    const bool basic = matches(basicPassword(authorization));
    return field || bearer || basic;
}

HttpReply ApiKey::refusal(const HttpFields &fields, const QString &path)
{
    const bool tried = fields.contains("X-API-Key") || fields.contains("Authorization");
    HttpReply reply = problem(
        401,
        tried ? QStringLiteral("The API key is wrong; ask the owner of this server for it.")
              : QStringLiteral("This server wants an API key; send it as \"Authorization: Bearer "
                               "KEY\", as \"X-API-Key: KEY\" or as the password of HTTP Basic."),
        QStringLiteral("unauthorized"), path);
    // Two fields: old clients stumble over two challenges in one.
    reply.headers.emplaceBack("WWW-Authenticate",
                              tried ? "Bearer realm=\"Classiscope\", error=\"invalid_token\""
                                    : "Bearer realm=\"Classiscope\"");
    reply.headers.emplaceBack("WWW-Authenticate", "Basic realm=\"Classiscope\", charset=\"UTF-8\"");
    return reply;
}

}  // namespace classiscope
