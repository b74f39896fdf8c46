// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/result.h"
#include "core/server/httpreply.h"
#include "core/server/httprequest.h"

namespace classiscope {

/// Lets in who knows the key.
///
/// It is looked for in "Authorization: Bearer KEY", in "X-API-Key: KEY" and in the
/// password of "Authorization: Basic", which browsers ask for and Prometheus can
/// send. How long a look takes says nothing about the key.
class ApiKey {
public:
    /// `key`: empty lets everybody in.
    explicit ApiKey(const QByteArray &key);

    /// Why a key cannot be used: a field of a request could not hold it.
    /// Errors: BadConfiguration.
    static std::optional<Error> unusable(const QByteArray &key);

    bool admits(const HttpFields &fields) const;

    /// 401 with WWW-Authenticate, for a request that admits() turned down.
    static HttpReply refusal(const HttpFields &fields, const QString &path);

private:
    bool matches(const QByteArray &given) const;

    QByteArray m_hash;  // SHA-256; empty without a key
};

}  // namespace classiscope
