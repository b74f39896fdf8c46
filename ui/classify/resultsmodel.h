// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/batchrunner.h"

#include <QAbstractTableModel>
#include <QTimer>

#include <optional>
#include <vector>

namespace classiscope {

/// One picture and what came of it.
struct ResultRow {
    ImageInput input;
    std::optional<Result<Classification>> result;  ///< nothing while it waits

    bool failed() const { return result && !result->ok(); }
    /// The best answer, when there is one.
    const Candidate *best() const;
};

/// The pictures of the Classify page, in the order they came.
///
/// Results are told to the views every `flushInterval`, however fast they come.
class ResultsModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Name, Answer, Confidence, ColumnCount };
    enum Role {
        SortRole = Qt::UserRole,
        RowRole,      ///< the model's own row, also through a proxy
        FailedRole,   ///< bool
        WeakRole,     ///< bool: confidence below `weakConfidence`
        FractionRole  ///< double, 0 to 1; only where there is an answer
    };
    static constexpr float weakConfidence = 0.3F;
    static constexpr std::chrono::milliseconds flushInterval {50};

    explicit ResultsModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    const std::vector<ResultRow> &rows() const { return m_rows; }

    /// Appends waiting rows; returns the first one's number.
    int append(const QList<ImageInput> &inputs);
    void setResult(int row, const Result<Classification> &result);
    void clear();

private:
    void flush();

    std::vector<ResultRow> m_rows;
    QTimer m_flushTimer;
    int m_firstChanged = 0;  // rows with results the views do not know of yet
    int m_lastChanged = -1;
};

/// "87.3%", in the words of the system's language.
QString percentText(float confidence);

}  // namespace classiscope
