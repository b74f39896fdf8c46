// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/router.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <stdexcept>

namespace classiscope {

namespace {

/// Operations of a path item; its other keys are fields such as "parameters".
constexpr const char *documentedMethods[] = {"get",    "head",  "post",    "put",
                                             "delete", "patch", "options", "trace"};

Operation operationOf(const QJsonObject &object)
{
    const QJsonValue security = object.value(QLatin1String("security"));
    return {object.value(QLatin1String("operationId")).toString(),
            !security.isArray() || !security.toArray().isEmpty(),
            object.value(QLatin1String("x-classiscope-log")).toBool(true)};
}

QByteArrayList allowedMethods(const std::map<QByteArray, Operation> &methods)
{
    QByteArrayList allowed {"OPTIONS"};
    for (const auto &[method, operation] : methods) {
        if (!allowed.contains(method))
            allowed << method;
        if (method == "GET" && methods.count("HEAD") == 0)
            allowed << "HEAD";
    }
    std::sort(allowed.begin(), allowed.end());
    return allowed;
}

}  // namespace

Router::Router(const QByteArray &openApi)
{
    const QJsonObject paths =
        QJsonDocument::fromJson(openApi).object().value(QLatin1String("paths")).toObject();
    if (paths.isEmpty())
        throw std::invalid_argument("The OpenAPI document has no paths, or is not JSON.");
    QStringList ids;
    for (auto path = paths.begin(); path != paths.end(); ++path) {
        Route route;
        const QStringList segments = path.key().split(QLatin1Char('/'));
        for (const QString &text : segments) {
            route.segments.push_back(parseSegment(text));
            route.literals +=
                route.segments.back().before.size() + route.segments.back().after.size();
        }
        const QJsonObject item = path.value().toObject();
        for (const char *method : documentedMethods) {
            if (!item.contains(QLatin1String(method)))
                continue;
            const Operation operation = operationOf(item.value(QLatin1String(method)).toObject());
            if (operation.id.isEmpty() || ids.contains(operation.id))
                throw std::invalid_argument(method + (" " + path.key().toStdString())
                                            + " has no operationId of its own.");
            ids << operation.id;
            route.methods.emplace(QByteArray(method).toUpper(), operation);
        }
        m_routes.push_back(std::move(route));
    }
    std::stable_sort(m_routes.begin(), m_routes.end(),
                     [](const Route &a, const Route &b) { return a.literals > b.literals; });
}

Router::Segment Router::parseSegment(const QString &text)
{
    const qsizetype open = text.indexOf(QLatin1Char('{'));
    const qsizetype close = text.indexOf(QLatin1Char('}'), open + 1);
    if (open < 0 || close < 0)
        return {text, {}, {}};
    return {text.left(open), text.mid(open + 1, close - open - 1), text.mid(close + 1)};
}

bool Router::fits(const Route &route, const QStringList &segments,
                  QHash<QString, QString> &parameters)
{
    if (route.segments.size() != std::size_t(segments.size()))
        return false;
    for (qsizetype i = 0; i < segments.size(); ++i) {
        const Segment &wanted = route.segments[std::size_t(i)];
        const QString &given = segments[i];
        if (wanted.name.isEmpty()) {
            if (given != wanted.before)
                return false;
            continue;
        }
        const qsizetype length = given.size() - wanted.before.size() - wanted.after.size();
        if (length <= 0 || !given.startsWith(wanted.before) || !given.endsWith(wanted.after))
            return false;
        parameters.insert(wanted.name, given.mid(wanted.before.size(), length));
    }
    return true;
}

Router::Match Router::find(const QByteArray &method, const QString &path) const
{
    const QStringList segments = path.split(QLatin1Char('/'));
    for (const Route &route : m_routes) {
        Match match;
        if (!fits(route, segments, match.parameters))
            continue;
        auto operation = route.methods.find(method);
        if (operation == route.methods.end() && method == "HEAD")
            operation = route.methods.find("GET");
        if (operation != route.methods.end())
            match.operation = &operation->second;
        match.allowed = allowedMethods(route.methods);
        return match;
    }
    return {};
}

QStringList Router::operationIds() const
{
    QStringList ids;
    for (const Route &route : m_routes) {
        for (const auto &[method, operation] : route.methods)
            ids << operation.id;
    }
    ids.sort();
    return ids;
}

}  // namespace classiscope
