// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace classiscope {

/// A field of a CSV line (RFC 4180, 2): in quotes when it holds a comma, a quote
/// or a line break, its quotes doubled. UTF-8.
inline QByteArray csvField(QString text)
{
    const auto has = [&text](char c) { return text.contains(QLatin1Char(c)); };
    if (!has(',') && !has('"') && !has('\n') && !has('\r'))
        return text.toUtf8();
    return '"' + text.replace(QLatin1Char('"'), QStringLiteral("\"\"")).toUtf8() + '"';
}

}  // namespace classiscope
