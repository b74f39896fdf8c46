// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/loadlab/scenariotablemodel.h"

#include <QWidget>

class QLabel;
class QTableView;
class QToolButton;

namespace classiscope {

class Exporter;

/// The table of scenarios with what can be done to it: add, duplicate, remove, open and save
/// as a file, restore the planned ones.
class ScenarioEditor : public QWidget {
    Q_OBJECT

public:
    static constexpr qint64 maxFileBytes = 1 << 20;

    explicit ScenarioEditor(QWidget *parent = nullptr);

    ScenarioTableModel &model() { return m_model; }
    QTableView &table() { return *m_table; }

    /// In place of those shown; says what is wrong when the file cannot be used.
    void openFile(const QString &path);

signals:
    void changed();

private:
    QWidget *makeBar();
    QTableView *makeTable();
    void add();
    void duplicate();
    void remove();
    void restore();
    void askOpen();
    void save();
    void insert(const Scenario &scenario);
    void fitColumns();
    void showState();
    bool eventFilter(QObject *watched, QEvent *event) override;

    ScenarioTableModel m_model;
    Exporter *m_exporter;
    QTableView *m_table = nullptr;
    QToolButton *m_duplicate = nullptr;
    QToolButton *m_remove = nullptr;
    QLabel *m_problem;
};

}  // namespace classiscope
