// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/classify/resultfilter.h"

#include <QWidget>

class QComboBox;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QToolButton;

namespace classiscope {

class ResultsList;

/// The list of results with what belongs to it: how many, which of them, Open and Clear.
class ResultsPane : public QWidget {
    Q_OBJECT

public:
    explicit ResultsPane(ResultsModel &model, QWidget *parent = nullptr);

    ResultsList &list() { return *m_list; }
    void setClearEnabled(bool enabled);

    /// Shows only these, whatever was filtered before.
    void showKind(ResultFilter::Kind kind);
    void showCell(const ResultFilter::Cell &cell);
    void showAll();

signals:
    void openRequested();
    void clearRequested();
    void accuracyRequested();

private:
    QHBoxLayout *makeTools();
    QHBoxLayout *makeFilters();
    QWidget *makeCellBar();
    void showEmpty();
    void setTruth(bool hasTruth);
    void setCell(std::optional<ResultFilter::Cell> cell);
    void count();

    ResultsModel &m_model;
    ResultsList *m_list;
    QLabel *m_summary;
    QToolButton *m_accuracy;
    QToolButton *m_clear;
    QLineEdit *m_text;
    QComboBox *m_kind;
    QLabel *m_cell = nullptr;
    QWidget *m_cellBar = nullptr;
    QWidget *m_empty;  // over the list when the filter lets nothing through
};

}  // namespace classiscope
