// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QHostAddress>
#include <QList>
#include <QString>
#include <QUrlQuery>

namespace classiscope {

/// The header fields of a request, in their order.
class HttpFields {
public:
    void append(const QByteArray &name, const QByteArray &value) { m_fields.append({name, value}); }

    /// The value of the first field of that name, whatever its case; empty when absent.
    QByteArray value(QByteArrayView name) const
    {
        for (const auto &[fieldName, fieldValue] : m_fields) {
            if (QByteArrayView(fieldName).compare(name, Qt::CaseInsensitive) == 0)
                return fieldValue;
        }
        return {};
    }

    bool contains(QByteArrayView name) const { return !value(name).isNull(); }
    const QList<QPair<QByteArray, QByteArray>> &all() const { return m_fields; }

private:
    QList<QPair<QByteArray, QByteArray>> m_fields;
};

/// A request as the routes see it: a copy that outlives the socket.
struct HttpRequest {
    QByteArray method;
    QString path;  ///< percent-decoded
    QUrlQuery query;
    HttpFields fields;
    QByteArray body;
    QByteArray id;  ///< the client's X-Request-Id, or one that was made
    QHostAddress client;
    QHash<QString, QString> pathParameters;  ///< what stands for {name} in the route's path
};

}  // namespace classiscope
