// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/batchrunner.h"
#include "ui/classify/truelabels.h"

#include <QAbstractTableModel>
#include <QSet>
#include <QTimer>

#include <optional>
#include <vector>

namespace classiscope {

/// One picture and what came of it.
struct ResultRow {
    ImageInput input;
    std::optional<Result<Classification>> result;  ///< nothing while it waits
    int truth = -1;  ///< label its folder is named after; -1: none, or none is known yet

    bool failed() const { return result && !result->ok(); }
    /// The best answer, when there is one.
    const Candidate *best() const;
    QString answerText() const;  ///< the label, the reason there is none, or that it waits
    bool weak() const;           ///< answered below ResultsModel::weakConfidence
    bool judged() const { return truth >= 0 && best(); }
    bool mistaken() const { return judged() && best()->index != truth; }
};

/// The pictures of the Classify page, in the order they came.
///
/// Results are told to the views every `flushInterval`, however fast they come.
///
/// Pictures in folders that are named after classes are judged: see TrueLabels. One such
/// folder may be chance ("camera"), so that there is truth only from `leastTrueClasses` on.
class ResultsModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Name, Answer, Confidence, ColumnCount };
    enum Role {
        RowRole = Qt::UserRole,  ///< the model's own row, also through a proxy
        FailedRole,              ///< bool
        WeakRole,                ///< bool: confidence below `weakConfidence`
        FractionRole             ///< double, 0 to 1; only where there is an answer
    };
    static constexpr float weakConfidence = 0.3F;
    static constexpr std::chrono::milliseconds flushInterval {50};
    static constexpr int leastTrueClasses = 2;

    explicit ResultsModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// Rows of files can be dragged out, as their files.
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;

    const std::vector<ResultRow> &rows() const { return m_rows; }

    /// Appends waiting rows; returns the first one's number.
    int append(const QList<ImageInput> &inputs);
    void setResult(int row, const Result<Classification> &result);
    /// Takes all rows out and gives them back.
    std::vector<ResultRow> clear();
    /// Appends rows that clear() gave, with their results.
    void restore(std::vector<ResultRow> rows);

    /// The classes of the model in use. Rows that another one answered are judged as far
    /// as that gave its classes the same places.
    void setLabels(const QStringList &labels);
    const QStringList &labels() const { return m_labels; }
    bool hasTruth() const { return m_trueClasses.size() >= leastTrueClasses; }

signals:
    void truthChanged(bool hasTruth);

private:
    void flush();
    void judge(ResultRow &row);
    void tellTruth();

    std::vector<ResultRow> m_rows;
    QStringList m_labels;
    TrueLabels m_trueLabels;
    QSet<int> m_trueClasses;   // of the rows judged
    bool m_truthTold = false;  // the last truthChanged()
    QTimer m_flushTimer;
    int m_firstChanged = 0;  // rows with results the views do not know of yet
    int m_lastChanged = -1;
};

/// "87.3%", in the words of the system's language.
QString percentText(float confidence);

}  // namespace classiscope
