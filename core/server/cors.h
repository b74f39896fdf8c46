// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/result.h"
#include "core/server/httpreply.h"
#include "core/server/httprequest.h"

#include <QStringList>

#include <optional>

namespace classiscope {

/// Tells browsers which other origins' pages may read the answers (WHATWG Fetch, 3.2).
class Cors {
public:
    /// `origins`: such as "https://example.org:8443", or "*" for any; empty: CORS is off.
    explicit Cors(const QStringList &origins);

    /// Why one of `origins` cannot be used.
    /// Errors: BadConfiguration.
    static std::optional<Error> unusable(const QStringList &origins);

    /// Adds what a reply to the request with these fields needs; nothing while CORS is off.
    void addTo(HttpReply &reply, const HttpFields &request) const;

    /// Also says what may be asked, when the request is a browser's question for that.
    /// `allowed`: methods of the path.
    void addPreflightTo(HttpReply &reply, const HttpFields &request,
                        const QByteArrayList &allowed) const;

private:
    bool allows(const QByteArray &origin) const;

    QByteArrayList m_origins;
    bool m_any = false;
};

}  // namespace classiscope
