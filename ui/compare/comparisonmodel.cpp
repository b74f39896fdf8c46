// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/comparisonmodel.h"

#include "ui/theme/palettes.h"
#include "ui/theme/tooltip.h"

#include <QColor>
#include <QDir>
#include <QGuiApplication>
#include <QPalette>

namespace classiscope {

namespace {

QString labelOf(const Candidate *best, const std::optional<Result<Classification>> &result)
{
    if (best)
        return best->label;
    return result ? ComparisonModel::tr("no answer") : ComparisonModel::tr("waiting…");
}

/// By their words, as each model has numbers of its own; ImageNet's labels are lists of
/// words for the same.
bool meanTheSame(const QString &one, const QString &other)
{
    for (const QString &word : one.split(u',')) {
        for (const QString &otherWord : other.split(u',')) {
            if (word.trimmed().compare(otherWord.trimmed(), Qt::CaseInsensitive) == 0)
                return true;
        }
    }
    return false;
}

QString confidenceOf(const Candidate *best)
{
    return best ? percentText(best->confidence) : QString();
}

QString verdict(ComparisonModel::Agreement agreement)
{
    switch (agreement) {
    case ComparisonModel::Agreement::Same: return ComparisonModel::tr("same");
    case ComparisonModel::Agreement::Other: return ComparisonModel::tr("another");
    case ComparisonModel::Agreement::Failed: return QStringLiteral("–");
    case ComparisonModel::Agreement::Waiting: break;
    }
    return {};
}

bool isConfidence(int column)
{
    return column == ComparisonModel::FirstConfidence
        || column == ComparisonModel::SecondConfidence;
}

QVariant alignment(int column)
{
    return QVariant(Qt::AlignVCenter | (isConfidence(column) ? Qt::AlignRight : Qt::AlignLeft));
}

QString reason(const std::optional<Result<Classification>> &result)
{
    return result && !*result ? result->error().text.translated() : QString();
}

}  // namespace

const Candidate *ComparisonModel::Row::secondBest() const
{
    return second && second->ok() && !(*second)->top.empty() ? &(*second)->top.front() : nullptr;
}

ComparisonModel::Agreement ComparisonModel::Row::agreement() const
{
    if (!second)
        return Agreement::Waiting;
    const Candidate *one = first.best(), *other = secondBest();
    if (!one || !other)
        return Agreement::Failed;
    return meanTheSame(one->label, other->label) ? Agreement::Same : Agreement::Other;
}

ComparisonModel::ComparisonModel(std::vector<ResultRow> pictures, QObject *parent)
    : QAbstractTableModel(parent)
{
    m_rows.reserve(pictures.size());
    for (ResultRow &picture : pictures)
        m_rows.push_back({std::move(picture), {}});
}

void ComparisonModel::setNames(const QString &first, const QString &second,
                               const QString &secondPath)
{
    m_first = first;
    m_second = second;
    m_secondPath = secondPath;
    emit headerDataChanged(Qt::Horizontal, First, SecondConfidence);
}

void ComparisonModel::setResult(int picture, const Result<Classification> &result)
{
    m_rows[std::size_t(picture)].second = result;
    emit dataChanged(index(picture, 0), index(picture, ColumnCount - 1));
}

ComparisonModel::Counts ComparisonModel::counts() const
{
    Counts counts;
    for (const Row &row : m_rows) {
        switch (row.agreement()) {
        case Agreement::Waiting: ++counts.waiting; break;
        case Agreement::Same: ++counts.same; break;
        case Agreement::Other: ++counts.other; break;
        case Agreement::Failed: ++counts.failed; break;
        }
    }
    return counts;
}

int ComparisonModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ComparisonModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString ComparisonModel::text(const Row &row, int column) const
{
    switch (column) {
    case Picture: return row.first.input.name;
    case First: return labelOf(row.first.best(), row.first.result);
    case FirstConfidence: return confidenceOf(row.first.best());
    case Second: return labelOf(row.secondBest(), row.second);
    case SecondConfidence: return confidenceOf(row.secondBest());
    case Verdict: return verdict(row.agreement());
    default: return {};
    }
}

QVariant ComparisonModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Row &row = m_rows[std::size_t(index.row())];
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole: return text(row, column);
    case Qt::TextAlignmentRole: return alignment(column);
    case Qt::ToolTipRole:
        return plainToolTip(column == First        ? reason(row.first.result)
                                : column == Second ? reason(row.second)
                                                   : QString());
    case Qt::ForegroundRole:
        return row.agreement() == Agreement::Other && column >= Second
            ? QVariant(accentText(QGuiApplication::palette()))
            : QVariant();
    case DiffersRole: return row.agreement() == Agreement::Other;
    case SortRole:
        if (isConfidence(column)) {
            const Candidate *best = column == FirstConfidence ? row.first.best() : row.secondBest();
            return best ? double(best->confidence) : -1.0;
        }
        return text(row, column);
    default: return {};
    }
}

QString ComparisonModel::headerHint(int section) const
{
    switch (section) {
    case First:
    case FirstConfidence: return tr("The answers in the list");
    case Second:
    case SecondConfidence: return plainToolTip(QDir::toNativeSeparators(m_secondPath));
    default: return {};
    }
}

QVariant ComparisonModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignment(section);
    if (role == Qt::ToolTipRole)
        return headerHint(section);
    if (role != Qt::DisplayRole)
        return {};
    const QString titles[] = {tr("Picture"), m_first, QString(), m_second, QString(), tr("Answer")};
    return titles[section];
}

}  // namespace classiscope
