// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/classify/resultsmodel.h"

#include "ui/theme/tooltip.h"

#include <QLocale>

#include <algorithm>

namespace classiscope {

const Candidate *ResultRow::best() const
{
    return result && result->ok() && !(*result)->top.empty() ? &(*result)->top.front() : nullptr;
}

QString percentText(float confidence)
{
    return QLocale().toString(double(confidence) * 100, 'f', 1) + QLatin1Char('%');
}

ResultsModel::ResultsModel(QObject *parent)
    : QAbstractTableModel(parent)
{
    m_flushTimer.setSingleShot(true);
    m_flushTimer.setInterval(flushInterval);
    connect(&m_flushTimer, &QTimer::timeout, this, &ResultsModel::flush);
}

int ResultsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ResultsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant ResultsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name: return tr("Picture");
    case Answer: return tr("Answer");
    case Confidence: return tr("Confidence");
    default: return {};
    }
}

QVariant ResultsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ResultRow &row = m_rows[std::size_t(index.row())];
    const Candidate *best = row.best();
    const QString answer = best  ? best->label
        : row.failed()           ? row.result->error().message
        : row.result.has_value() ? tr("no answer")
                                 : tr("waiting…");
    switch (role) {
    case RowRole: return index.row();
    case FailedRole: return row.failed();
    case WeakRole: return best && best->confidence < weakConfidence;
    case FractionRole: return best ? QVariant(double(best->confidence)) : QVariant();
    case Qt::ToolTipRole:
        if (index.column() == Name)
            return plainToolTip(row.input.path.isEmpty() ? row.input.name : row.input.path);
        return index.column() == Answer ? plainToolTip(answer) : QString();
    case SortRole:
        if (index.column() == Confidence)
            return best ? double(best->confidence) : row.failed() ? -1.0 : -2.0;
        [[fallthrough]];
    case Qt::DisplayRole:
        switch (index.column()) {
        case Name: return row.input.name;
        case Answer: return answer;
        case Confidence: return best ? percentText(best->confidence) : QString();
        default: return {};
        }
    case Qt::AccessibleTextRole:
        return best ? tr("%1: %2, %3").arg(row.input.name, answer, percentText(best->confidence))
                    : tr("%1: %2").arg(row.input.name, answer);
    default: return {};
    }
}

int ResultsModel::append(const QList<ImageInput> &inputs)
{
    const int first = int(m_rows.size());
    if (inputs.isEmpty())
        return first;
    beginInsertRows({}, first, first + int(inputs.size()) - 1);
    for (const ImageInput &input : inputs)
        m_rows.push_back({input, std::nullopt});
    endInsertRows();
    return first;
}

void ResultsModel::setResult(int row, const Result<Classification> &result)
{
    m_rows[std::size_t(row)].result = result;
    const bool noneYet = m_lastChanged < m_firstChanged;
    m_firstChanged = noneYet ? row : std::min(m_firstChanged, row);
    m_lastChanged = noneYet ? row : std::max(m_lastChanged, row);
    if (!m_flushTimer.isActive())
        m_flushTimer.start();
}

void ResultsModel::clear()
{
    beginResetModel();
    m_rows.clear();
    m_firstChanged = 0;
    m_lastChanged = -1;
    m_flushTimer.stop();
    endResetModel();
}

void ResultsModel::flush()
{
    if (m_lastChanged < m_firstChanged)
        return;
    const auto first = index(m_firstChanged, 0);
    const auto last = index(m_lastChanged, ColumnCount - 1);
    m_firstChanged = 0;
    m_lastChanged = -1;
    emit dataChanged(first, last);
}

}  // namespace classiscope
