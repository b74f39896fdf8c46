// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSortFilterProxyModel>

#include <optional>
#include <vector>

namespace classiscope {

class ResultsModel;
struct ResultRow;

/// Which results the list shows, and in what order.
///
/// Compares the rows themselves, not their texts by way of data(): 10,000 are sorted in
/// some milliseconds. A change of the filter is one change of the layout, however many
/// rows come and go by it; what is selected and still shown stays selected.
class ResultFilter : public QSortFilterProxyModel {
    Q_OBJECT

public:
    enum class Kind {
        All,
        Answered,
        Unsure,  ///< answered, below ResultsModel::weakConfidence
        Failed,
        Mistakes  ///< another answer than the folder's name says
    };
    /// Pictures of one class that were answered as another, or as the same.
    struct Cell {
        int truth;  ///< indexes of labels
        int answer;
    };

    /// `model` must outlive the filter.
    explicit ResultFilter(ResultsModel &model, QObject *parent = nullptr);

    /// Case does not matter; the name and the answer are looked at. Empty: all.
    void setText(const QString &text);
    void setKind(Kind kind);
    void setCell(std::optional<Cell> cell);
    bool filtering() const;

    /// Rows of the model, in the order shown.
    std::vector<int> shownRows() const;

signals:
    /// The filter is another; not told of rows that come and go by their results.
    void filterChanged();

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    void apply();
    bool hasKind(const ResultRow &row) const;

    const ResultsModel &m_model;
    QString m_text;
    Kind m_kind = Kind::All;
    std::optional<Cell> m_cell;
};

}  // namespace classiscope
