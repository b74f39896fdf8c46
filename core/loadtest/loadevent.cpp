// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loadtest/loadevent.h"

#include "core/loadtest/loadreportjson.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace classiscope {

namespace {

using Kind = LoadEvent::Kind;

struct KindName {
    Kind kind;
    const char *name;
};

constexpr KindName kindNames[] {
    {Kind::Stage, "stage"},
    {Kind::RunStarted, "run-started"},
    {Kind::Second, "second"},
    {Kind::RunEnded, "run-ended"},
    {Kind::LimitStep, "limit-step"},
    {Kind::LimitEnded, "limit-ended"},
    {Kind::Note, "note"},
    {Kind::Saved, "saved"},
    {Kind::Failed, "failed"},
};

const char *nameOf(Kind kind)
{
    for (const KindName &each : kindNames) {
        if (each.kind == kind)
            return each.name;
    }
    return "";
}

std::optional<Kind> kindOf(const QString &name)
{
    for (const KindName &each : kindNames) {
        if (name == QLatin1String(each.name))
            return each.kind;
    }
    return {};
}

/// False when a part is not what it should be.
bool takeContent(LoadEvent &event, const QJsonObject &object)
{
    const auto part = [&object](const char *key) {
        return object.value(QLatin1String(key)).toObject();
    };
    switch (event.kind) {
    case Kind::RunStarted: {
        const auto scenario = readScenario(part("scenario"));
        if (!scenario)
            return false;
        event.scenario = *scenario;
        event.instances = object.value(QLatin1String("instances")).toInt();
        event.index = object.value(QLatin1String("index")).toInt();
        event.count = object.value(QLatin1String("count")).toInt();
        event.totalSeconds = object.value(QLatin1String("total_s")).toDouble();
        return true;
    }
    case Kind::Second: event.second = readSecond(part("second")); return true;
    case Kind::RunEnded: {
        const auto run = readRun(part("run"));
        if (run)
            event.run = *run;
        return run.ok();
    }
    case Kind::LimitStep:
        event.instances = object.value(QLatin1String("instances")).toInt();
        event.budget =
            std::chrono::milliseconds(object.value(QLatin1String("budget_ms")).toInteger());
        event.step = readLimitStep(part("step"));
        return true;
    case Kind::LimitEnded: event.limit = readLimit(part("limit")); return true;
    case Kind::Stage:
    case Kind::Note:
    case Kind::Saved:
    case Kind::Failed: break;
    }
    event.text = object.value(QLatin1String("text")).toString();
    return !event.text.isEmpty();
}

}  // namespace

QByteArray loadEventLine(const LoadEvent &event)
{
    JsonWriter json;
    json.begin('{');
    json.key("event").string(QString::fromLatin1(nameOf(event.kind)));
    switch (event.kind) {
    case Kind::RunStarted:
        json.key("index").integer(event.index);
        json.key("count").integer(event.count);
        json.key("instances").integer(event.instances);
        json.key("total_s").real(event.totalSeconds, 1);
        writeScenario(json.key("scenario"), event.scenario);
        break;
    case Kind::Second: writeSecond(json.key("second"), event.second); break;
    case Kind::RunEnded: writeRun(json.key("run"), event.run); break;
    case Kind::LimitStep:
        json.key("instances").integer(event.instances);
        json.key("budget_ms").integer(event.budget.count());
        writeLimitStep(json.key("step"), event.step);
        break;
    case Kind::LimitEnded: writeLimit(json.key("limit"), event.limit); break;
    case Kind::Stage:
    case Kind::Note:
    case Kind::Saved:
    case Kind::Failed: json.key("text").string(event.text); break;
    }
    json.end('}');
    return json.take();
}

std::optional<LoadEvent> readLoadEvent(const QByteArray &line)
{
    const QJsonObject object = QJsonDocument::fromJson(line).object();
    const auto kind = kindOf(object.value(QLatin1String("event")).toString());
    if (!kind)
        return {};
    LoadEvent event;
    event.kind = *kind;
    return takeContent(event, object) ? std::optional(event) : std::nullopt;
}

}  // namespace classiscope
