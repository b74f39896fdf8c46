// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/benchmark/benchtablemodel.h"

#include "ui/performance/numberformat.h"

#include <QFont>
#include <QLocale>

#include <algorithm>

namespace classiscope {

namespace {

using Column = BenchTableModel::Column;

bool isNumber(int column)
{
    return column != BenchTableModel::Part && column != BenchTableModel::Path;
}

double inMilliseconds(std::chrono::microseconds time)
{
    return double(time.count()) / 1000;
}

/// The number in a cell; negative where there is none.
double figure(const BenchRow &row, int column)
{
    const BenchFigures &figures = row.figures;
    constexpr double none = -1;
    switch (column) {
    case Column::Workers: return figures.setting.workers;
    case Column::Threads: return figures.setting.threads;
    case Column::Batch: return figures.setting.batch;
    case Column::Milliseconds: {
        const RoundFigures time = row.milliseconds();
        return time.rounds.empty() ? none : time.median();
    }
    case Column::PerSecond: return figures.perSecond.median();
    case Column::Spread:
        return figures.perSecond.rounds.size() > 1 ? figures.perSecond.spread() : none;
    case Column::P50: return row.pipeline ? inMilliseconds(figures.p50) : none;
    case Column::P95: return row.pipeline ? inMilliseconds(figures.p95) : none;
    case Column::AgainstOpenCv: return figures.againstOpenCv > 0 ? figures.againstOpenCv : none;
    default: return none;
    }
}

QString partText(const BenchRow &row)
{
    const QString part =
        row.pipeline ? BenchTableModel::tr("Pipeline") : BenchTableModel::tr("Forward");
    return row.best ? part + QStringLiteral(" ★") : part;
}

/// What the star stands for, in words.
QVariant spokenText(const BenchRow &row, int column)
{
    return row.best && column == Column::Part ? QVariant(BenchTableModel::tr("Pipeline, best"))
                                              : QVariant();
}

/// About three digits; the header has the unit.
QString millisecondsNumber(double value)
{
    const int decimals = value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2;
    return QLocale().toString(value, 'f', decimals);
}

QString text(const BenchRow &row, int column)
{
    if (column == Column::Part)
        return partText(row);
    if (column == Column::Path)
        return row.path;
    const double value = figure(row, column);
    if (value < 0)
        return QStringLiteral("–");
    switch (column) {
    case Column::PerSecond: return rateText(value);
    case Column::Spread: return percentText(100 * value);
    case Column::Milliseconds:
    case Column::P50:
    case Column::P95: return millisecondsNumber(value);
    case Column::AgainstOpenCv: return QLocale().toString(value, 'f', 2);
    default: return countText(qint64(value));
    }
}

QFont boldFont()
{
    QFont font;
    font.setWeight(QFont::DemiBold);
    return font;
}

QString headerHelp(int column)
{
    switch (column) {
    case Column::Milliseconds: return BenchTableModel::tr("Forward pass of one image, median");
    case Column::PerSecond: return BenchTableModel::tr("Images a second, median of the rounds");
    case Column::Spread:
        return BenchTableModel::tr("From the slowest round to the fastest, in parts of the median");
    case Column::P50:
    case Column::P95: return BenchTableModel::tr("From a worker taking a picture to its answer");
    case Column::AgainstOpenCv:
        return BenchTableModel::tr("Times as fast as OpenCV with as many workers and threads");
    default: return {};
    }
}

}  // namespace

void BenchTableModel::setRows(std::vector<BenchRow> rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

bool BenchTableModel::hasBatches() const
{
    return std::any_of(m_rows.begin(), m_rows.end(),
                       [](const BenchRow &row) { return row.figures.setting.batch > 1; });
}

int BenchTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int BenchTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant BenchTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const BenchRow &row = m_rows[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole: return text(row, index.column());
    case Qt::AccessibleTextRole: return spokenText(row, index.column());
    case Qt::ToolTipRole: return index.column() == Path ? QVariant(row.path) : QVariant();
    case Qt::TextAlignmentRole:
        return QVariant(Qt::AlignVCenter
                        | (isNumber(index.column()) ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::FontRole:
        return row.best && index.column() != Path ? QVariant(boldFont()) : QVariant();
    case sortRole:
        return isNumber(index.column()) ? QVariant(figure(row, index.column()))
                                        : QVariant(text(row, index.column()));
    default: return {};
    }
}

QVariant BenchTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignVCenter | (isNumber(section) ? Qt::AlignRight : Qt::AlignLeft));
    if (role == Qt::ToolTipRole)
        return headerHelp(section);
    if (role != Qt::DisplayRole)
        return {};
    const QString titles[] = {tr("Part"),   tr("Path"),     tr("Workers"),  tr("Threads"),
                              tr("Batch"),  tr("ms/image"), tr("Images/s"), tr("Spread"),
                              tr("p50 ms"), tr("p95 ms"),   tr("× OpenCV")};
    return titles[section];
}

}  // namespace classiscope
