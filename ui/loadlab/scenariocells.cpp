// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/loadlab/scenariocells.h"

#include "ui/loadlab/labtext.h"
#include "ui/loadlab/scenariotablemodel.h"
#include "ui/loadlab/scenariotext.h"
#include "ui/performance/numberformat.h"

#include <QLocale>

#include <cmath>

namespace classiscope {

namespace {

using Table = ScenarioTableModel;

int kindOf(const Scenario &scenario)
{
    if (scenario.model == Scenario::Model::Closed)
        return Table::UsersWait;
    return scenario.arrivals == Scenario::Arrivals::Poisson ? Table::PoissonRate
                                                            : Table::ConstantRate;
}

bool used(const Scenario &scenario, int column)
{
    const bool closed = scenario.model == Scenario::Model::Closed;
    switch (column) {
    case Table::Users:
    case Table::SpawnRate:
    case Table::Wait: return closed;
    case Table::Rate: return !closed;
    default: return true;
    }
}

QString numberText(double value)
{
    return QLocale().toString(value, 'f', QLocale::FloatingPointShortest);
}

void setKind(Scenario &scenario, int kind)
{
    scenario.model = kind == Table::UsersWait ? Scenario::Model::Closed : Scenario::Model::Open;
    scenario.arrivals =
        kind == Table::ConstantRate ? Scenario::Arrivals::Constant : Scenario::Arrivals::Poisson;
}

QString setTime(Scenario &scenario, const QString &text)
{
    const auto time = readTime(text);
    if (!time)
        return ScenarioTableModel::tr("“%1” is no time: write 20 s, 3 min or 1 h 30 min.")
            .arg(text);
    scenario.duration = *time;
    return {};
}

QString setWait(Scenario &scenario, const QString &text)
{
    const auto wait = readWait(text);
    if (!wait)
        return ScenarioTableModel::tr(
                   "“%1” is no pause: write seconds, as 1 or 0.5–2, or 0 for none.")
            .arg(text);
    scenario.waitMin = wait->shortest;
    scenario.waitMax = wait->longest;
    return {};
}

}  // namespace

QStringList loadKindNames()
{
    return {ScenarioTableModel::tr("Users"), ScenarioTableModel::tr("Poisson rate"),
            ScenarioTableModel::tr("Constant rate")};
}

QString scenarioCellText(const Scenario &scenario, int column)
{
    if (!used(scenario, column))
        return QStringLiteral("–");
    switch (column) {
    case Table::Name: return scenario.name;
    case Table::Kind: return loadKindNames()[kindOf(scenario)];
    case Table::Users: return countText(scenario.users);
    case Table::SpawnRate: return numberText(scenario.spawnRate);
    case Table::Wait: return waitText(scenario.waitMin, scenario.waitMax);
    case Table::Rate: return numberText(scenario.arrivalRate);
    case Table::Duration: return exactTimeText(scenario.duration);
    case Table::Repeated: return shareText(scenario.repeatShare);
    case Table::Aborted: return shareText(scenario.abortShare);
    default: return {};
    }
}

QVariant scenarioCellValue(const Scenario &scenario, int column)
{
    if (!used(scenario, column))
        return {};
    switch (column) {
    case Table::Kind: return kindOf(scenario);
    case Table::Users: return scenario.users;
    case Table::SpawnRate: return scenario.spawnRate;
    case Table::Rate: return scenario.arrivalRate;
    case Table::Repeated: return 100 * scenario.repeatShare;
    case Table::Aborted: return 100 * scenario.abortShare;
    default: return scenarioCellText(scenario, column);
    }
}

QString setScenarioCell(Scenario &scenario, int column, const QVariant &value)
{
    switch (column) {
    case Table::Name: scenario.name = value.toString().trimmed(); return {};
    case Table::Kind: setKind(scenario, value.toInt()); return {};
    case Table::Duration: return setTime(scenario, value.toString());
    case Table::Wait: return setWait(scenario, value.toString());
    default: break;
    }
    bool ok = false;
    const double number = value.toDouble(&ok);
    if (!ok || !std::isfinite(number))
        return ScenarioTableModel::tr("“%1” is no number.").arg(value.toString());
    switch (column) {
    case Table::Users: scenario.users = int(std::clamp(number, -1.0, 1e9)); break;
    case Table::SpawnRate: scenario.spawnRate = number; break;
    case Table::Rate: scenario.arrivalRate = number; break;
    case Table::Repeated: scenario.repeatShare = number / 100; break;
    case Table::Aborted: scenario.abortShare = number / 100; break;
    default: break;
    }
    return {};
}

}  // namespace classiscope
