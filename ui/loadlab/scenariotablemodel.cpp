// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/loadlab/scenariotablemodel.h"

#include "ui/loadlab/scenariocells.h"
#include "ui/theme/icons.h"

#include <QRegularExpression>

#include <algorithm>

namespace classiscope {

ScenarioTableModel::ScenarioTableModel(QObject *parent)
    : QAbstractTableModel(parent)
    , m_scenarios(plannedScenarios())
    , m_ticked(m_scenarios.size(), true)
{
}

std::vector<Scenario> ScenarioTableModel::ticked() const
{
    std::vector<Scenario> result;
    for (std::size_t row = 0; row < m_scenarios.size(); ++row) {
        if (m_ticked[row])
            result.push_back(m_scenarios[row]);
    }
    return result;
}

QStringList ScenarioTableModel::unticked() const
{
    QStringList names;
    for (std::size_t row = 0; row < m_scenarios.size(); ++row) {
        if (!m_ticked[row])
            names << m_scenarios[row].name;
    }
    return names;
}

void ScenarioTableModel::setScenarios(const std::vector<Scenario> &scenarios,
                                      const QStringList &unticked)
{
    beginResetModel();
    m_scenarios = scenarios;
    m_ticked.clear();
    for (const Scenario &scenario : m_scenarios)
        m_ticked.push_back(!unticked.contains(scenario.name));
    endResetModel();
}

int ScenarioTableModel::add(const Scenario &scenario, int row)
{
    if (rowCount() >= mostScenarios) {
        emit refused(tr("There are %1 scenarios already, no more fit: remove one first.")
                         .arg(mostScenarios));
        return -1;
    }
    const int place = std::clamp(row + 1, 0, rowCount());
    beginInsertRows({}, place, place);
    Scenario added = scenario;
    added.name = unusedName(scenario.name);
    m_scenarios.insert(m_scenarios.begin() + place, added);
    m_ticked.insert(m_ticked.begin() + place, true);
    endInsertRows();
    return place;
}

void ScenarioTableModel::remove(int row)
{
    if (row < 0 || row >= rowCount())
        return;
    beginRemoveRows({}, row, row);
    m_scenarios.erase(m_scenarios.begin() + row);
    m_ticked.erase(m_ticked.begin() + row);
    endRemoveRows();
}

QString ScenarioTableModel::unusedName(const QString &wanted) const
{
    const auto used = [this](const QString &name) {
        return std::any_of(m_scenarios.begin(), m_scenarios.end(),
                           [&name](const Scenario &scenario) { return scenario.name == name; });
    };
    static const QRegularExpression number(QStringLiteral("-[0-9]+$"));
    const QString base = used(wanted) ? QString(wanted).remove(number) : wanted;
    QString name = wanted;
    for (int i = 2; used(name); ++i)
        name = QStringLiteral("%1-%2").arg(base).arg(i);
    return name;
}

QString ScenarioTableModel::mistake(int row) const
{
    const Scenario &scenario = m_scenarios[std::size_t(row)];
    if (const auto wrong = scenario.mistake())
        return *wrong;
    const auto same =
        std::count_if(m_scenarios.begin(), m_scenarios.end(),
                      [&scenario](const Scenario &other) { return other.name == scenario.name; });
    return same > 1
        ? tr("Several scenarios are called “%1”: give each a name of its own.").arg(scenario.name)
        : QString();
}

int ScenarioTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_scenarios.size());
}

int ScenarioTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ScenarioTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Scenario &scenario = m_scenarios[std::size_t(index.row())];
    const bool name = index.column() == Name;
    switch (role) {
    case Qt::DisplayRole: return scenarioCellText(scenario, index.column());
    case Qt::EditRole: return scenarioCellValue(scenario, index.column());
    case Qt::CheckStateRole:
        if (!name)
            return {};
        return m_ticked[std::size_t(index.row())] ? Qt::Checked : Qt::Unchecked;
    case Qt::DecorationRole:
        return name && !mistake(index.row()).isEmpty() ? QVariant(icon(QStringLiteral("error")))
                                                       : QVariant();
    case Qt::ToolTipRole: {
        const QString wrong = mistake(index.row());
        return wrong.isEmpty() ? QVariant(scenarioHelp(index.column())) : QVariant(wrong);
    }
    case Qt::AccessibleDescriptionRole: return name ? QVariant(mistake(index.row())) : QVariant();
    case Qt::TextAlignmentRole:
        return QVariant(Qt::AlignVCenter
                        | (index.column() > Kind ? Qt::AlignRight : Qt::AlignLeft));
    default: return {};
    }
}

bool ScenarioTableModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || !(flags(index) & (Qt::ItemIsEditable | Qt::ItemIsUserCheckable)))
        return false;
    if (role == Qt::CheckStateRole && index.column() == Name) {
        m_ticked[std::size_t(index.row())] = value.toInt() == Qt::Checked;
        emit dataChanged(index, index, {role});
        return true;
    }
    if (role != Qt::EditRole)
        return false;
    if (const QString wrong =
            setScenarioCell(m_scenarios[std::size_t(index.row())], index.column(), value);
        !wrong.isEmpty()) {
        emit refused(wrong);
        return false;
    }
    // Of the whole column of marks: a name may have been there twice.
    emit dataChanged(this->index(0, 0), this->index(rowCount() - 1, ColumnCount - 1));
    return true;
}

Qt::ItemFlags ScenarioTableModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    if (index.column() == Name)
        flags |= Qt::ItemIsUserCheckable;
    if (scenarioCellValue(m_scenarios[std::size_t(index.row())], index.column()).isValid())
        flags |= Qt::ItemIsEditable;
    return flags;
}

QVariant ScenarioTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    switch (role) {
    case Qt::DisplayRole: return scenarioTitle(section);
    case Qt::ToolTipRole: return scenarioHelp(section);
    case Qt::TextAlignmentRole:
        return QVariant(Qt::AlignVCenter | (section > Kind ? Qt::AlignRight : Qt::AlignLeft));
    default: return {};
    }
}

QString scenarioTitle(int column)
{
    const QString titles[] = {
        ScenarioTableModel::tr("Scenario"), ScenarioTableModel::tr("Load"),
        ScenarioTableModel::tr("Users"),    ScenarioTableModel::tr("New/s"),
        ScenarioTableModel::tr("Wait"),     ScenarioTableModel::tr("Rate/s"),
        ScenarioTableModel::tr("Lasts"),    ScenarioTableModel::tr("Repeated"),
        ScenarioTableModel::tr("Aborted")};
    return titles[column];
}

QString scenarioHelp(int column)
{
    using Model = ScenarioTableModel;
    switch (column) {
    case Model::Name: return ScenarioTableModel::tr("With a tick it is run");
    case Model::Kind:
        return ScenarioTableModel::tr(
            "Users who wait for each answer, or requests that arrive at a rate, "
            "whether or not earlier ones are answered");
    case Model::Users: return ScenarioTableModel::tr("How many ask at the same time");
    case Model::SpawnRate:
        return ScenarioTableModel::tr("Users a second that begin, until all are there");
    case Model::Wait:
        return ScenarioTableModel::tr("The pause of a user after each answer: 0.5–2 s");
    case Model::Rate: return ScenarioTableModel::tr("Requests a second");
    case Model::Duration:
        return ScenarioTableModel::tr("From the first request: 20 s, 3 min, 1 h 30 min");
    case Model::Repeated:
        return ScenarioTableModel::tr(
            "Share of the requests that send the picture before again, as a cache "
            "likes it");
    case Model::Aborted:
        return ScenarioTableModel::tr("Share of the requests that are broken off unanswered");
    default: return {};
    }
}

}  // namespace classiscope
