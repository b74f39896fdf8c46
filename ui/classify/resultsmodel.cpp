// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/classify/resultsmodel.h"

#include "ui/theme/tooltip.h"

#include <QLocale>
#include <QMimeData>
#include <QUrl>

#include <algorithm>

namespace classiscope {

const Candidate *ResultRow::best() const
{
    return result && result->ok() && !(*result)->top.empty() ? &(*result)->top.front() : nullptr;
}

QString ResultRow::answerText() const
{
    if (const Candidate *answer = best())
        return answer->label;
    if (failed())
        return result->error().text.translated();
    return result ? ResultsModel::tr("no answer") : ResultsModel::tr("waiting…");
}

bool ResultRow::weak() const
{
    return best() && best()->confidence < ResultsModel::weakConfidence;
}

QString percentText(float confidence)
{
    return QLocale().toString(double(confidence) * 100, 'f', 1) + QStringLiteral("\u00a0%");
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
    const QString answer = row.answerText();
    switch (role) {
    case RowRole: return index.row();
    case FailedRole: return row.failed();
    case WeakRole: return row.weak();
    case FractionRole: return best ? QVariant(double(best->confidence)) : QVariant();
    case Qt::ToolTipRole:
        if (index.column() == Name)
            return plainToolTip(row.input.path.isEmpty() ? row.input.name : row.input.path);
        return index.column() == Answer ? plainToolTip(answer) : QString();
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

Qt::ItemFlags ResultsModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    const bool file = index.isValid() && !m_rows[std::size_t(index.row())].input.path.isEmpty();
    return file ? flags | Qt::ItemIsDragEnabled : flags;
}

QStringList ResultsModel::mimeTypes() const
{
    return {QStringLiteral("text/uri-list")};
}

QMimeData *ResultsModel::mimeData(const QModelIndexList &indexes) const
{
    QList<QUrl> urls;
    for (const QModelIndex &index : indexes) {
        const QString &path = m_rows[std::size_t(index.row())].input.path;
        if (index.column() == indexes.first().column() && !path.isEmpty())
            urls << QUrl::fromLocalFile(path);
    }
    auto *data = new QMimeData;
    data->setUrls(urls);
    return data;
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
    judge(m_rows[std::size_t(row)]);
    const bool noneYet = m_lastChanged < m_firstChanged;
    m_firstChanged = noneYet ? row : std::min(m_firstChanged, row);
    m_lastChanged = noneYet ? row : std::max(m_lastChanged, row);
    if (!m_flushTimer.isActive())
        m_flushTimer.start();
}

std::vector<ResultRow> ResultsModel::clear()
{
    beginResetModel();
    std::vector<ResultRow> rows = std::exchange(m_rows, {});
    m_firstChanged = 0;
    m_lastChanged = -1;
    m_flushTimer.stop();
    m_trueClasses.clear();
    endResetModel();
    tellTruth();
    return rows;
}

void ResultsModel::restore(std::vector<ResultRow> rows)
{
    if (rows.empty())
        return;
    beginInsertRows({}, rowCount(), rowCount() + int(rows.size()) - 1);
    for (ResultRow &row : rows) {
        judge(row);
        m_rows.push_back(std::move(row));
    }
    endInsertRows();
    tellTruth();
}

void ResultsModel::judge(ResultRow &row)
{
    const Candidate *best = row.best();
    const bool known = best && m_labels.value(best->index) == best->label;
    row.truth = known ? m_trueLabels.classOf(row.input.path) : -1;
    if (row.truth >= 0)
        m_trueClasses.insert(row.truth);
}

void ResultsModel::tellTruth()
{
    if (m_truthTold == hasTruth())
        return;
    m_truthTold = hasTruth();
    emit truthChanged(m_truthTold);
}

void ResultsModel::setLabels(const QStringList &labels)
{
    if (m_labels == labels)
        return;
    m_labels = labels;
    m_trueLabels = TrueLabels(labels);
    m_trueClasses.clear();
    for (ResultRow &row : m_rows)
        judge(row);
    if (!m_rows.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    tellTruth();
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
    tellTruth();
}

}  // namespace classiscope
