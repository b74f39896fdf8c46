// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/classify/resultfilter.h"

#include "ui/classify/resultsmodel.h"

namespace classiscope {

namespace {

/// Answers first, then failures, then what waits.
int rank(const ResultRow &row)
{
    return row.best() ? 0 : row.result ? 1 : 2;
}

int compareText(const QString &left, const QString &right)
{
    return left.compare(right, Qt::CaseInsensitive);
}

int compareAnswers(const ResultRow &left, const ResultRow &right)
{
    if (rank(left) != rank(right))
        return rank(left) - rank(right);
    return compareText(left.answerText(), right.answerText());
}

float confidence(const ResultRow &row)
{
    return row.best() ? row.best()->confidence : -1.0F - float(rank(row));
}

}  // namespace

ResultFilter::ResultFilter(ResultsModel &model, QObject *parent)
    : QSortFilterProxyModel(parent)
    , m_model(model)
{
    setSourceModel(&model);
    setDynamicSortFilter(true);
}

void ResultFilter::setText(const QString &text)
{
    m_text = text.trimmed();
    apply();
}

void ResultFilter::setKind(Kind kind)
{
    m_kind = kind;
    apply();
}

void ResultFilter::setCell(std::optional<Cell> cell)
{
    if (!cell && !m_cell)
        return;
    m_cell = cell;
    apply();
}

bool ResultFilter::filtering() const
{
    return !m_text.isEmpty() || m_kind != Kind::All || m_cell;
}

void ResultFilter::apply()
{
    // invalidateFilter() would tell of each gap by itself, in square time for the view.
    invalidate();
    emit filterChanged();
}

std::vector<int> ResultFilter::shownRows() const
{
    std::vector<int> rows;
    rows.reserve(std::size_t(rowCount()));
    for (int row = 0; row < rowCount(); ++row)
        rows.push_back(mapToSource(index(row, 0)).row());
    return rows;
}

bool ResultFilter::hasKind(const ResultRow &row) const
{
    switch (m_kind) {
    case Kind::All: return true;
    case Kind::Answered: return row.best() != nullptr;
    case Kind::Unsure: return row.weak();
    case Kind::Failed: return row.failed();
    case Kind::Mistakes: return row.mistaken();
    }
    return true;
}

bool ResultFilter::filterAcceptsRow(int row, const QModelIndex &) const
{
    const ResultRow &result = m_model.rows()[std::size_t(row)];
    if (!hasKind(result))
        return false;
    if (m_cell
        && !(result.judged() && result.truth == m_cell->truth
             && result.best()->index == m_cell->answer))
        return false;
    return m_text.isEmpty() || result.input.name.contains(m_text, Qt::CaseInsensitive)
        || result.answerText().contains(m_text, Qt::CaseInsensitive);
}

bool ResultFilter::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const ResultRow &one = m_model.rows()[std::size_t(left.row())];
    const ResultRow &other = m_model.rows()[std::size_t(right.row())];
    switch (left.column()) {
    case ResultsModel::Name: return compareText(one.input.name, other.input.name) < 0;
    case ResultsModel::Answer: return compareAnswers(one, other) < 0;
    default: return confidence(one) < confidence(other);
    }
}

}  // namespace classiscope
