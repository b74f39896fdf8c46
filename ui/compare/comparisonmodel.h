// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/classify/resultsmodel.h"

namespace classiscope {

/// What two models say of the same pictures, side by side.
class ComparisonModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Picture, First, FirstConfidence, Second, SecondConfidence, Verdict, ColumnCount };
    enum Role { SortRole = Qt::UserRole, DiffersRole };
    enum class Agreement { Waiting, Same, Other, Failed };

    /// How many pictures came out which way.
    struct Counts {
        int waiting = 0;
        int same = 0;
        int other = 0;   ///< another class is the best
        int failed = 0;  ///< one of the two has no answer
    };

    /// `pictures`: with the answers of the first model.
    explicit ComparisonModel(std::vector<ResultRow> pictures, QObject *parent = nullptr);

    /// What the models are called above their columns; `secondPath`: told besides.
    void setNames(const QString &first, const QString &second, const QString &secondPath);
    void setResult(int picture, const Result<Classification> &result);
    Counts counts() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row {
        ResultRow first;
        std::optional<Result<Classification>> second;  ///< nothing while it waits

        const Candidate *secondBest() const;
        Agreement agreement() const;
    };

    QString text(const Row &row, int column) const;
    QString headerHint(int section) const;

    std::vector<Row> m_rows;
    QString m_first;
    QString m_second;
    QString m_secondPath;
};

}  // namespace classiscope
