// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QHash>
#include <QString>
#include <QStringList>

#include <map>
#include <vector>

namespace classiscope {

/// What the OpenAPI document says about one method of one path.
struct Operation {
    QString id;            ///< operationId
    bool needsKey = true;  ///< false where its "security" is empty
    bool logged = true;    ///< false where "x-classiscope-log" is
};

/// Finds the operation a request means, in a table read from an OpenAPI document.
///
/// A path template has {name} for a part of a segment that is not empty. Where
/// two templates fit, the one with more literal characters is meant, so
/// "/models/{model}:predict" goes before "/models/{model}". HEAD is GET where the
/// document does not say otherwise. Not changed after construction.
class Router {
public:
    struct Match {
        const Operation *operation = nullptr;  ///< nothing: no such path, or not by this method
        QHash<QString, QString> parameters;    ///< what stands for each {name}
        QByteArrayList allowed;                ///< the path's methods; empty: there is no such path
    };

    /// Throws std::invalid_argument when `openApi` is not JSON, or an operation
    /// has no id or one that was used before.
    explicit Router(const QByteArray &openApi);

    /// `path`: percent-decoded, without a query.
    Match find(const QByteArray &method, const QString &path) const;

    QStringList operationIds() const;

private:
    struct Segment {
        QString before, name, after;  // without a name: `before` is all of it
    };
    struct Route {
        std::vector<Segment> segments;
        qsizetype literals = 0;
        std::map<QByteArray, Operation> methods;
    };

    static Segment parseSegment(const QString &text);
    static bool fits(const Route &route, const QStringList &segments,
                     QHash<QString, QString> &parameters);

    std::vector<Route> m_routes;  // those with more literals first
};

}  // namespace classiscope
