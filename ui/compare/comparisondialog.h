// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/compare/comparison.h"
#include "ui/compare/comparisonmodel.h"

#include <QDialog>
#include <QSortFilterProxyModel>

class QCheckBox;
class QLabel;

namespace classiscope {

class BatchProgress;
class Notice;
class RowTable;

/// Classifies pictures with a second model and shows its answers beside those of the first,
/// and how many are others. Does not block the window; closing it cancels.
class ComparisonDialog : public QDialog {
    Q_OBJECT

public:
    /// `pictures`: with the answers of the first model. `options`: those of the classifier
    /// in use.
    ComparisonDialog(const std::vector<ResultRow> &pictures, const ModelSource &second,
                     const ClassifierOptions &options, QWidget *parent = nullptr);
    ~ComparisonDialog() override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void connectComparison();
    void setSecond(const QString &name);
    void count();
    QString agreement(int pictures) const;
    void copy();
    void measureAnswers();
    void fitColumns();

    ComparisonModel m_model;
    QSortFilterProxyModel m_shown;
    Comparison *m_comparison;   // retires when the dialog goes
    const QString m_firstName;  // as it calls itself
    const QString m_secondPath;
    QString m_second;       // as it is called here
    int m_answerWidth = 0;  // of a model's column, at most
    bool m_cancelled = false;

    QLabel *m_summary;
    QCheckBox *m_onlyOthers;
    RowTable *m_table;
    BatchProgress *m_progress;
    Notice *m_notice;
};

}  // namespace classiscope
