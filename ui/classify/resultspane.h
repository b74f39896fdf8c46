// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QToolButton;

namespace classiscope {

class ResultsList;
class ResultsModel;

/// The list of results with what belongs to it: how many, a filter, Open and Clear.
class ResultsPane : public QWidget {
    Q_OBJECT

public:
    explicit ResultsPane(ResultsModel &model, QWidget *parent = nullptr);

    ResultsList &list() { return *m_list; }
    void setClearEnabled(bool enabled);

signals:
    void openRequested();
    void clearRequested();

private:
    void count();

    ResultsModel &m_model;
    ResultsList *m_list;
    QLabel *m_summary;
    QToolButton *m_clear;
};

}  // namespace classiscope
