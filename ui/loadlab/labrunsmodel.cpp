// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/loadlab/labrunsmodel.h"

#include "ui/loadlab/labtext.h"
#include "ui/performance/numberformat.h"

#include <QLocale>

#include <algorithm>

namespace classiscope {

namespace {

using Column = LabRunsModel::Column;

constexpr double none = -1;

double inMilliseconds(std::chrono::microseconds time)
{
    return double(time.count()) / 1000;
}

/// The number in a cell; negative where there is none.
double figure(const LoadRun &run, int column)
{
    const LoadFigures &figures = run.figures;
    const bool any = figures.requests > 0;
    switch (column) {
    case Column::Instances: return run.instances > 0 ? run.instances : none;
    case Column::Requests: return double(figures.requests);
    case Column::Successful: return double(figures.successes());
    case Column::Failed: return double(figures.failures);
    case Column::SuccessRate: return any ? figures.successRate() : none;
    case Column::Average: return any ? inMilliseconds(figures.average) : none;
    case Column::Minimum: return any ? inMilliseconds(figures.minimum) : none;
    case Column::Maximum: return any ? inMilliseconds(figures.maximum) : none;
    case Column::PerSecond: return figures.requestsPerSecond;
    case Column::P50: return any ? inMilliseconds(figures.p50()) : none;
    case Column::P95: return any ? inMilliseconds(figures.p95()) : none;
    case Column::P99: return any ? inMilliseconds(figures.p99()) : none;
    default: return none;
    }
}

/// About three digits; the header has the unit.
QString millisecondsNumber(double value)
{
    return QLocale().toString(value, 'f', value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2);
}

QString nameOf(const LoadRun &run)
{
    QString name = run.scenario.name;
    if (run.repetition > 1)
        name += QStringLiteral(" (%1)").arg(run.repetition);
    return run.cancelled ? LabRunsModel::tr("%1, stopped").arg(name) : name;
}

QString text(const LoadRun &run, int column)
{
    if (column == Column::Name)
        return nameOf(run);
    const double value = figure(run, column);
    if (value < 0)
        return QStringLiteral("–");
    switch (column) {
    case Column::SuccessRate: return shareText(value);
    case Column::PerSecond: return rateText(value);
    case Column::Average:
    case Column::Minimum:
    case Column::Maximum:
    case Column::P50:
    case Column::P95:
    case Column::P99: return millisecondsNumber(value);
    default: return countText(qint64(value));
    }
}

}  // namespace

QString instancesText(int instances)
{
    return instances == 1 ? LabRunsModel::tr("1 instance")
                          : LabRunsModel::tr("%1 instances").arg(instances);
}

QString labRunName(const LoadRun &run)
{
    QStringList parts {run.scenario.name};
    if (run.instances > 0)
        parts << instancesText(run.instances);
    if (run.repetition > 1)
        parts << LabRunsModel::tr("repetition %1").arg(run.repetition);
    return parts.join(QStringLiteral(", "));
}

void LabRunsModel::setRuns(const std::vector<LoadRun> &runs)
{
    beginResetModel();
    m_runs = runs;
    endResetModel();
}

bool LabRunsModel::hasInstances() const
{
    return std::any_of(m_runs.begin(), m_runs.end(),
                       [](const LoadRun &run) { return run.instances > 0; });
}

int LabRunsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_runs.size());
}

int LabRunsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant LabRunsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const LoadRun &run = m_runs[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole: return text(run, index.column());
    case Qt::ToolTipRole:
        return index.column() == Name ? QVariant(run.scenario.text()) : QVariant();
    case Qt::TextAlignmentRole:
        return QVariant(Qt::AlignVCenter
                        | (index.column() == Name ? Qt::AlignLeft : Qt::AlignRight));
    case sortRole:
        return index.column() == Name ? QVariant(nameOf(run))
                                      : QVariant(figure(run, index.column()));
    default: return {};
    }
}

QVariant LabRunsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignVCenter | (section == Name ? Qt::AlignLeft : Qt::AlignRight));
    if (role == Qt::ToolTipRole && section >= Average && section <= Maximum)
        return tr("Response time in milliseconds, as the client saw it");
    if (role != Qt::DisplayRole)
        return {};
    const QString titles[] = {tr("Scenario"), tr("Instances"), tr("Requests"), tr("Failed"),
                              tr("Req/s"),    tr("Avg ms"),    tr("p50 ms"),   tr("p95 ms"),
                              tr("p99 ms"),   tr("Min ms"),    tr("Max ms"),   tr("OK"),
                              tr("Success")};
    return titles[section];
}

}  // namespace classiscope
