// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loadtest/loadreportjson.h"
#include "core/loadtest/scenariofields.h"

#include <QJsonDocument>
#include <QSet>

#include <algorithm>
#include <array>
#include <cmath>

namespace classiscope {

namespace {

using std::chrono::milliseconds;

constexpr qint64 maxScenarioFileBytes = 1 << 20;
constexpr int decimals = 6;

constexpr std::array scenarioKeys {"name",        "model",        "users",        "spawn_rate",
                                   "wait_min_ms", "wait_max_ms",  "arrival_rate", "arrivals",
                                   "duration_s",  "repeat_share", "abort_share"};

double seconds(milliseconds time)
{
    return double(time.count()) / 1000;
}

milliseconds timeOf(const JsonFields &in, const char *key, double factor, milliseconds most,
                    milliseconds fallback)
{
    const double value = in.real(QLatin1String(key), 0, double(most.count()) / factor,
                                 double(fallback.count()) / factor);
    return milliseconds(std::llround(value * factor));
}

/// One of two words.
template <typename Value>
Value choice(const JsonFields &in, const QString &key, const QString &one, Value first,
             const QString &other, Value second, Value fallback)
{
    if (!in.has(key))
        return fallback;
    const QString text = in.json().value(key).toString();
    if (text != one && text != other)
        in.complain(key, QStringLiteral("must be “%1” or “%2”.").arg(one, other));
    return text == one ? first : second;
}

/// A mistyped key would otherwise leave a default where nobody expects it.
void refuseUnknownKeys(const JsonFields &in)
{
    for (const QString &key : in.json().keys()) {
        const bool known =
            std::any_of(scenarioKeys.begin(), scenarioKeys.end(),
                        [&](const char *name) { return key == QLatin1String(name); });
        if (!known) {
            QStringList all;
            for (const char *name : scenarioKeys)
                all << QLatin1String(name);
            in.complain(key,
                        QStringLiteral("is not known here; a scenario has %1.")
                            .arg(all.join(QStringLiteral(", "))));
        }
    }
}

}  // namespace

void writeScenario(JsonWriter &json, const Scenario &scenario)
{
    const Scenario usual;
    const bool open = scenario.model == Scenario::Model::Open;
    const auto real = [&](const char *key, double value, bool always, double fallback) {
        if (always || value != fallback)
            json.key(key).real(value, decimals);
    };
    json.begin('{');
    json.key("name").string(scenario.name.left(maxLoadText));
    json.key("model").string(open ? QStringLiteral("open") : QStringLiteral("closed"));
    real("users", scenario.users, !open, usual.users);
    real("spawn_rate", scenario.spawnRate, !open, usual.spawnRate);
    real("wait_min_ms", double(scenario.waitMin.count()), !open, double(usual.waitMin.count()));
    real("wait_max_ms", double(scenario.waitMax.count()), !open, double(usual.waitMax.count()));
    real("arrival_rate", scenario.arrivalRate, open, usual.arrivalRate);
    if (open || scenario.arrivals != usual.arrivals)
        json.key("arrivals")
            .string(scenario.arrivals == Scenario::Arrivals::Poisson ? QStringLiteral("poisson")
                                                                     : QStringLiteral("constant"));
    json.key("duration_s").real(seconds(scenario.duration), 3);
    json.key("repeat_share").real(scenario.repeatShare, decimals);
    json.key("abort_share").real(scenario.abortShare, decimals);
    json.end('}');
}

Scenario readScenarioFields(const JsonFields &in)
{
    Scenario scenario;
    scenario.name = in.text(QStringLiteral("name"));
    scenario.model =
        choice(in, QStringLiteral("model"), QStringLiteral("closed"), Scenario::Model::Closed,
               QStringLiteral("open"), Scenario::Model::Open, scenario.model);
    scenario.users =
        int(in.integer(QStringLiteral("users"), 0, Scenario::maxUsers, scenario.users));
    scenario.spawnRate =
        in.real(QStringLiteral("spawn_rate"), 0, Scenario::maxRate, scenario.spawnRate);
    scenario.waitMin = timeOf(in, "wait_min_ms", 1, Scenario::maxWait, scenario.waitMin);
    scenario.waitMax = timeOf(in, "wait_max_ms", 1, Scenario::maxWait, scenario.waitMax);
    scenario.arrivalRate =
        in.real(QStringLiteral("arrival_rate"), 0, Scenario::maxRate, scenario.arrivalRate);
    scenario.arrivals = choice(in, QStringLiteral("arrivals"), QStringLiteral("constant"),
                               Scenario::Arrivals::Constant, QStringLiteral("poisson"),
                               Scenario::Arrivals::Poisson, scenario.arrivals);
    scenario.duration = timeOf(in, "duration_s", 1000, Scenario::maxDuration, scenario.duration);
    scenario.repeatShare = in.real(QStringLiteral("repeat_share"), 0, 1, scenario.repeatShare);
    scenario.abortShare = in.real(QStringLiteral("abort_share"), 0, 1, scenario.abortShare);
    return scenario;
}

Result<Scenario> readScenario(const QJsonObject &object)
{
    std::optional<Error> mistake;
    Scenario scenario = readScenarioFields(JsonFields(object, {}, mistake));
    if (mistake)
        return *mistake;
    return scenario;
}

Result<QJsonObject> readJsonObject(const QByteArray &json, qint64 largest)
{
    if (json.size() > largest)
        return {Error::Code::BadRequest,
                QStringLiteral("The file has more than %1 MB; such a file is not read.")
                    .arg(largest >> 20)};
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        return {Error::Code::BadRequest,
                QStringLiteral("The file is no JSON or cut off: %1 at byte %2.")
                    .arg(error.errorString())
                    .arg(error.offset)};
    if (!document.isObject())
        return {Error::Code::BadRequest, QStringLiteral("The file must hold one JSON object.")};
    return document.object();
}

QByteArray scenariosJson(const std::vector<Scenario> &scenarios)
{
    QByteArray text = "{\"scenarios\": [\n";
    for (std::size_t i = 0; i < scenarios.size(); ++i) {
        JsonWriter json;
        writeScenario(json, scenarios[i]);
        text += (i > 0 ? ",\n  " : "  ") + json.take();
    }
    return text + "\n]}\n";
}

Result<std::vector<Scenario>> readScenarios(const QByteArray &json)
{
    const auto document = readJsonObject(json, maxScenarioFileBytes);
    if (!document)
        return document.error();
    std::optional<Error> mistake;
    std::vector<Scenario> scenarios;
    QSet<QString> names;
    const QString list = QStringLiteral("scenarios");
    const JsonFields file(*document, {}, mistake);
    for (const QString &key : document->keys()) {
        if (key != list)
            file.complain(key, QStringLiteral("is not known here; the file has “scenarios” only."));
    }
    file.objects(list, maxScenarios, [&](const JsonFields &unnamed) {
        const QString name = unnamed.text(QStringLiteral("name"));
        const JsonFields in(unnamed.json(), QStringLiteral("scenarios.") + name, mistake);
        refuseUnknownKeys(in);
        scenarios.push_back(readScenarioFields(in));
        if (const auto wrong = scenarios.back().mistake(); wrong && !mistake)
            mistake = Error {Error::Code::BadRequest, *wrong};
        if (names.contains(name))
            in.complain(QStringLiteral("name"),
                        QStringLiteral("must differ: there is another scenario “%1”.").arg(name));
        names.insert(name);
    });
    if (mistake)
        return *mistake;
    if (scenarios.empty())
        return {Error::Code::BadRequest,
                QStringLiteral("The file has no scenarios; list at least one in “scenarios”.")};
    return scenarios;
}

}  // namespace classiscope
